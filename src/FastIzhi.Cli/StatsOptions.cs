using System.CommandLine;
using FastIzhi.Analysis;

namespace FastIzhi.Cli;

/// <summary>The options of commands that make statistics of spikes.</summary>
internal sealed class StatsOptions
{
    private const double DefaultRingBin = 250;

    private readonly Option<double?> _from = RunOptions.From();
    private readonly Option<double?> _to = RunOptions.To();
    private readonly Option<double?> _bin = RunOptions.Bin(
        "--bin", $"Width of the bins of the Fano factor [ms]; by default {SpikeStatistics.DefaultBin}.");

    private readonly Option<string?> _ring = new("--ring")
    {
        HelpName = "population",
        Description = "The population vector of a population that is evenly spread on a ring: where its bump of activity is, and its drift.",
    };

    private readonly Option<double?> _ringBin = RunOptions.Bin(
        "--ring-bin", $"Width of the bins that have a population vector each [ms]; by default {DefaultRingBin}.");

    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_bin);
        command.Add(_ring);
        command.Add(_ringBin);
    }

    /// <summary>The statistics that a command line asks for.</summary>
    public StatsRequest Of(ParseResult parsed) => new(
        parsed.GetValue(_from),
        parsed.GetValue(_to),
        parsed.GetValue(_bin) ?? SpikeStatistics.DefaultBin,
        parsed.GetValue(_ring),
        parsed.GetValue(_ringBin) ?? DefaultRingBin);
}
