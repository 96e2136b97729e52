using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Source neuron i is connected to target neuron i, of two populations of the same size.</summary>
public sealed class OneToOneRule : WeightedRule
{
    /// <summary>A projection of pairs.</summary>
    /// <param name="weight">The weights [nS].</param>
    /// <exception cref="ArgumentException">A weight is out of its range.</exception>
    public OneToOneRule(Weight weight)
        : base(weight)
    {
    }

    /// <summary>The size of the populations.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => shape.TargetSize;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        inputs.Reserve(1)[0] = target;
        inputs.Commit(1, Weight, target, shape, random);
    }

    private protected override string? ConnectionProblem(in ProjectionShape shape) => shape.SourceSize == shape.TargetSize
        ? null
        : $"one to one needs populations of the same size, not {shape.SourceSize} source and {shape.TargetSize} target neurons";
}
