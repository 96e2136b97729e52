using System.Collections.Immutable;
using CommunityToolkit.HighPerformance;

namespace FastIzhi.Inputs;

/// <summary>
/// Currents given for each neuron at times of their own. Before the first sample the current is 0, from the last one on it stays.
/// </summary>
public sealed class SampledCurrent : TimedCurrent
{
    private readonly Samples _samples;

    /// <summary>Copies the samples.</summary>
    /// <param name="times">Times of the samples [ms], ascending.</param>
    /// <param name="values">Currents [pA], shape [times x neurons that receive them].</param>
    /// <exception cref="ArgumentException">The numbers of times and samples differ.</exception>
    public SampledCurrent(ReadOnlySpan<double> times, ReadOnlySpan2D<double> values)
        : this(new Samples(times, values))
    {
    }

    /// <summary>Takes samples, such as those of a file.</summary>
    /// <param name="samples">Currents [pA], one for each neuron that receives one.</param>
    public SampledCurrent(Samples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _samples = samples;
    }

    /// <summary>Times of the samples [ms], ascending.</summary>
    public ImmutableArray<double> Times => _samples.Times;

    /// <summary>Number of neurons that receive a current.</summary>
    public int Columns => _samples.Columns;

    /// <summary>What the current is between two samples.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>Reads samples from a CSV file: on each line the time [ms] and a current [pA] for each neuron that receives one.</summary>
    /// <param name="path">The file; empty lines, those that begin with # and a first line of names are left out.</param>
    /// <param name="neurons">The neurons that receive them, indices within the population; null for all.</param>
    /// <param name="interpolation">What the current is between two samples.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than such numbers; the line is named.</exception>
    public static SampledCurrent FromCsv(
        string path, IReadOnlyList<int>? neurons = null, Interpolation interpolation = Interpolation.Hold) =>
        new(Samples.FromCsv(path)) { Neurons = neurons, Interpolation = interpolation };

    /// <summary>The currents of a sample [pA], one per neuron that receives one.</summary>
    /// <param name="sample">Number of the sample.</param>
    public ReadOnlySpan<double> Sample(int sample) => _samples.Sample(sample);

    /// <summary>x, how far a time is on the way from a sample to the next, from 0 to 1: the current is a (1 - x) + b x.</summary>
    /// <param name="sample">Number of the sample, not the last.</param>
    /// <param name="time">The time [ms].</param>
    public double Fraction(int sample, double time) =>
        Math.Clamp((time - Times[sample]) / (Times[sample + 1] - Times[sample]), 0, 1);

    /// <summary>The currents of a sample for all neurons of the population.</summary>
    internal double[] PerNeuron(int sample, int size)
    {
        var all = new double[size];
        var values = Sample(sample);
        for (var i = 0; i < values.Length; i++)
        {
            all[Neurons?[i] ?? i] = values[i];
        }

        return all;
    }

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) =>
        _samples.Problem("samples", "pA") ?? (Columns == receivers
            ? null
            : $"the samples are of {Columns} neurons; there are {receivers} that receive them");
}
