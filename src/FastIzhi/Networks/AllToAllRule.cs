using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Each source neuron is connected once to each target neuron.</summary>
public sealed class AllToAllRule : WeightedRule
{
    /// <summary>A full projection.</summary>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own input.</param>
    /// <exception cref="ArgumentException">A weight is out of its range.</exception>
    public AllToAllRule(Weight weight, bool autapses = true)
        : base(weight) => Autapses = autapses;

    /// <summary>Whether a neuron may be its own input.</summary>
    public bool Autapses { get; }

    /// <summary>The number of pairs.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => (double)shape.CandidateCount(Autapses) * shape.TargetSize;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var sources = inputs.Reserve(shape.SourceSize);
        var count = 0;
        for (var source = 0; source < shape.SourceSize; source++)
        {
            sources[count] = source;
            count += Autapses || !shape.IsRecurrent || source != target ? 1 : 0;
        }

        inputs.Commit(count, Weight, target, shape, random);
    }
}
