using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi stats</c>: statistics of the spikes of a result file.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A result file." };
        var statistics = new StatsOptions();
        var neurons = new Option<bool>("--neurons") { Description = "Statistics of each neuron too." };
        var format = RunOptions.OutputFormat();
        var command = new Command("stats", "Statistics of the spikes of a result file: rates, intervals, synchrony, spectrum.")
        {
            file, neurons, format,
        };
        statistics.AddTo(command);
        command.SetAction(parsed =>
        {
            using var result = ResultInput.Open(parsed.GetRequiredValue(file));
            var report = new StatsReport(result, statistics.Of(parsed).Of(result), parsed.GetValue(neurons));
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
}
