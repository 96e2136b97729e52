namespace FastIzhi.Cli;

/// <summary>How far some work is.</summary>
/// <param name="Fraction">The part that is done, 0 to 1.</param>
/// <param name="Elapsed">Wall time since it began.</param>
/// <param name="Text">The same in words.</param>
internal readonly record struct ProgressReport(double Fraction, TimeSpan Elapsed, string Text)
{
    public static ProgressReport Of(SimulationProgress progress)
    {
        var left = progress.Remaining is { } remaining ? Units.Wall(TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds))) : "?";
        return new ProgressReport(
            progress.Fraction,
            progress.Elapsed,
            $"{progress.Done:0.#} of {progress.Duration:0.#} ms, real-time factor {Units.Rough(progress.RealTimeFactor)}, {left} left");
    }

    public static ProgressReport Of(ConstructionProgress progress) => new(
        progress.Fraction,
        progress.Elapsed,
        $"{progress.Synapses} of {progress.ExpectedSynapses:0} synapses in {Units.Wall(progress.Elapsed)}");
}
