using System.CommandLine;
using FastIzhi.Hdf5;
using FastIzhi.Plots;

namespace FastIzhi.Cli;

/// <summary>The options that take a value: those of <c>fastizhi run</c> that replace values of the experiment file, and others.</summary>
internal static class RunOptions
{
    private const int MostThreads = 1024;

    /// <summary>The largest seed: JSON numbers are exact up to here.</summary>
    public const ulong LargestSeed = 1UL << 53;

    public static Option<double?> Duration() => Make<double>(
        "--duration", "ms", "Model time to simulate [ms], in place of the experiment's.", "a number above 0 [ms]",
        text => double.TryParse(text, out var value) && double.IsFinite(value) && value > 0 ? value : null);

    public static Option<Precision?> Precision() => Make<Precision>(
        "--precision", "single|double", "Floating-point type of the state, in place of the experiment's.", "one of single, double",
        text => text switch { "single" => FastIzhi.Precision.Single, "double" => FastIzhi.Precision.Double, _ => null });

    public static Option<ulong?> Seed() => Make<ulong>(
        "--seed", "n", "Seed of all draws, in place of the experiment's.", $"a whole number from 0 to {LargestSeed}",
        text => ulong.TryParse(text, out var value) && value <= LargestSeed ? value : null);

    public static Option<int?> Threads() => WholeNumber(
        "--threads", "n", "Threads to use; by default the cores of the machine. The results do not depend on it.", MostThreads);

    public static Option<int?> WholeNumber(string name, string value, string description, int most) => Make<int>(
        name, value, description, $"a whole number from 1 to {most}",
        text => int.TryParse(text, out var number) && number >= 1 && number <= most ? number : null);

    public static Option<double?> CheckpointSeconds() => Make<double>(
        "--checkpoint-seconds", "s", "Wall time from one checkpoint to the next [s]; by default 60, 0 for never.", "a number of at least 0 [s]",
        text => double.TryParse(text, out var value) && value >= 0 ? value : null);

    public static Option<double?> CheckpointMilliseconds() => Make<double>(
        "--checkpoint-ms", "ms", "Model time from one checkpoint to the next [ms]; by default only the wall time counts.",
        "a number above 0 [ms]", text => double.TryParse(text, out var value) && double.IsFinite(value) && value > 0 ? value : null);

    public static Option<double?> FlushSeconds() => Make<double>(
        "--flush-seconds", "s", "Wall time from one flush of the result file to the next [s]; by default 2. A kill loses no more than that.",
        "a number of at least 0.001 [s]", text => double.TryParse(text, out var value) && value >= 0.001 ? value : null);

    public static Option<double?> SyncSeconds() => Make<double>(
        "--sync-seconds", "s",
        "Wall time after which a flush waits for the disk [s]; by default 15. A power cut loses no more than that.",
        "a number of at least 0 [s]", text => double.TryParse(text, out var value) && value >= 0 ? value : null);

    public static Option<ResultFormat?> Format() => Make<ResultFormat>(
        "--format", "v110|v18",
        "Version of the HDF5 file format: v110 survives a kill and can be read meanwhile; v18 is for readers older than HDF5 1.10.",
        "one of v110, v18", text => text switch { "v110" => ResultFormat.V110, "v18" => ResultFormat.V18, _ => null });

    public static Option<bool> Live() => new("--live") { Description = "Show a line of the mean rate of all neurons in the progress." };

    public static Option<double?> Interval() => Make<double>(
        "--interval", "seconds", "Time from one look to the next [s]; by default 2.", "a number from 0.01 to 86400 [s]",
        text => double.TryParse(text, out var value) && value is >= 0.01 and <= 86400 ? value : null);

    public static Option<double?> WeightScale() => Make<double>(
        "--weight-scale", "x", "What weights are multiplied by to be conductances in nS; by default 1.", "a number above 0",
        text => double.TryParse(text, out var value) && double.IsFinite(value) && value > 0 ? value : null);

    public static Option<double?> From() => Time("--from", "Begin of the window of model time [ms]; by default that of the run.");

    public static Option<double?> To() => Time("--to", "End of the window of model time [ms]; by default that of the run.");

    public static Option<double?> Current(string name, string description) => Make<double>(
        name, "pA", description, "a number [pA]", text => double.TryParse(text, out var value) && double.IsFinite(value) ? value : null);

    public static Option<Scheme?> Scheme() => Make<Scheme>(
        "--scheme", "standard|reference", "The order of a step; by default standard.", "one of standard, reference",
        text => text switch { "standard" => FastIzhi.Scheme.Standard, "reference" => FastIzhi.Scheme.Reference, _ => null });

    public static Option<double?> Bin(string name, string description, string unit = "ms") => Make<double>(
        name, unit, description, $"a number above 0 [{unit}]",
        text => double.TryParse(text, out var value) && double.IsFinite(value) && value > 0 ? value : null);

    /// <summary>Neurons such as E:0-3,7: a population, its neurons and ranges of them.</summary>
    public static Option<IReadOnlyList<PlotNeurons>?> Neurons() => new("--neurons")
    {
        HelpName = "population:0,2,5-9",
        Description = "The neurons whose states are plotted, of one population after the other; by default the first ones recorded.",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var chosen = new List<PlotNeurons>();
            foreach (var token in result.Tokens)
            {
                if (NeuronList.Parse(token.Value) is not { } neurons)
                {
                    result.AddError($"--neurons: '{token.Value}' is not a list of neurons such as E:0,2,5-9.");
                    return null;
                }

                chosen.Add(neurons);
            }

            return chosen;
        },
    };

    public static Option<StatsFormat?> OutputFormat() => Make<StatsFormat>(
        "--format", "table|json|csv", "How the statistics are printed; by default as a table.", "one of table, json, csv",
        text => text switch { "table" => StatsFormat.Table, "json" => StatsFormat.Json, "csv" => StatsFormat.Csv, _ => null });

    private static Option<double?> Time(string name, string description) => Make<double>(
        name, "ms", description, "a number [ms]", text => double.TryParse(text, out var value) && double.IsFinite(value) ? value : null);

    /// <param name="name">Name of the option.</param>
    /// <param name="value">What stands for the value in the help; with | between, the words that it may be.</param>
    /// <param name="description">What it does.</param>
    /// <param name="allowed">Which values it takes.</param>
    /// <param name="parse">Makes a value of a text; null for a text that is not allowed.</param>
    private static Option<T?> Make<T>(string name, string value, string description, string allowed, Func<string, T?> parse)
        where T : struct
    {
        var option = new Option<T?>(name)
        {
            HelpName = value,
            Description = description,
            CustomParser = result =>
            {
                var parsed = parse(result.Tokens[0].Value);
                if (parsed is null)
                {
                    result.AddError($"{name}: '{result.Tokens[0].Value}' is not {allowed}.");
                }

                return parsed;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(value.Contains('|') ? value.Split('|') : []);
        return option;
    }
}
