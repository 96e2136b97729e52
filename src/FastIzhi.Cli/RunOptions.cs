using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary>The options that take a value: those of <c>fastizhi run</c> that replace values of the experiment file, and others.</summary>
internal static class RunOptions
{
    private const int MostThreads = 1024;

    private const ulong LargestSeed = 1UL << 53;

    public static Option<double?> Duration() => Make<double>(
        "--duration", "ms", "Model time to simulate [ms], in place of the experiment's.", "a number above 0 [ms]",
        text => double.TryParse(text, out var value) && double.IsFinite(value) && value > 0 ? value : null);

    public static Option<Precision?> Precision() => Make<Precision>(
        "--precision", "single|double", "Floating-point type of the state, in place of the experiment's.", "one of single, double",
        text => text switch { "single" => FastIzhi.Precision.Single, "double" => FastIzhi.Precision.Double, _ => null });

    public static Option<ulong?> Seed() => Make<ulong>(
        "--seed", "n", "Seed of all draws, in place of the experiment's.", $"a whole number from 0 to {LargestSeed}",
        text => ulong.TryParse(text, out var value) && value <= LargestSeed ? value : null);

    public static Option<int?> Threads() => Make<int>(
        "--threads", "n", "Threads to use; by default the cores of the machine. The results do not depend on it.",
        $"a whole number from 1 to {MostThreads}",
        text => int.TryParse(text, out var value) && value is >= 1 and <= MostThreads ? value : null);

    public static Option<double?> Interval() => Make<double>(
        "--interval", "seconds", "Time from one look to the next [s]; by default 2.", "a number from 0.01 to 86400 [s]",
        text => double.TryParse(text, out var value) && value is >= 0.01 and <= 86400 ? value : null);

    /// <param name="name">Name of the option.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="allowed">Which values it takes.</param>
    /// <param name="parse">Makes a value of a text; null for a text that is not allowed.</param>
    private static Option<T?> Make<T>(string name, string value, string description, string allowed, Func<string, T?> parse)
        where T : struct => new(name)
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
}
