using Spectre.Console;

namespace FastIzhi.Cli;

/// <summary>Shows on stderr how far some work is: a bar on a terminal, lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Shows the progress of some work.</summary>
    /// <param name="what">What is done, such as simulate.</param>
    /// <param name="quietTime">Lines come only of work that takes longer than this.</param>
    /// <param name="work">Does it, and reports.</param>
    public static void Show(string what, TimeSpan quietTime, Action<Action<ProgressReport>> work)
    {
        if (!Console.IsErrorRedirected)
        {
            var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            if (terminal.Profile.Capabilities.Ansi)
            {
                ProgressBar.Show(terminal, what, work);
                return;
            }
        }

        work(new ProgressLines(what, quietTime).Report);
    }

    /// <summary>Shows the making of a network.</summary>
    /// <param name="work">Makes it, and reports.</param>
    public static void Build(Action<IProgress<ConstructionProgress>> work) => Show("build", quietTime: TimeSpan.FromSeconds(1), report => work(
        new ProgressRelay<ConstructionProgress>(progress => report(ProgressReport.Of(progress)))));
}
