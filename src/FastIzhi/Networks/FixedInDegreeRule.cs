using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each target neuron has the same number of inputs, drawn uniformly from the source population, or from the pool of several: by
/// default independently, so that a pair may be drawn more than once (multapses), and a neuron as its own input (autapses).
/// </summary>
public sealed class FixedInDegreeRule : WeightedRule
{
    /// <summary>A random projection.</summary>
    /// <param name="inDegree">Number of inputs of each target neuron, at least 0.</param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own input.</param>
    /// <param name="multapses">Whether a pair may be connected more than once.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedInDegreeRule(int inDegree, Weight weight, bool autapses = true, bool multapses = true)
        : base(weight)
    {
        if (inDegree < 0 || inDegree > Array.MaxLength)
        {
            throw new ArgumentException($"the in-degree is {inDegree}; it must be from 0 to {Array.MaxLength}", nameof(inDegree));
        }

        (InDegree, Autapses, Multapses) = (inDegree, autapses, multapses);
    }

    /// <summary>Number of inputs of each target neuron, from all populations of its pool.</summary>
    public int InDegree { get; }

    /// <summary>Whether a neuron may be its own input.</summary>
    public bool Autapses { get; }

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool Multapses { get; }

    /// <summary>InDegree for each target neuron; of a pool, the part of the source population.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) =>
        (double)InDegree * shape.TargetSize * PoolDraws.ShareOf(shape, Autapses);

    internal override bool DrawsLike(ConnectionRule other) => other is FixedInDegreeRule rule
        && (rule.InDegree, rule.Autapses, rule.Multapses) == (InDegree, Autapses, Multapses);

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs) =>
        PoolDraws.AddInputs(InDegree, target, Autapses, Multapses, Weight, shape, random, inputs);

    private protected override string? ConnectionProblem(in ProjectionShape shape) =>
        InDegreeProblem(InDegree, Autapses, Multapses, shape);
}
