using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Both populations lie evenly spread on a ring (angle = index / population size x 360 degrees); the weight falls with the
/// distance d, the shorter way round, as <c>w = W exp(-d^2 / sigma^2)</c> (no factor 2). No neuron connects to itself.
/// After Cano-Colino et al., Cerebral Cortex 24 (2014) 2449, doi:10.1093/cercor/bht100.
/// </summary>
public sealed class RingRule : ConnectionRule
{
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
    }

    /// <summary>W, the weight at distance 0 [nS].</summary>
    public double Weight { get; }

    /// <summary>sigma, the width of the footprint [degrees].</summary>
    public double Sigma { get; }

    /// <summary>Weights below this make no synapse [nS].</summary>
    public double Cutoff { get; }

    /// <inheritdoc/>
    protected internal override CsrSynapses Connect(int sourceSize, int targetSize, bool isRecurrent, CounterRandom random)
    {
        var rowPointers = new long[sourceSize + 1];
        var targets = new List<int>();
        var weights = new List<double>();
        for (var source = 0; source < sourceSize; source++)
        {
            for (var target = 0; target < targetSize; target++)
            {
                var weight = WeightBetween((double)source / sourceSize * 360, (double)target / targetSize * 360);
                if (weight > 0 && weight >= Cutoff && !(isRecurrent && source == target))
                {
                    targets.Add(target);
                    weights.Add(weight);
                }
            }

            rowPointers[source + 1] = targets.Count;
        }

        return CsrSynapses.Adopt(rowPointers, [.. targets], [.. weights]);
    }

    private double WeightBetween(double sourceAngle, double targetAngle)
    {
        var difference = Math.Abs(sourceAngle - targetAngle);
        var distance = Math.Min(difference, 360 - difference);
        return Weight * Math.Exp(-(distance * distance) / (Sigma * Sigma));
    }
}
