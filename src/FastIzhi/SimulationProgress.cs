namespace FastIzhi;

/// <summary>How far a run has come.</summary>
/// <param name="Done">Model time simulated by this run so far [ms].</param>
/// <param name="Duration">Model time that this run was asked for [ms].</param>
/// <param name="Time">Model time since the start of the simulation [ms].</param>
/// <param name="Elapsed">Wall time since the run began.</param>
/// <param name="Spikes">Spikes of all neurons since the start of the simulation.</param>
public readonly record struct SimulationProgress(double Done, double Duration, double Time, TimeSpan Elapsed, long Spikes)
{
    private const double MostDays = 3.65e6;

    /// <summary>The part of the run that is done, 0 to 1.</summary>
    public double Fraction => Duration > 0 ? Done / Duration : 1;

    /// <summary>Wall time over model time: below 1 is faster than the brain. NaN before the first step.</summary>
    public double RealTimeFactor => Done > 0 ? Elapsed.TotalMilliseconds / Done : double.NaN;

    /// <summary>Wall time left at the speed so far; null before the first step, and above ten thousand years.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            var days = Elapsed.TotalDays * ((Duration - Done) / Done);
            return Done > 0 && days < MostDays ? TimeSpan.FromDays(days) : null;
        }
    }
}
