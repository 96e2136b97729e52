using System.CommandLine;
using FastIzhi.Analysis;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi stats</c>: statistics of the spikes of a result file.</summary>
internal static class StatsCommand
{
    private const double DefaultRingBin = 250;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A result file." };
        var from = RunOptions.From();
        var to = RunOptions.To();
        var bin = RunOptions.Bin("--bin", $"Width of the bins of the Fano factor [ms]; by default {SpikeStatistics.DefaultBin}.");
        var neurons = new Option<bool>("--neurons") { Description = "Statistics of each neuron too." };
        var ring = new Option<string?>("--ring")
        {
            HelpName = "population",
            Description = "The population vector of a population that is evenly spread on a ring: where its bump of activity is, and its drift.",
        };
        var ringBin = RunOptions.Bin(
            "--ring-bin", $"Width of the bins that have a population vector each [ms]; by default {DefaultRingBin}.");
        var format = RunOptions.OutputFormat();
        var command = new Command("stats", "Statistics of the spikes of a result file: rates, intervals, synchrony, spectrum.")
        {
            file, from, to, bin, neurons, ring, ringBin, format,
        };
        command.SetAction(parsed =>
        {
            using var result = ResultInput.Open(parsed.GetRequiredValue(file));
            var window = WindowOf(result, parsed.GetValue(from), parsed.GetValue(to));
            var statistics = ResultInput.Check(() => Recorded(result)
                .Select(population => SpikeStatistics.Of(result, population, window, parsed.GetValue(bin) ?? SpikeStatistics.DefaultBin))
                .ToList());
            var vector = parsed.GetValue(ring) is { } name
                ? ResultInput.Check(() => PopulationVector.Of(result, RingOf(result, name), window, parsed.GetValue(ringBin) ?? DefaultRingBin))
                : null;
            var report = new StatsReport(result, window, statistics, parsed.GetValue(neurons), parsed.GetValue(ring), vector);
            switch (parsed.GetValue(format) ?? StatsFormat.Table)
            {
                case StatsFormat.Json:
                    report.PrintJson();
                    break;
                case StatsFormat.Csv:
                    report.PrintCsv();
                    break;
                default:
                    report.PrintTable();
                    break;
            }
        });
        return command;
    }

    private static List<ResultPopulation> Recorded(ResultFile result)
    {
        var recorded = result.Populations.Where(population => result.HasSpikes(population.Name)).ToList();
        return recorded.Count > 0
            ? recorded
            : throw new InputException($"'{result.Path}' has no spikes: none were recorded; run the experiment with \"record\": {{ \"spikes\": \"all\" }}");
    }

    private static ResultPopulation RingOf(ResultFile result, string name)
    {
        var recorded = Recorded(result);
        return recorded.Find(population => population.Name == name) ?? throw new InputException(
            $"--ring: '{result.Path}' has no spikes of '{name}'; it has those of {string.Join(", ", recorded.Select(population => population.Name))}");
    }

    private static SpikeWindow WindowOf(ResultFile result, double? from, double? to)
    {
        var end = result.Start + result.Time;
        if (!(result.Time > 0))
        {
            throw new InputException($"'{result.Path}' has no time simulated yet; there is nothing to make statistics of");
        }

        var (first, last) = (from ?? result.Start, to ?? end);
        return first < last && first < end && last > result.Start
            ? new SpikeWindow(Math.Max(first, result.Start), Math.Min(last, end))
            : throw new InputException($"the window from {first} to {last} ms is empty; '{result.Path}' goes from {result.Start} to {end} ms");
    }
}
