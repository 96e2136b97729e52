using System.CommandLine;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>The options that commands which simulate have in common.</summary>
internal sealed class SessionOptions
{
    private const double DefaultCheckpointSeconds = 60;

    private readonly Option<int?> _threads = RunOptions.Threads();
    private readonly Option<double?> _checkpointSeconds = RunOptions.CheckpointSeconds();
    private readonly Option<double?> _checkpointMilliseconds = RunOptions.CheckpointMilliseconds();
    private readonly Option<double?> _flushSeconds = RunOptions.FlushSeconds();
    private readonly Option<double?> _syncSeconds = RunOptions.SyncSeconds();

    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_checkpointSeconds);
        command.Add(_checkpointMilliseconds);
        command.Add(_flushSeconds);
        command.Add(_syncSeconds);
    }

    /// <summary>The threads that a command line asks for; null for the cores of the machine.</summary>
    public int? ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The run that a command line asks for.</summary>
    public RunSession For(ParseResult parsed, Experiment experiment, string output)
    {
        var checkpointSeconds = parsed.GetValue(_checkpointSeconds) ?? DefaultCheckpointSeconds;
        var writing = new ResultWriterOptions();
        return new RunSession(
            experiment,
            output,
            parsed.GetValue(_threads),
            checkpointSeconds > 0 ? Seconds(checkpointSeconds) : null,
            parsed.GetValue(_checkpointMilliseconds),
            writing with
            {
                FlushInterval = parsed.GetValue(_flushSeconds) is { } flush ? Seconds(flush) : writing.FlushInterval,
                SyncInterval = parsed.GetValue(_syncSeconds) is { } sync ? Seconds(sync) : writing.SyncInterval,
            });
    }

    /// <summary>A time; above a year is never.</summary>
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(366).TotalSeconds));
}
