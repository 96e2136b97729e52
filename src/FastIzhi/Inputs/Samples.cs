using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance;

namespace FastIzhi.Inputs;

/// <summary>Values for each neuron, or one for all, at times of their own: currents, or the rates of Poisson trains.</summary>
public sealed class Samples
{
    /// <summary>Copies samples.</summary>
    /// <param name="times">Their times [ms], ascending.</param>
    /// <param name="values">The values, shape [times x neurons].</param>
    public Samples(ReadOnlySpan<double> times, ReadOnlySpan2D<double> values)
        : this([.. times], Flat(values), values.Width)
    {
        if (values.Height != times.Length)
        {
            throw new ArgumentException($"{values.Height} samples for {times.Length} times; give a time for each sample", nameof(values));
        }
    }

    /// <summary>Takes samples as files have them.</summary>
    /// <param name="times">Their times [ms], ascending.</param>
    /// <param name="values">The values, one sample after the other.</param>
    /// <param name="columns">Number of values of a sample.</param>
    /// <exception cref="ArgumentException">There are not so many values.</exception>
    public Samples(ImmutableArray<double> times, ImmutableArray<double> values, int columns)
    {
        if (columns < 0 || values.Length != (long)times.Length * columns)
        {
            throw new ArgumentException($"{values.Length} values for {times.Length} samples of {columns}", nameof(values));
        }

        (Times, Values, Columns) = (times, values, columns);
    }

    /// <summary>Times of the samples [ms].</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>The values, one sample after the other.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Number of values of a sample.</summary>
    public int Columns { get; }

    /// <summary>Reads samples from a CSV file: on each line the time [ms] and the values.</summary>
    /// <param name="path">The file; empty lines, those that begin with # and a first line of names are left out.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than such numbers; the line is named.</exception>
    public static Samples FromCsv(string path)
    {
        var file = CsvFile.Read(path);
        var columns = Math.Max(0, file.Columns - 1);
        var (times, values) = (new double[file.Rows], new double[(long)file.Rows * columns]);
        for (var row = 0; row < file.Rows; row++)
        {
            times[row] = file.Row(row)[0];
            file.Row(row)[1..].CopyTo(values.AsSpan(row * columns));
        }

        return new Samples(ImmutableCollectionsMarshal.AsImmutableArray(times), ImmutableCollectionsMarshal.AsImmutableArray(values), columns);
    }

    /// <summary>The values of a sample.</summary>
    /// <param name="sample">Number of the sample.</param>
    public ReadOnlySpan<double> Sample(int sample) => Values.AsSpan(sample * Columns, Columns);

    /// <summary>What is wrong with the samples; null if nothing is.</summary>
    /// <param name="what">What they are, such as rates.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="least">The least value.</param>
    internal string? Problem(string what, string unit, double least = double.NegativeInfinity)
    {
        if (Times.IsEmpty)
        {
            return $"0 {what}; give at least one";
        }

        for (var k = 0; k < Times.Length; k++)
        {
            if (!double.IsFinite(Times[k]) || (k > 0 && !(Times[k] > Times[k - 1])))
            {
                return $"time {k} of the {what} is {Times[k]} ms; it must be a finite number{(k > 0 ? $" above {Times[k - 1]} ms" : "")}";
            }
        }

        for (var k = 0; k < Values.Length; k++)
        {
            if (!(double.IsFinite(Values[k]) && Values[k] >= least))
            {
                return $"value {k % Columns} of the {what} at {Times[k / Columns]} ms is {Values[k]} {unit}; it must be a finite number" +
                    (double.IsFinite(least) ? $" of at least {least}" : "");
            }
        }

        return null;
    }

    private static ImmutableArray<double> Flat(ReadOnlySpan2D<double> values)
    {
        var flat = new double[values.Length];
        values.CopyTo(flat);
        return ImmutableCollectionsMarshal.AsImmutableArray(flat);
    }
}
