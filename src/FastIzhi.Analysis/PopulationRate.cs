using System.Runtime.InteropServices;
using FastIzhi.Hdf5;

namespace FastIzhi.Analysis;

/// <summary>The mean rate of the neurons of a population over time: in bins, or smoothed by a Gaussian.</summary>
public sealed class PopulationRate
{
    /// <summary>The most bins that a window may have.</summary>
    public const int MostBins = 10_000_000;

    /// <summary>Bins of a standard deviation of the Gaussian, and standard deviations of its half.</summary>
    private const int BinsPerDeviation = 4, Deviations = 4;

    private readonly double[] _values;

    private PopulationRate(SpikeWindow window, double step, double[] values) => (Window, Step, _values) = (window, step, values);

    /// <summary>The window.</summary>
    public SpikeWindow Window { get; }

    /// <summary>From one value to the next [ms].</summary>
    public double Step { get; }

    /// <summary>Mean rates of a neuron [Hz], one of each complete bin.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The middle of a bin [ms].</summary>
    /// <param name="bin">The bin, from 0.</param>
    public double Time(int bin) => Window.From + ((bin + 0.5) * Step);

    /// <summary>The rate of a recorded population in bins, which hold the spikes after their begin up to their end.</summary>
    /// <param name="file">The result file.</param>
    /// <param name="population">The population.</param>
    /// <param name="window">The window of time.</param>
    /// <param name="width">Width of a bin [ms].</param>
    /// <exception cref="ArgumentException">
    /// Its spikes were not recorded, or the window has no complete bin of this width or more than <see cref="MostBins"/>.
    /// </exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static PopulationRate InBins(ResultFile file, ResultPopulation population, SpikeWindow window, double width)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(population);
        var perSpike = 1000 / (width * population.Size);
        return new PopulationRate(window, width, [.. Counts(file, population.Name, window, width).Select(count => count * perSpike)]);
    }

    /// <summary>
    /// The rate of a recorded population smoothed by a Gaussian, cut off at four standard deviations. Near the ends of the window
    /// the part of the Gaussian that is in it counts.
    /// </summary>
    /// <inheritdoc cref="InBins"/>
    /// <param name="file">The result file.</param>
    /// <param name="population">The population.</param>
    /// <param name="window">The window of time.</param>
    /// <param name="deviation">Standard deviation of the Gaussian [ms].</param>
    /// <exception cref="ArgumentException">Its spikes were not recorded, or the Gaussian is too wide or too narrow for the window.</exception>
    public static PopulationRate Smoothed(ResultFile file, ResultPopulation population, SpikeWindow window, double deviation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(population);
        var width = deviation / BinsPerDeviation;
        if (!(window.Length >= width && window.Length / width <= MostBins))
        {
            var (narrowest, widest) = (window.Length / MostBins * BinsPerDeviation, window.Length * BinsPerDeviation);
            throw new ArgumentException(
                $"a Gaussian of {deviation} ms is too {(deviation > widest ? "wide" : "narrow")} for the window from " +
                $"{window.From:0.######} to {window.To:0.######} ms; choose one of {narrowest:0.####e0} to {widest:0.####} ms");
        }

        var counts = CollectionsMarshal.AsSpan(Counts(file, population.Name, window, width));
        const int Half = BinsPerDeviation * Deviations;
        var weights = Enumerable.Range(-Half, (2 * Half) + 1).Select(k => Math.Exp(-0.5 * k * k / (BinsPerDeviation * BinsPerDeviation))).ToArray();
        var values = new double[counts.Length];
        for (var bin = 0; bin < values.Length; bin++)
        {
            var (sum, weight) = (0.0, 0.0);
            for (var other = Math.Max(0, bin - Half); other <= Math.Min(values.Length - 1, bin + Half); other++)
            {
                sum += counts[other] * weights[other - bin + Half];
                weight += weights[other - bin + Half];
            }

            values[bin] = sum / weight / (width * population.Size) * 1000;
        }

        return new PopulationRate(window, width, values);
    }

    private static List<int> Counts(ResultFile file, string population, SpikeWindow window, double width)
    {
        var number = window.Length / width;
        if (!(number >= 1 - 1e-9 && number <= MostBins))
        {
            throw new ArgumentException(
                $"the window from {window.From:0.######} to {window.To:0.######} ms has " +
                $"{(number >= 1 ? $"more than {MostBins} bins" : "no complete bin")} of {width} ms");
        }

        var counts = new List<int>((int)number + 1);
        var bins = new BinnedCounts(window, width, counts.Add);
        foreach (var block in window.Read(file.Spikes(population)))
        {
            foreach (var time in block.Times)
            {
                bins.Add(time);
            }
        }

        bins.Finish();
        return counts;
    }
}
