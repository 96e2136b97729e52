using Spectre.Console;

namespace FastIzhi.Cli;

/// <summary>Progress for a terminal: a bar that moves.</summary>
/// <param name="task">The bar.</param>
internal sealed class ProgressBar(ProgressTask task) : IProgress<SimulationProgress>
{
    /// <summary>Shows the bar while something runs.</summary>
    public static void Show(IAnsiConsole terminal, Action<IProgress<SimulationProgress>> run) => terminal.Progress()
        .Columns(
            new ProgressBarColumn { Width = 24 },
            new PercentageColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context => run(new ProgressBar(context.AddTask("simulate", maxValue: 1))));

    public void Report(SimulationProgress value)
    {
        task.Value = value.Fraction;
        task.Description = ProgressText.Of(value);
    }
}
