using System.CommandLine;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>The options that commands which simulate have in common.</summary>
internal sealed class SessionOptions
{
    private const double DefaultCheckpointSeconds = 60;

    private readonly Option<int?> _threads = RunOptions.Threads();
    private readonly Option<double?> _checkpointSeconds = RunOptions.CheckpointSeconds();
    private readonly Option<double?> _checkpointMilliseconds = RunOptions.CheckpointMilliseconds();
    private readonly Option<bool> _live = new("--live") { Description = "Show a line of the mean rate of all neurons in the progress." };

    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_checkpointSeconds);
        command.Add(_checkpointMilliseconds);
        command.Add(_live);
    }

    /// <summary>The threads that a command line asks for; null for the cores of the machine.</summary>
    public int? ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The run that a command line asks for.</summary>
    public RunSession For(ParseResult parsed, Experiment experiment, string output)
    {
        // Above a year is never.
        var seconds = Math.Min(parsed.GetValue(_checkpointSeconds) ?? DefaultCheckpointSeconds, TimeSpan.FromDays(366).TotalSeconds);
        return new RunSession(
            experiment,
            output,
            parsed.GetValue(_threads),
            seconds > 0 ? TimeSpan.FromSeconds(seconds) : null,
            parsed.GetValue(_checkpointMilliseconds),
            parsed.GetValue(_live));
    }
}
