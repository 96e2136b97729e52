using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi resume</c>: goes on with a run that was interrupted, failed or was killed.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The result file of a run that did not come to its end." };
        var from = new Option<string?>("--from")
        {
            Description = "The checkpoint to go on from; by default the last good one.",
            HelpName = "file.checkpoint",
        };
        var live = RunOptions.Live();
        var session = new SessionOptions();
        var command = new Command(
            "resume",
            "Goes on with a run from its last good checkpoint. What the result file holds beyond it is simulated anew; the result is that of "
            + "a run that never stopped, to the bit.")
        {
            file, from, live,
        };
        session.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var resumption = Resumption.Of(path, parsed.GetValue(from), Console.Error.WriteLine);
            var run = session.For(parsed, resumption.Experiment, path);
            return new ConsoleRun(run, parsed.GetValue(live)).Show((display, cancellation) => run.Resume(resumption, display, cancellation));
        });
        return command;
    }
}
