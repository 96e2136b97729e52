using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each pair of a source and a target neuron is connected once with the same probability, independently of all others. As in
/// the other random rules a neuron may be connected to itself.
/// </summary>
public sealed class FixedProbabilityRule : ConnectionRule
{
    private readonly double _sourcesPerLog;

    /// <summary>A random projection.</summary>
    /// <param name="probability">Probability of each pair, from 0 to 1.</param>
    /// <param name="weight">The weight of all synapses [nS], or the distribution of their weights; at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedProbabilityRule(double probability, Distribution weight)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentException($"the probability is {probability}; it must be from 0 to 1", nameof(probability));
        }

        Probability = probability;
        Weight = CheckWeight(weight, nameof(weight));
        _sourcesPerLog = 1 / Logarithm.OfOneMinus(probability);
    }

    /// <summary>Probability of each pair.</summary>
    public double Probability { get; }

    /// <summary>The weights of the synapses.</summary>
    public Distribution Weight { get; }

    /// <inheritdoc/>
    public override double? CommonWeight => Weight.Common;

    internal override double LargestWeight => Weight.High;

    /// <summary>The probability times the number of pairs.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => Probability * shape.SourceSize * shape.TargetSize;

    internal override string? Problem(in ProjectionShape shape) => null;

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
            if (Weight.Common is null)
            {
                inputs.Add((int)source, Weight.Draw(weightDraws, k));
            }
            else
            {
                inputs.Add((int)source);
            }
        }

        double Jump(ulong k) => Math.Floor(Math.Log(1 - draws.Uniform(k)) * _sourcesPerLog);
    }
}
