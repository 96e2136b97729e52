using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each target neuron has the same number of inputs, drawn uniformly and independently from the source population, or from the
/// pool of several: a pair may be drawn more than once, and a neuron may be drawn as its own input.
/// </summary>
public sealed class FixedInDegreeRule : ConnectionRule
{
    /// <summary>A random projection.</summary>
    /// <param name="inDegree">Number of inputs of each target neuron, at least 0.</param>
    /// <param name="weight">The weight of all synapses [nS], or the distribution of their weights; at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedInDegreeRule(int inDegree, Distribution weight)
    {
        if (inDegree < 0 || inDegree > Array.MaxLength)
        {
            throw new ArgumentException($"the in-degree is {inDegree}; it must be from 0 to {Array.MaxLength}", nameof(inDegree));
        }

        InDegree = inDegree;
        Weight = CheckWeight(weight, nameof(weight));
    }

    /// <summary>Number of inputs of each target neuron, from all populations of its pool.</summary>
    public int InDegree { get; }

    /// <summary>The weights of the synapses.</summary>
    public Distribution Weight { get; }

    /// <inheritdoc/>
    public override double? CommonWeight => Weight.Common;

    internal override double LargestWeight => Weight.High;

    /// <summary>InDegree for each target neuron; of a pool, the part of the source population.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) =>
        (double)InDegree * shape.TargetSize * shape.SourceSize / shape.PoolSize;

    internal override string? Problem(in ProjectionShape shape) => null;

    internal override bool DrawsLike(ConnectionRule other) => other is FixedInDegreeRule rule && rule.InDegree == InDegree;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs) =>
        PoolDraws.AddInputs(InDegree, target, Weight, shape, random, inputs);
}
