namespace FastIzhi.Networks;

/// <summary>Delays in time steps.</summary>
internal static class DelaySteps
{
    /// <summary>The longest delay.</summary>
    public const int Most = ushort.MaxValue;

    /// <summary>The quotient of two decimal fractions is off a whole number by rounding alone.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The nearest number of steps, of two equally near ones the even one; at least 1.</summary>
    /// <param name="delay">Delay [ms].</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static int Round(double delay, double timeStep) => (int)Math.Max(1, Math.Round(delay / timeStep));

    /// <summary>The steps of a delay that all synapses share; null where each has its own.</summary>
    public static int? CommonSteps(Delay delay, double timeStep) =>
        delay.Common is { } common ? Round(common, timeStep) : null;

    /// <summary>Bounds of the steps of all synapses, both included.</summary>
    public static (int Min, int Max) Range(Delay delay, in ProjectionShape shape, double timeStep) =>
        (Round(delay.Minimum(shape), timeStep), Round(delay.Maximum(shape), timeStep));

    /// <summary>What prevents the delays of a projection from being taken in steps; null if nothing does.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="timeStep">Time step [ms].</param>
    /// <param name="onlyOneStep">Whether the scheme knows no other delay than one step.</param>
    public static string? Problem(Projection projection, double timeStep, bool onlyOneStep)
    {
        var delay = projection.Delay;
        if (delay == Delay.OneStep)
        {
            return null;
        }

        var what = $"delay {delay} of projection {projection}";
        if (onlyOneStep)
        {
            return $"{what} is not one step, the only delay of the reference scheme; leave it out or use the standard scheme";
        }

        var longest = Math.Round(delay.Maximum(projection.Shape) / timeStep);
        if (longest > Most)
        {
            return $"{what} is up to {longest} steps of {timeStep} ms; use at most {Most} steps, {Most * timeStep} ms, or a larger time step";
        }

        if (delay.Common is { } common)
        {
            return CommonProblem(what, common, timeStep);
        }

        if (delay.Problem(timeStep) is { } problem)
        {
            return $"projection {projection}: {problem}";
        }

        return IsBelow(delay.Maximum(projection.Shape), timeStep)
            ? $"{what} is below the time step {timeStep} ms for every synapse; use delays of at least {timeStep} ms or a smaller step"
            : null;
    }

    /// <summary>Whether a delay is below a time step, by more than rounding.</summary>
    public static bool IsBelow(double delay, double timeStep) => delay / timeStep < 1 - Rounding;

    private static string? CommonProblem(string what, double delay, double timeStep)
    {
        var steps = delay / timeStep;
        if (IsBelow(delay, timeStep))
        {
            return $"{what} is below the time step {timeStep} ms; use a delay of at least {timeStep} ms or a smaller step";
        }

        return Math.Abs(steps - Math.Round(steps)) < Rounding
            ? null
            : $"{what} is not a multiple of the time step {timeStep} ms; use {Math.Floor(steps) * timeStep:0.######} ms, " +
                $"{Math.Ceiling(steps) * timeStep:0.######} ms or another step";
    }
}
