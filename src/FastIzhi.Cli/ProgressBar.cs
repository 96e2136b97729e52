using Spectre.Console;

namespace FastIzhi.Cli;

/// <summary>Progress for a terminal: a bar that moves.</summary>
internal static class ProgressBar
{
    /// <summary>Shows the bar while some work is done.</summary>
    public static void Show(IAnsiConsole terminal, string what, Action<Action<ProgressReport>> work) => terminal.Progress()
        .Columns(
            new ProgressBarColumn { Width = 24 },
            new PercentageColumn(),
            new ProgressText())
        .Start(context =>
        {
            var task = context.AddTask(what, maxValue: 1);
            work(progress =>
            {
                task.Value = progress.Fraction;
                task.Description = $"{what}: {progress.Text}";
            });
        });
}
