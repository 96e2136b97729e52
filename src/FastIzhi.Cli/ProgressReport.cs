namespace FastIzhi.Cli;

/// <summary>How far some work is.</summary>
/// <param name="Fraction">The part that is done, 0 to 1.</param>
/// <param name="Elapsed">Wall time since it began.</param>
/// <param name="Text">The same in words.</param>
internal readonly record struct ProgressReport(double Fraction, TimeSpan Elapsed, string Text)
{
    /// <param name="progress">How far a run is.</param>
    /// <param name="duration">Model time at its end [ms].</param>
    /// <param name="rates">Where its rate is added, to be shown too; null for none.</param>
    public static ProgressReport Of(SimulationProgress progress, double duration, RateLine? rates)
    {
        rates?.Add(progress.Time, progress.Spikes);
        var left = progress.Remaining is { } remaining ? Units.Wall(TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds))) : "?";
        return new ProgressReport(
            progress.Time / duration,
            progress.Elapsed,
            $"{progress.Time:0.#} of {duration:0.#} ms, real-time factor {Units.Rough(progress.RealTimeFactor)}, {left} left" +
            (rates is null ? "" : $", {rates}"));
    }

    public static ProgressReport Of(ConstructionProgress progress) => new(
        progress.Fraction,
        progress.Elapsed,
        $"{progress.Synapses} of {progress.ExpectedSynapses:0} synapses in {Units.Wall(progress.Elapsed)}");
}
