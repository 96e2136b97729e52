using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Both populations lie evenly spread on a ring (angle = index / population size x 360 degrees); the weight falls with the
/// distance d, the shorter way round, as <c>w = W exp(-d^2 / sigma^2)</c> (no factor 2). No neuron connects to itself.
/// After Cano-Colino et al., Cerebral Cortex 24 (2014) 2449, doi:10.1093/cercor/bht100.
/// </summary>
public sealed class RingRule : ConnectionRule
{
    /// <summary>Every synapse is within this distance [degrees].</summary>
    private readonly double _outerReach;

    /// <summary>Every pair within this distance has a synapse [degrees]; negative for none.</summary>
    private readonly double _innerReach;

    /// <summary>A ring.</summary>
    /// <param name="weight">W, the weight at distance 0 [nS], at least 0.</param>
    /// <param name="sigma">sigma, the width of the footprint [degrees], above 0.</param>
    /// <param name="cutoff">Weights below this [nS] make no synapse; 0 keeps all that are above 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public RingRule(double weight, double sigma, double cutoff = 0)
    {
        if (!double.IsFinite(sigma) || sigma <= 0)
        {
            throw new ArgumentException($"sigma is {sigma} degrees; it must be a finite number above 0", nameof(sigma));
        }

        Weight = CheckWeight(weight, nameof(weight));
        Sigma = sigma;
        Cutoff = CheckWeight(cutoff, nameof(cutoff));
        (_innerReach, _outerReach) = Reach();
    }

    /// <summary>W, the weight at distance 0 [nS].</summary>
    public double Weight { get; }

    /// <summary>sigma, the width of the footprint [degrees].</summary>
    public double Sigma { get; }

    /// <summary>Weights below this make no synapse [nS].</summary>
    public double Cutoff { get; }

    /// <summary>Null: each synapse has its own weight.</summary>
    public override double? CommonWeight => null;

    internal override double LargestWeight => Weight;

    /// <summary>The exact number. Only pairs near the cutoff are looked at one by one.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape)
    {
        var count = 0L;
        for (var target = 0; target < shape.TargetSize; target++)
        {
            var outer = new RingWindow(target, _outerReach, shape);
            var inner = new RingWindow(target, _innerReach, shape);
            count += inner.Count - (shape.IsRecurrent && inner.Count > 0 ? 1 : 0);
            count += CountOneByOne(outer, outer.First, Math.Min(inner.First, outer.End), target, shape);
            count += CountOneByOne(outer, Math.Max(inner.End, outer.First), outer.End, target, shape);
        }

        return count;
    }

    internal override string? Problem(in ProjectionShape shape) => null;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var window = new RingWindow(target, _outerReach, shape);
        var sources = inputs.Reserve(window.Count);
        var weights = inputs.ReserveWeights(window.Count);
        var count = 0;
        for (var i = window.First; i < window.End; i++)
        {
            var source = window.SourceAt(i);
            var weight = WeightOf(source, target, shape);
            if (weight > 0)
            {
                (sources[count], weights[count]) = (source, weight);
                count++;
            }
        }

        inputs.CommitWeighted(count);
    }

    private int CountOneByOne(in RingWindow window, int first, int end, int target, in ProjectionShape shape)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += WeightOf(window.SourceAt(i), target, shape) > 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The weight of a pair [nS]; 0 for no synapse.</summary>
    private double WeightOf(int source, int target, in ProjectionShape shape)
    {
        var distance = RingDistance.Between(source, target, shape);
        var weight = Weight * Math.Exp(-(distance * distance) / (Sigma * Sigma));
        return weight >= Cutoff && !(shape.IsRecurrent && source == target) ? weight : 0;
    }

    /// <summary>
    /// The distance at which the weight falls to the cutoff, or without a cutoff below all numbers, from below and from above.
    /// </summary>
    private (double Inner, double Outer) Reach()
    {
        // W exp(-x) >= cutoff for x = d^2 / sigma^2 up to log(W / cutoff). The margin covers rounding, which is coarse only for
        // numbers below the normal ones; there also exp(-x) alone may vanish, as it does when W is above 1.
        var isTiny = Cutoff < 1e-300;
        var margin = isTiny ? 1 : 1e-9;
        var limit = Math.Log(Math.Max(Cutoff, double.Epsilon));
        var outer = Math.Log(Weight) - limit + margin;
        var inner = (isTiny ? Math.Min(Math.Log(Weight), 0) : Math.Log(Weight)) - limit - margin;
        return (inner < 0 ? -1 : Sigma * Math.Sqrt(inner), outer < 0 ? -1 : Sigma * Math.Sqrt(outer));
    }
}
