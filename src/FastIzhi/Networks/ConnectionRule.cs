using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// A rule that says which neurons of a source population connect to which of a target population. It makes the inputs of one
/// target neuron at a time, each a pure function of the seed, the projection and the target: any thread may make any of them,
/// in any order.
/// </summary>
public abstract class ConnectionRule
{
    /// <summary>The one weight of all synapses [nS]; null where each synapse has its own.</summary>
    public abstract double? CommonWeight { get; }

    /// <summary>The largest weight that a synapse may have [nS].</summary>
    internal abstract double LargestWeight { get; }

    /// <summary>Number of synapses: exact where the rule fixes it, else the expectation.</summary>
    /// <param name="shape">The sizes of the projection.</param>
    public abstract double ExpectedCount(in ProjectionShape shape);

    /// <summary>What prevents the rule from being met by populations of these sizes; null if it can be.</summary>
    internal abstract string? Problem(in ProjectionShape shape);

    /// <summary>
    /// Whether both rules draw the same inputs from the same pool, whatever their weights. A rule that cannot draw from a pool
    /// of several populations draws like none, not even itself.
    /// </summary>
    internal virtual bool DrawsLike(ConnectionRule other) => false;

    /// <summary>Adds the inputs of one target neuron.</summary>
    /// <param name="target">Index within the target population.</param>
    /// <param name="shape">The sizes of the projection, for which there is no <see cref="Problem"/>.</param>
    /// <param name="random">The generator of the projection.</param>
    /// <param name="inputs">Receives them.</param>
    protected internal abstract void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs);

    /// <summary>Checks a weight [nS].</summary>
    /// <exception cref="ArgumentException">The weight is negative or not finite.</exception>
    private protected static double CheckWeight(double weight, string name) => double.IsFinite(weight) && weight >= 0
        ? weight
        : throw new ArgumentException($"the {name} is {weight} nS; it must be a finite number of at least 0", name);

    /// <summary>Checks weights [nS].</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or the bounds are in the wrong order.</exception>
    private protected static Distribution CheckWeight(Distribution weight, string name)
    {
        ArgumentNullException.ThrowIfNull(weight, name);
        var problem = weight.Problem("nS") ?? (IsWeight(weight.Low), IsWeight(weight.High)) switch
        {
            (false, _) => $"is {Down(weight)}{weight.Low} nS; it must be a finite number of at least 0{Advice(weight)}",
            (_, false) => $"is up to {weight.High} nS; it must be a finite number of at least 0",
            _ => null,
        };
        return problem is null ? weight : throw new ArgumentException($"the {name} {problem}", name);

        static bool IsWeight(double value) => double.IsFinite(value) && value >= 0;
        static string Down(Distribution weight) => weight.Common is null ? "down to " : "";
        static string Advice(Distribution weight) => weight.Common is null ? "; truncate its distribution" : "";
    }
}
