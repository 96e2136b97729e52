using System.CommandLine;
using Spectre.Console;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi watch</c>: shows how far a run of another process is.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The result file that a run is writing." };
        var interval = RunOptions.Interval();
        var once = new Option<bool>("--once") { Description = "Print one line and end." };
        var command = new Command("watch", "Shows how far a run of another process is, until it ends.") { file, interval, once };
        command.SetAction(parsed => Watch(
            parsed.GetRequiredValue(file), TimeSpan.FromSeconds(parsed.GetValue(interval) ?? 2), parsed.GetValue(once)));
        return command;
    }

    private static int Watch(string path, TimeSpan interval, bool once)
    {
        var run = WatchedRun.Look(path);
        if (once || !run.GoesOn)
        {
            Console.WriteLine(run.Line);
        }
        else
        {
            using var interruption = new Interruption();
            run = Follow(run, path, interval, interruption.Token);
            if (run.GoesOn)
            {
                return ExitCode.Interrupted;
            }
        }

        return run.Failure is { } failure ? throw new RunFailedException(failure) : ExitCode.Done;
    }

    /// <summary>Shows a run until it ends or the user does not want to see more.</summary>
    /// <returns>The run as it was last seen.</returns>
    private static WatchedRun Follow(WatchedRun run, string path, TimeSpan interval, CancellationToken cancellation)
    {
        if (!Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi)
        {
            ProgressBar.Show(AnsiConsole.Console, run.Name, report => run = Follow(
                run, path, interval, seen => report(new ProgressReport(seen.Fraction, TimeSpan.Zero, seen.Text)), cancellation));
            Console.WriteLine(run.Line);
            return run;
        }

        return Follow(run, path, interval, seen => Console.WriteLine(seen.Line), cancellation);
    }

    private static WatchedRun Follow(
        WatchedRun run, string path, TimeSpan interval, Action<WatchedRun> show, CancellationToken cancellation)
    {
        show(run);
        while (run.GoesOn && !cancellation.WaitHandle.WaitOne(interval))
        {
            run = WatchedRun.Look(path);
            show(run);
        }

        return run;
    }
}
