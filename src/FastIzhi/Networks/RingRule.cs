using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Both populations lie evenly spread on a ring (angle = index / population size x 360 degrees); the weight falls with the
/// distance d, the shorter way round, as <c>w = W exp(-d^2 / sigma^2)</c> (no factor 2). No neuron connects to itself.
/// After Cano-Colino et al., Cerebral Cortex 24 (2014) 2449, doi:10.1093/cercor/bht100.
/// </summary>
public sealed class RingRule : ConnectionRule
{
    /// <summary>No synapse reaches beyond this distance [degrees]; negative where there is none.</summary>
    private readonly double _reach;

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
        _reach = Reach();
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

    /// <summary>The exact number, found by bisection on either side of each target.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape)
    {
        var count = 0L;
        for (var target = 0; target < shape.TargetSize; target++)
        {
            var window = new RingWindow(target, _reach, shape);
            count += CountConnected(window, window.Middle, 1, window.End - window.Middle, target, shape);
            count += CountConnected(window, window.Middle - 1, -1, window.Middle - window.First, target, shape);
        }

        return count - (shape.IsRecurrent && IsSynapse(Weight) ? shape.TargetSize : 0);
    }

    internal override string? Problem(in ProjectionShape shape) => null;

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var window = new RingWindow(target, _reach, shape);
        var sources = inputs.Reserve(window.Count);
        var weights = inputs.ReserveWeights(window.Count);
        var count = 0;
        for (var i = window.First; i < window.End; i++)
        {
            var source = window.SourceAt(i);
            var weight = WeightAt(RingDistance.Between(source, target, shape));
            if (IsSynapse(weight) && !(shape.IsRecurrent && source == target))
            {
                (sources[count], weights[count]) = (source, weight);
                count++;
            }
        }

        inputs.CommitWeighted(count);
    }

    /// <summary>How many sources, from the first one away from the target, are connected: their weights only fall.</summary>
    private int CountConnected(in RingWindow window, int first, int direction, int limit, int target, in ProjectionShape shape)
    {
        var (connected, all) = (0, limit);
        while (connected < all)
        {
            var middle = connected + (all - connected + 1) / 2;
            var source = window.SourceAt(first + direction * (middle - 1));
            if (IsSynapse(WeightAt(RingDistance.Between(source, target, shape))))
            {
                connected = middle;
            }
            else
            {
                all = middle - 1;
            }
        }

        return connected;
    }

    private double WeightAt(double distance) => Weight * Math.Exp(-(distance * distance) / (Sigma * Sigma));

    private bool IsSynapse(double weight) => weight > 0 && weight >= Cutoff;

    /// <summary>
    /// W exp(-x) with x = d^2 / sigma^2 reaches the cutoff, or without one the smallest number above 0, at x = log(W / cutoff).
    /// </summary>
    private double Reach()
    {
        // Rounding is coarse only among the numbers below the normal ones.
        var margin = Cutoff < 1e-300 ? 1 : 1e-9;
        var x = Math.Log(Weight) - Math.Log(Math.Max(Cutoff, double.Epsilon)) + margin;
        return x < 0 ? -1 : Sigma * Math.Sqrt(x);
    }
}
