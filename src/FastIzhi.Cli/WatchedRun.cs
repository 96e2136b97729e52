using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>A run as its result file shows it at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it does.</param>
/// <param name="Fraction">The part that is done, 0 to 1.</param>
/// <param name="Text">How far it is, in words.</param>
/// <param name="GoesOn">Whether it has not ended.</param>
/// <param name="Failure">Why it has not completed; null for one that goes on or has.</param>
internal sealed record WatchedRun(string Name, string State, double Fraction, string Text, bool GoesOn, string? Failure)
{
    private const string Killed = "killed";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    /// <summary>All that is to be said, in one line.</summary>
    public string Line => $"{Name}: {State}, {Text}";

    /// <summary>Reads how far a run is.</summary>
    /// <exception cref="InputException">There is no such result file, or it is damaged.</exception>
    public static WatchedRun Look(string path)
    {
        var run = LookOnce(path);
        if (run.State != Killed)
        {
            return run;
        }

        // A run that has just begun, or just ended, may be between two states of its file.
        Thread.Sleep(Moment);
        return LookOnce(path);
    }

    private static WatchedRun LookOnce(string path)
    {
        using var file = ResultInput.Open(path);
        return Of(file);
    }

    private static WatchedRun Of(ResultFile file)
    {
        var state = file.NeedsRecovery ? Killed : Words.Of(file.Status);
        var failure = file.NeedsRecovery
            ? $"the run was killed; 'fastizhi recover {file.Path}' repairs its file, 'fastizhi resume {file.Path}' goes on"
            : file.Status is RunStatus.Running or RunStatus.Complete ? null : $"the run did not complete: it is {state}; 'fastizhi resume {file.Path}' goes on";
        var fraction = file.Duration > 0 ? Math.Clamp(file.Time / file.Duration, 0, 1) : 1;
        return new WatchedRun(file.Name, state, fraction, TextOf(file, fraction), file.IsBeingWritten, failure);
    }

    private static string TextOf(ResultFile file, double fraction)
    {
        var text = $"{file.Time:0.#} of {file.Duration:0.#} ms, {Math.Floor(fraction * 100)} %";
        if (file.Time > 0)
        {
            var rates = file.Populations.Select(population => $", {population.Name} {Units.Rate(population.Spikes, population.Size, file.Time)}");
            text += string.Concat(rates) + $", real-time factor {Units.Rough(file.WallTime.TotalMilliseconds / file.Time)}";
        }

        return file.IsBeingWritten ? $"{text}, {Left(file)} left" : text;
    }

    private static string Left(ResultFile file)
    {
        var seconds = file.WallTime.TotalSeconds * (file.Duration / file.Time - 1);
        return seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? Units.Wall(TimeSpan.FromSeconds(Math.Ceiling(seconds))) : "?";
    }
}
