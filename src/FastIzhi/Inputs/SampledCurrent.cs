using CommunityToolkit.HighPerformance;

namespace FastIzhi.Inputs;

/// <summary>
/// Currents given for each neuron at times of their own. Before the first sample the current is 0, from the last one on it stays.
/// </summary>
public sealed class SampledCurrent : TimedCurrent
{
    private readonly double[] _values;

    /// <summary>Copies the samples.</summary>
    /// <param name="times">Times of the samples [ms], ascending.</param>
    /// <param name="values">Currents [pA], shape [times x neurons that receive them].</param>
    public SampledCurrent(ReadOnlySpan<double> times, ReadOnlySpan2D<double> values)
    {
        Times = times.ToArray();
        (RowCount, Columns) = (values.Height, values.Width);
        _values = new double[values.Length];
        values.CopyTo(_values);
    }

    internal SampledCurrent(CsvFile file)
    {
        (RowCount, Columns) = (file.Rows, Math.Max(0, file.Columns - 1));
        var times = new double[RowCount];
        _values = new double[(long)RowCount * Columns];
        for (var row = 0; row < RowCount; row++)
        {
            times[row] = file.Row(row)[0];
            file.Row(row)[1..].CopyTo(_values.AsSpan(row * Columns));
        }

        Times = times;
    }

    /// <summary>Times of the samples [ms], ascending.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Number of neurons that receive a current.</summary>
    public int Columns { get; }

    /// <summary>What the current is between two samples.</summary>
    public Interpolation Interpolation { get; init; }

    private int RowCount { get; }

    /// <summary>Reads samples from a CSV file: on each line the time [ms] and a current [pA] for each neuron that receives one.</summary>
    /// <param name="path">The file; empty lines, those that begin with # and a first line of names are left out.</param>
    /// <param name="neurons">The neurons that receive them, indices within the population; null for all.</param>
    /// <param name="interpolation">What the current is between two samples.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than such numbers; the line is named.</exception>
    public static SampledCurrent FromCsv(
        string path, IReadOnlyList<int>? neurons = null, Interpolation interpolation = Interpolation.Hold) =>
        new(CsvFile.Read(path)) { Neurons = neurons, Interpolation = interpolation };

    /// <summary>The currents of a sample [pA], one per neuron that receives one.</summary>
    /// <param name="sample">Number of the sample.</param>
    public ReadOnlySpan<double> Sample(int sample) => _values.AsSpan(sample * Columns, Columns);

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
    private protected override string? ValueProblem(int receivers)
    {
        if (RowCount == 0 || RowCount != Times.Count)
        {
            return $"{RowCount} samples for {Times.Count} times; give a time for each sample, and at least one";
        }

        if (Columns != receivers)
        {
            return $"the samples are of {Columns} neurons; there are {receivers} that receive them";
        }

        for (var k = 0; k < Times.Count; k++)
        {
            if (!double.IsFinite(Times[k]) || (k > 0 && !(Times[k] > Times[k - 1])))
            {
                return $"time {k} of the samples is {Times[k]} ms; it must be a finite number{(k > 0 ? $" above {Times[k - 1]} ms" : "")}";
            }
        }

        var bad = Array.FindIndex(_values, value => !double.IsFinite(value));
        return bad < 0 ? null : $"sample {bad / Columns} of neuron {bad % Columns} is {_values[bad]} pA; it must be a finite number";
    }
}
