using Spectre.Console;

namespace FastIzhi.Cli;

/// <summary>Shows on stderr how far a run is: a bar on a terminal, lines elsewhere.</summary>
internal static class ProgressDisplay
{
    public static void Show(Action<IProgress<SimulationProgress>> run)
    {
        if (Console.IsErrorRedirected)
        {
            run(new ProgressLines());
            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (terminal.Profile.Capabilities.Ansi)
        {
            ProgressBar.Show(terminal, run);
        }
        else
        {
            run(new ProgressLines());
        }
    }
}
