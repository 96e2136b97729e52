using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// A given number of synapses, the source and the target of each drawn uniformly: by default independently, so that a pair may be
/// drawn more than once (multapses), and a neuron as its own input (autapses). The sources may be drawn from the pool of several
/// populations.
/// </summary>
public sealed class FixedTotalNumberRule : WeightedRule
{
    private const int MostPerTarget = 1 << 30;

    /// <summary>A random projection.</summary>
    /// <param name="count">Number of synapses, at least 0.</param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own input.</param>
    /// <param name="multapses">Whether a pair may be connected more than once.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedTotalNumberRule(long count, Weight weight, bool autapses = true, bool multapses = true)
        : base(weight)
    {
        if (count < 0)
        {
            throw new ArgumentException($"the number of synapses is {count}; it must be at least 0", nameof(count));
        }

        (Count, Autapses, Multapses) = (count, autapses, multapses);
    }

    /// <summary>Number of synapses, from all populations of the pool.</summary>
    public long Count { get; }

    /// <summary>Whether a neuron may be its own input.</summary>
    public bool Autapses { get; }

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool Multapses { get; }

    /// <summary>The number given; of a pool, the part of the source population.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => Count * PoolDraws.ShareOf(shape, Autapses);

    internal override bool DrawsLike(ConnectionRule other) => other is FixedTotalNumberRule rule
        && (rule.Count, rule.Autapses, rule.Multapses) == (Count, Autapses, Multapses);

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        int? most = Multapses ? null : shape.CandidateCount(Autapses);
        var inDegree = inputs.InDegrees.Of(target, Count, shape.TargetSize, most, random);
        PoolDraws.AddInputs((int)inDegree, target, Autapses, Multapses, Weight, shape, random, inputs);
    }

    private protected override string? ConnectionProblem(in ProjectionShape shape)
    {
        var pairs = (long)shape.CandidateCount(Autapses) * shape.TargetSize;
        if (Count > 0 && (Multapses ? pairs == 0 : Count > pairs))
        {
            return $"{Count} synapses cannot be made of {pairs} pairs of neurons{Without(Autapses, Multapses)}; " +
                (Multapses ? "allow autapses" : $"use at most {pairs}, or allow multapses");
        }

        return Count / shape.TargetSize < MostPerTarget
            ? null
            : $"{Count} synapses are too many for {shape.TargetSize} target neurons; " +
                $"there must be fewer than {(long)MostPerTarget * shape.TargetSize}, {MostPerTarget} for each";
    }
}
