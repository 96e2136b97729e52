namespace FastIzhi.Networks;

/// <summary>Refractory times in time steps.</summary>
internal static class RefractorySteps
{
    /// <summary>The longest refractory time: whole numbers up to the next are exact in single precision.</summary>
    public const int Most = (1 << 24) - 1;

    /// <summary>The quotient of two decimal fractions is off a whole number by rounding alone.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The nearest number of steps, of two equally near ones the even one.</summary>
    /// <param name="time">Refractory time [ms].</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static int Round(double time, double timeStep) => (int)Math.Round(time / timeStep);

    /// <summary>What prevents the refractory times of a population from being taken in steps; null if nothing does.</summary>
    /// <param name="population">The population.</param>
    /// <param name="timeStep">Time step [ms].</param>
    /// <param name="isKnown">Whether the scheme knows refractory times.</param>
    public static string? Problem(Population population, double timeStep, bool isKnown)
    {
        if (!population.HasRefractoryTime)
        {
            return null;
        }

        if (!isKnown)
        {
            return "it has a refractory time, which the reference scheme does not know; leave it out or use the standard scheme";
        }

        var longest = population.RefractoryTimes.Max();
        if (longest / timeStep > Most)
        {
            return $"its refractory time is up to {longest} ms; it must be at most {Most} steps, {Most * timeStep} ms";
        }

        var steps = longest / timeStep;
        return population.RefractoryTimes.Count > 1 || Math.Abs(steps - Math.Round(steps)) < Rounding * Math.Max(1, steps)
            ? null
            : $"its refractory time of {longest} ms is not a multiple of the time step {timeStep} ms; use " +
                $"{Math.Floor(steps) * timeStep:0.######} ms, {Math.Ceiling(steps) * timeStep:0.######} ms or another step";
    }
}
