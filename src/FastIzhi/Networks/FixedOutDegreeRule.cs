using System.Collections.Concurrent;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each source neuron has the same number of targets, drawn uniformly: by default independently, so that a pair may be drawn more than
/// once (multapses), and a neuron as its own target (autapses).
/// </summary>
public sealed class FixedOutDegreeRule : WeightedRule
{
    private readonly ConcurrentDictionary<(int, int, bool, CounterRandom), Lazy<OutDegreeTable>> _tables = new();

    /// <summary>A random projection.</summary>
    /// <param name="outDegree">Number of targets of each source neuron, at least 0.</param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own target.</param>
    /// <param name="multapses">Whether a pair may be connected more than once.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedOutDegreeRule(int outDegree, Weight weight, bool autapses = true, bool multapses = true)
        : base(weight)
    {
        if (outDegree < 0 || outDegree > Array.MaxLength)
        {
            throw new ArgumentException($"the out-degree is {outDegree}; it must be from 0 to {Array.MaxLength}", nameof(outDegree));
        }

        (OutDegree, Autapses, Multapses) = (outDegree, autapses, multapses);
    }

    /// <summary>Number of targets of each source neuron.</summary>
    public int OutDegree { get; }

    /// <summary>Whether a neuron may be its own target.</summary>
    public bool Autapses { get; }

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool Multapses { get; }

    /// <summary>OutDegree for each source neuron.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => (double)OutDegree * shape.SourceSize;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var sources = inputs.OutDegrees.SourcesOf(target, TableOf(shape, random));
        sources.CopyTo(inputs.Reserve(sources.Length));
        inputs.Commit(sources.Length, Weight, target, shape, random);
    }

    private protected override string? ConnectionProblem(in ProjectionShape shape)
    {
        var candidates = shape.TargetSize - (shape.IsRecurrent && !Autapses ? 1 : 0);
        return OutDegree == 0 || (Multapses ? candidates > 0 : OutDegree <= candidates)
            ? null
            : $"an out-degree of {OutDegree} cannot be met by {candidates} target neurons{Without(Autapses, Multapses)}; " +
                (Multapses ? "allow autapses" : $"use at most {candidates}, or allow multapses");
    }

    private OutDegreeTable TableOf(ProjectionShape shape, CounterRandom random) => _tables.GetOrAdd(
        (shape.SourceSize, shape.TargetSize, shape.IsRecurrent, random),
        _ => new Lazy<OutDegreeTable>(() => new OutDegreeTable(OutDegree, shape.IsRecurrent && !Autapses, Multapses, shape, random))).Value;
}
