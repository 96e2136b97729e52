using System.CommandLine;
using System.CommandLine.Completions;
using FastIzhi.Analysis;
using FastIzhi.Plots;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi plot</c>: pictures of a result file.</summary>
internal static class PlotCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A result file." };
        var kind = new Argument<PlotKind>("kind")
        {
            HelpName = string.Join('|', Words.All<PlotKind>().Keys),
            Description = "What is plotted; by default summary: all that was recorded, on one page.",
            DefaultValueFactory = _ => PlotKind.Summary,
            CustomParser = result =>
            {
                if (Words.All<PlotKind>().TryGetValue(result.Tokens[0].Value, out var parsed))
                {
                    return parsed;
                }

                result.AddError($"'{result.Tokens[0].Value}' is not one of {string.Join(", ", Words.All<PlotKind>().Keys)}.");
                return default;
            },
        };
        kind.CompletionSources.Clear();
        kind.CompletionSources.Add(context => context.ParseResult.GetResult(file) is { Tokens.Count: > 0 }
            ? Words.All<PlotKind>().Keys.Select(word => new CompletionItem(word))
            : []);
        var output = PlotOutput.Name("by default the name of the result file with the kind and .png, in the current folder");
        var overwrite = PlotOutput.Overwrite();
        var neurons = RunOptions.Neurons();
        var from = RunOptions.From();
        var to = RunOptions.To();
        var bin = RunOptions.Bin("--bin", "Width of the bins of rates [ms]; by default one that makes some hundreds.");
        var gaussian = RunOptions.Bin("--gaussian", "Standard deviation of a Gaussian that smooths rates, instead of bins [ms].");
        var overlay = new Option<bool>("--overlay") { Description = "Voltages over one another, not one below the other." };
        var command = new Command("plot", "Plots a result file: raster, voltages, phase portraits, rates, conductances.")
        {
            file, kind, output, overwrite, neurons, from, to, bin, gaussian, overlay,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var asked = parsed.GetValue(kind);
            var plot = parsed.GetValue(output) ?? $"{Path.GetFileNameWithoutExtension(path)}-{Words.Of(asked)}.png";
            PlotOutput.Check(plot, parsed.GetValue(overwrite));
            PlotOutput.Save(path, WithWindow, plot);
            Console.WriteLine($"{plot}, {Units.Bytes(new FileInfo(plot).Length)}");

            PlotOptions WithWindow(double start, double end) => new()
            {
                Kind = asked,
                Neurons = parsed.GetValue(neurons) ?? [],
                Window = (parsed.GetValue(from), parsed.GetValue(to)) switch
                {
                    (null, null) => null,
                    var (first, last) => WindowOf(first ?? start, last ?? end, $"'{path}' goes from {start:0.######} to {end:0.######} ms"),
                },
                Bin = parsed.GetValue(bin),
                Gaussian = parsed.GetValue(gaussian),
                Overlay = parsed.GetValue(overlay),
            };
        });
        return command;
    }

    private static SpikeWindow WindowOf(double from, double to, string range) => from < to
        ? new SpikeWindow(from, to)
        : throw new InputException($"the window from {from:0.######} to {to:0.######} ms is empty; {range}");
}
