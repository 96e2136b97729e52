using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// A given number of synapses, the source and the target of each drawn uniformly and independently: a pair may be drawn more
/// than once, and a neuron may be drawn as its own input. The sources may be drawn from the pool of several populations.
/// </summary>
public sealed class FixedTotalNumberRule : ConnectionRule
{
    private const int MostPerTarget = 1 << 30;

    /// <summary>A random projection.</summary>
    /// <param name="count">Number of synapses, at least 0.</param>
    /// <param name="weight">The weight of all synapses [nS], or the distribution of their weights; at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedTotalNumberRule(long count, Distribution weight)
    {
        if (count < 0)
        {
            throw new ArgumentException($"the number of synapses is {count}; it must be at least 0", nameof(count));
        }

        Count = count;
        Weight = CheckWeight(weight, nameof(weight));
    }

    /// <summary>Number of synapses, from all populations of the pool.</summary>
    public long Count { get; }

    /// <summary>The weights of the synapses.</summary>
    public Distribution Weight { get; }

    /// <inheritdoc/>
    public override double? CommonWeight => Weight.Common;

    internal override double LargestWeight => Weight.High;

    /// <summary>The number given; of a pool, the part of the source population.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => (double)Count * shape.SourceSize / shape.PoolSize;

    internal override string? Problem(in ProjectionShape shape) => Count / shape.TargetSize < MostPerTarget
        ? null
        : $"{Count} synapses are too many for {shape.TargetSize} target neurons; " +
            $"there must be fewer than {(long)MostPerTarget * shape.TargetSize}, {MostPerTarget} for each";

    internal override bool DrawsLike(ConnectionRule other) => other is FixedTotalNumberRule rule && rule.Count == Count;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var inDegree = inputs.InDegrees.Of(target, Count, shape.TargetSize, random);
        PoolDraws.AddInputs((int)inDegree, target, Weight, shape, random, inputs);
    }
}
