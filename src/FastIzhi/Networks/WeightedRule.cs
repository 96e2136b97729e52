namespace FastIzhi.Networks;

/// <summary>A rule that says which neurons connect, with weights that are the same for all synapses, drawn, or by distance.</summary>
public abstract class WeightedRule : ConnectionRule
{
    /// <exception cref="ArgumentException">A weight is out of its range.</exception>
    private protected WeightedRule(Weight weight) => Weight = CheckWeight(weight, nameof(weight));

    /// <summary>The weights of the synapses.</summary>
    public Weight Weight { get; }

    /// <inheritdoc/>
    public sealed override double? CommonWeight => Weight.Common;

    internal sealed override double LargestWeight => Weight.High;

    internal override bool NeedsDistances => Weight.NeedsDistances;

    internal sealed override string? Problem(in ProjectionShape shape) => Weight.Problem(shape) ?? ConnectionProblem(shape);

    /// <summary>What prevents the neurons from being connected; null if nothing does.</summary>
    private protected virtual string? ConnectionProblem(in ProjectionShape shape) => null;
}
