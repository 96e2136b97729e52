namespace FastIzhi.Cli;

/// <summary>How far a run is, in words.</summary>
internal static class ProgressText
{
    public static string Of(SimulationProgress progress)
    {
        var left = progress.Remaining is { } remaining ? Units.Wall(TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds))) : "?";
        return $"{progress.Done:0.#} of {progress.Duration:0.#} ms, " +
            $"real-time factor {Units.Rough(progress.RealTimeFactor)}, {left} left";
    }
}
