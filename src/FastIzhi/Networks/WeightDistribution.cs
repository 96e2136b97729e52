using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>The weights of a random projection: one for all synapses, or one drawn for each. A number stands for one for all.</summary>
public sealed class WeightDistribution
{
    private WeightDistribution(double low, double high, double? common) => (Low, High, Common) = (low, high, common);

    /// <summary>The smallest weight [nS].</summary>
    public double Low { get; }

    /// <summary>The upper bound of the weights [nS].</summary>
    public double High { get; }

    /// <summary>The weight of all synapses [nS]; null where each has its own.</summary>
    public double? Common { get; }

    /// <summary>One weight for all synapses. The rule that gets it checks it.</summary>
    /// <param name="weight">The weight [nS], at least 0.</param>
    public static implicit operator WeightDistribution(double weight) => Constant(weight);

    /// <summary>One weight for all synapses. The rule that gets it checks it.</summary>
    /// <param name="weight">The weight [nS], at least 0.</param>
    public static WeightDistribution Constant(double weight) => new(weight, weight, weight);

    /// <summary>A weight for each synapse, drawn uniformly from [low, high). The rule that gets it checks it.</summary>
    /// <param name="low">The lower bound [nS], at least 0.</param>
    /// <param name="high">The upper bound [nS], at least the lower one.</param>
    public static WeightDistribution Uniform(double low, double high) => new(low, high, null);

    /// <summary>The distribution in words.</summary>
    public override string ToString() => Common is { } weight ? $"{weight} nS" : $"{Low} to {High} nS";

    /// <summary>What is wrong with it; null if nothing is.</summary>
    internal string? Problem() => (IsWeight(Low), IsWeight(High)) switch
    {
        (false, _) => $"is {Low} nS; it must be a finite number of at least 0",
        (_, false) => $"is up to {High} nS; it must be a finite number of at least 0",
        _ => Low <= High ? null : $"is uniform from {Low} to {High} nS; the upper bound must be at least the lower one",
    };

    /// <summary>One of the weights, for distributions without a common one.</summary>
    /// <param name="random">The draws.</param>
    /// <param name="index">Number of the draw.</param>
    internal double Draw(CounterRandom random, ulong index) => Math.Min(Low + (High - Low) * random.Uniform(index), High);

    private static bool IsWeight(double value) => double.IsFinite(value) && value >= 0;
}
