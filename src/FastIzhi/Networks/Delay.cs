using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// The time from a spike of the source to its arrival at the target. A simulation takes it in whole time steps, at least one:
/// a delay that all synapses share must be a multiple of the time step, one per synapse is rounded to the nearest.
/// </summary>
public abstract class Delay
{
    /// <summary>One time step, whatever it is: the default, and all that the reference scheme knows.</summary>
    public static Delay OneStep { get; } = new OneStepDelay();

    /// <summary>
    /// The delay that all synapses share [ms]; 0 for <see cref="OneStep"/>, null where each synapse has its own.
    /// </summary>
    public abstract double? Common { get; }

    /// <summary>The same delay for all synapses.</summary>
    /// <param name="delay">The delay [ms], above 0; a multiple of the time step of the simulation.</param>
    /// <exception cref="ArgumentException">The delay is not a finite number above 0.</exception>
    public static Delay Constant(double delay) => new ConstantDelay(delay);

    /// <summary>A delay for each synapse, drawn uniformly from [minimum, maximum).</summary>
    /// <param name="minimum">The lower bound [ms], at least 0.</param>
    /// <param name="maximum">The upper bound [ms], at least the minimum.</param>
    /// <exception cref="ArgumentException">A bound is out of its range.</exception>
    public static Delay Uniform(double minimum, double maximum) => maximum < minimum
        ? throw new ArgumentException($"the maximum of the delay is {maximum} ms; it must be at least the minimum, {minimum} ms")
        : new DrawnDelay(Distribution.Uniform(minimum, maximum));

    /// <summary>A delay for each synapse, drawn from a distribution.</summary>
    /// <param name="distribution">
    /// The distribution [ms], of values of at least 0: a normal one must be truncated. The largest value decides about the memory
    /// that the simulation takes.
    /// </param>
    /// <exception cref="ArgumentException">A value is negative or not finite, or the distribution is not sound.</exception>
    public static Delay Drawn(Distribution distribution) => new DrawnDelay(distribution);

    /// <summary>
    /// A delay that grows with the distance, the shorter way round, of populations that lie evenly spread on a ring as in
    /// <see cref="RingRule"/>: minimum + distance x perDegree.
    /// </summary>
    /// <param name="minimum">The delay at distance 0 [ms], at least 0.</param>
    /// <param name="perDegree">How much it grows [ms per degree], at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Delay OnRing(double minimum, double perDegree) => new RingDelay(minimum, perDegree);

    /// <summary>A delay that is a function of the distance of source and target, which must have positions.</summary>
    /// <param name="function">The function [ms], of values of at least 0.</param>
    /// <exception cref="ArgumentException">The function is not sound.</exception>
    public static Delay ByDistance(DistanceFunction function) => new DistanceDelay(function);

    /// <summary>The time that a spike takes for the distance of source and target, which must have positions.</summary>
    /// <param name="velocity">Velocity [um/ms], above 0; 1 m/s is 1000 um/ms.</param>
    /// <param name="offset">The delay at distance 0 [ms], at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Delay AtVelocity(double velocity, double offset = 0) => double.IsFinite(velocity) && velocity > 0
        ? new DistanceDelay(DistanceFunction.Linear(Check(offset, "offset of the delay", "ms"), 1 / velocity))
        : throw new ArgumentException($"the velocity is {velocity} um/ms; it must be a finite number above 0", nameof(velocity));

    /// <summary>A lower bound of the delays [ms].</summary>
    /// <param name="shape">The sizes of the projection.</param>
    public abstract double Minimum(in ProjectionShape shape);

    /// <summary>An upper bound of the delays [ms].</summary>
    /// <param name="shape">The sizes of the projection.</param>
    public abstract double Maximum(in ProjectionShape shape);

    /// <summary>Whether the neurons must have positions.</summary>
    internal virtual bool NeedsDistances => false;

    /// <summary>What prevents populations from having such delays, whatever the time step; null if nothing does.</summary>
    internal virtual string? Problem(in ProjectionShape shape) => null;

    /// <summary>What prevents a simulation of this time step [ms] from taking the delays, beside their bounds; null if nothing does.</summary>
    internal virtual string? Problem(double timeStep) => null;

    /// <summary>The delay of one synapse [ms], before it is rounded to steps.</summary>
    /// <param name="source">Index within the source population.</param>
    /// <param name="target">Index within the target population.</param>
    /// <param name="input">Index of the synapse among the inputs of the target, as the rule adds them.</param>
    /// <param name="shape">The sizes of the projection.</param>
    /// <param name="random">The generator of the projection.</param>
    internal abstract double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random);

    /// <summary>Checks a delay [ms] or a growth of it.</summary>
    /// <exception cref="ArgumentException">It is negative or not finite.</exception>
    private protected static double Check(double value, string what, string unit) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentException($"the {what} is {value} {unit}; it must be a finite number of at least 0");
}
