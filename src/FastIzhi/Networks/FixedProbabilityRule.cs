using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Each pair of a source and a target neuron is connected once with the same probability, independently of all others.</summary>
public sealed class FixedProbabilityRule : WeightedRule
{
    private readonly double _sourcesPerLog;

    /// <summary>A random projection.</summary>
    /// <param name="probability">Probability of each pair, from 0 to 1.</param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own input.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedProbabilityRule(double probability, Weight weight, bool autapses = true)
        : base(weight)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentException($"the probability is {probability}; it must be from 0 to 1", nameof(probability));
        }

        (Probability, Autapses) = (probability, autapses);
        _sourcesPerLog = 1 / Logarithm.OfOneMinus(probability);
    }

    /// <summary>Probability of each pair.</summary>
    public double Probability { get; }

    /// <summary>Whether a neuron may be its own input.</summary>
    public bool Autapses { get; }

    /// <summary>The probability times the number of pairs.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) =>
        Probability * shape.CandidateCount(Autapses) * shape.TargetSize;

    /// <summary>
    /// Jumps from one source to the next over a geometric number of others, floor(log(u) / log(1 - p)) for u in (0, 1]. The
    /// jump is 0 for p = 1; for p = 0 it is infinite, or not a number where u is 1: either ends the loop.
    /// </summary>
    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var draws = ProjectionStreams.SourcesOf(random, target);
        var weightDraws = ProjectionStreams.WeightsOf(random, target);
        var source = Jump(0);
        for (var k = 0UL; source < shape.SourceSize; source += 1 + Jump(++k))
        {
            if (!Autapses && shape.IsRecurrent && (int)source == target)
            {
                continue;
            }

            if (Weight.Common is null)
            {
                inputs.Add((int)source, Weight.Of(weightDraws, k, (int)source, target, shape));
            }
            else
            {
                inputs.Add((int)source);
            }
        }

        double Jump(ulong k) => Math.Floor(Math.Log(1 - draws.Uniform(k)) * _sourcesPerLog);
    }
}
