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

    /// <summary>The delay that the rule brings along; null for none.</summary>
    internal virtual Delay? OwnDelay => null;

    /// <summary>Whether the neurons must have positions.</summary>
    internal virtual bool NeedsDistances => false;

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
        : throw new ArgumentException($"the {name} is {weight} nS; it must be a finite number of at least 0{Networks.Weight.AdviceOn(weight)}", name);

    /// <summary>Checks weights [nS].</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or the bounds are in the wrong order.</exception>
    private protected static Weight CheckWeight(Weight weight, string name)
    {
        ArgumentNullException.ThrowIfNull(weight, name);
        return weight.Problem() is { } problem ? throw new ArgumentException($"the {name} {problem}", name) : weight;
    }

    /// <summary>What prevents each target neuron from having so many inputs; null if nothing does.</summary>
    private protected static string? InDegreeProblem(long inDegree, bool autapses, bool multapses, in ProjectionShape shape)
    {
        var candidates = shape.CandidateCount(autapses);
        return inDegree == 0 || (multapses ? candidates > 0 : inDegree <= candidates)
            ? null
            : $"an in-degree of {inDegree} cannot be met by {candidates} source neurons{Without(autapses, multapses)}; " +
                (multapses ? "allow autapses" : $"use at most {candidates}, or allow multapses");
    }

    /// <summary>What a rule does not allow, for messages.</summary>
    private protected static string Without(bool autapses, bool multapses) => (autapses, multapses) switch
    {
        (true, true) => "",
        (true, false) => " without multapses",
        (false, true) => " without autapses",
        _ => " without autapses and multapses",
    };
}
