using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// The weights of the synapses of a projection [nS]: the same for all (a number), drawn for each from a <see cref="Distribution"/>, or
/// a <see cref="DistanceFunction"/>. Each of these stands for one where it is asked for. Weights are conductances, never negative:
/// whether they excite or inhibit is the kind of the source population.
/// </summary>
public sealed class Weight
{
    private readonly Distribution? _distribution;
    private readonly DistanceFunction? _function;

    private Weight(Distribution? distribution, DistanceFunction? function) => (_distribution, _function) = (distribution, function);

    /// <summary>The weight that all synapses have [nS]; null where each has its own.</summary>
    public double? Common => _distribution?.Common;

    /// <summary>No weight is below this; of a function, up to any distance.</summary>
    internal double Low => _distribution?.Low ?? _function!.Range(double.MaxValue).Low;

    /// <summary>No weight is above this; of a function, up to any distance.</summary>
    internal double High => _distribution?.High ?? _function!.Range(double.MaxValue).High;

    /// <summary>Whether the neurons must have positions.</summary>
    internal bool NeedsDistances => _function is not null;

    /// <summary>The same for all synapses.</summary>
    /// <param name="weight">The weight [nS].</param>
    public static implicit operator Weight(double weight) => Drawn(Distribution.Constant(weight));

    /// <summary>Drawn for each synapse.</summary>
    /// <param name="distribution">The distribution [nS].</param>
    public static implicit operator Weight(Distribution distribution) => Drawn(distribution);

    /// <summary>A function of the distance.</summary>
    /// <param name="function">The function [nS].</param>
    public static implicit operator Weight(DistanceFunction function) => ByDistance(function);

    /// <summary>Drawn for each synapse.</summary>
    /// <param name="distribution">The distribution [nS].</param>
    public static Weight Drawn(Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return new Weight(distribution, null);
    }

    /// <summary>A function of the distance of source and target, which must have positions.</summary>
    /// <param name="function">The function [nS].</param>
    public static Weight ByDistance(DistanceFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new Weight(null, function);
    }

    /// <summary>What is to be done about a weight below 0; empty for any other.</summary>
    internal static string AdviceOn(double weight) => weight < 0 && double.IsFinite(weight)
        ? $"; weights are conductances, and the spikes of an inhibitory population inhibit by weights above 0: give {-weight}"
        : "";

    /// <summary>What is wrong with it, whatever the populations; null if nothing is.</summary>
    internal string? Problem()
    {
        if (_function is not null)
        {
            return _function.Problem("nS") ?? (_function.Of(0) is var near && near < 0
                ? $"is {near} nS at distance 0; it must be at least 0{AdviceOn(near)}"
                : null);
        }

        return _distribution!.Problem("nS") ?? (IsWeight(Low), IsWeight(High)) switch
        {
            (false, _) when Common is { } common => $"is {common} nS; it must be a finite number of at least 0{AdviceOn(common)}",
            (false, _) => $"is down to {Low} nS; it must be a finite number of at least 0; truncate its distribution",
            (_, false) => $"is up to {High} nS; it must be a finite number of at least 0",
            _ => null,
        };

        static bool IsWeight(double value) => double.IsFinite(value) && value >= 0;
    }

    /// <summary>What prevents populations from having such weights; null if nothing does.</summary>
    internal string? Problem(in ProjectionShape shape)
    {
        if (_function is null || shape.Distances is not { } distances)
        {
            return null;
        }

        var low = _function.Range(distances.Longest).Low;
        return low >= 0
            ? null
            : $"the weight {_function} falls to {low} nS at {distances.Longest:0.###} um; it must be at least 0: clip it there, by min";
    }

    /// <summary>The weight of one synapse [nS].</summary>
    /// <param name="draws">The weights of the target's inputs.</param>
    /// <param name="index">Number of the draw.</param>
    /// <param name="source">Index within the source population.</param>
    /// <param name="target">Index within the target population.</param>
    /// <param name="shape">The sizes and distances of the projection.</param>
    internal double Of(CounterRandom draws, ulong index, int source, int target, in ProjectionShape shape) => _distribution is null
        ? _function!.OfSquare(shape.Distances!.SquareOf(source, target))
        : _distribution.Draw(draws, index);
}
