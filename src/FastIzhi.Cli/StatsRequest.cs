using FastIzhi.Analysis;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>Statistics that are asked for.</summary>
/// <param name="From">Begin of the window [ms]; null for that of the run.</param>
/// <param name="To">Its end [ms]; null for that of the run.</param>
/// <param name="Bin">Width of the bins of the Fano factor [ms].</param>
/// <param name="Ring">A population on a ring; null for none.</param>
/// <param name="RingBin">Width of the bins of its population vector [ms].</param>
internal sealed record StatsRequest(double? From, double? To, double Bin, string? Ring, double RingBin)
{
    /// <summary>Makes them.</summary>
    /// <exception cref="InputException">The file does not have what they need.</exception>
    public ResultStatistics Of(ResultFile result)
    {
        var window = WindowOf(result);
        var recorded = result.Populations.Where(population => result.HasSpikes(population.Name)).ToList();
        if (recorded.Count == 0)
        {
            throw new InputException(
                $"'{result.Path}' has no spikes: none were recorded; run the experiment with \"record\": {{ \"spikes\": \"all\" }}");
        }

        var statistics = ResultInput.Check(() => recorded.ConvertAll(population => SpikeStatistics.Of(result, population, window, Bin)));
        var vector = Ring is null
            ? null
            : ResultInput.Check(() => PopulationVector.Of(result, RingOf(result, recorded), window, RingBin));
        return new ResultStatistics(window, statistics, Ring, vector);
    }

    private ResultPopulation RingOf(ResultFile result, List<ResultPopulation> recorded) =>
        recorded.Find(population => population.Name == Ring) ?? throw new InputException(
            $"--ring: '{result.Path}' has no spikes of '{Ring}'; it has those of {string.Join(", ", recorded.Select(population => population.Name))}");

    private SpikeWindow WindowOf(ResultFile result)
    {
        var end = result.Start + result.Time;
        if (!(result.Time > 0))
        {
            throw new InputException($"'{result.Path}' has no time simulated yet; there is nothing to make statistics of");
        }

        var (first, last) = (From ?? result.Start, To ?? end);
        return first < last && first < end && last > result.Start
            ? new SpikeWindow(Math.Max(first, result.Start), Math.Min(last, end))
            : throw new InputException(
                $"the window from {first:0.######} to {last:0.######} ms is empty; " +
                $"'{result.Path}' goes from {result.Start:0.######} to {end:0.######} ms");
    }
}
