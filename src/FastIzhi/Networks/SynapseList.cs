using System.Collections.Immutable;

namespace FastIzhi.Networks;

/// <summary>Synapses in any order, a column for each of their properties, as files have them.</summary>
/// <param name="Sources">Source of each synapse, an index within its population.</param>
/// <param name="Targets">Target of each synapse, an index within its population.</param>
/// <param name="Weights">Weight of each [nS]; empty for none.</param>
/// <param name="Delays">Delay of each [ms]; empty for none.</param>
public sealed record SynapseList(
    ImmutableArray<int> Sources, ImmutableArray<int> Targets, ImmutableArray<double> Weights, ImmutableArray<double> Delays)
{
    /// <summary>What the list is called in messages, such as the path of its file.</summary>
    public string Origin { get; init; } = "the list";

    /// <summary>What a synapse is called in messages, by its place in the list.</summary>
    public Func<int, string> NameOf { get; init; } = i => $"synapse {i}";

    /// <summary>Number of synapses.</summary>
    public int Count => Sources.Length;

    /// <summary>Sizes of the populations where the list says them.</summary>
    public (int Sources, int Targets)? Sizes { get; init; }

    /// <exception cref="ArgumentException">The numbers of synapses and delays differ.</exception>
    internal static SynapseList Of(IReadOnlyCollection<Synapse> synapses, IReadOnlyCollection<double>? delays)
    {
        ArgumentNullException.ThrowIfNull(synapses);
        return new SynapseList(
            [.. synapses.Select(synapse => synapse.Source)],
            [.. synapses.Select(synapse => synapse.Target)],
            [.. synapses.Select(synapse => synapse.Weight)],
            DelaysOf(synapses.Count, delays));
    }

    /// <exception cref="ArgumentException">The numbers of pairs and delays differ.</exception>
    internal static SynapseList Of(IReadOnlyCollection<(int Source, int Target)> pairs, IReadOnlyCollection<double>? delays)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new SynapseList(
            [.. pairs.Select(pair => pair.Source)],
            [.. pairs.Select(pair => pair.Target)],
            [],
            DelaysOf(pairs.Count, delays));
    }

    /// <summary>What prevents populations from being connected so; null if nothing does.</summary>
    internal string? Problem(in ProjectionShape shape)
    {
        if (Sizes is { } sizes && sizes != (shape.SourceSize, shape.TargetSize))
        {
            return $"the matrix is {sizes.Sources} x {sizes.Targets}; " +
                $"the populations need {shape.SourceSize} x {shape.TargetSize} (source x target)";
        }

        for (var i = 0; i < Count; i++)
        {
            if ((uint)Sources[i] >= (uint)shape.SourceSize)
            {
                return $"{NameOf(i)}: source {Sources[i]} is outside 0 to {shape.SourceSize - 1}";
            }

            if ((uint)Targets[i] >= (uint)shape.TargetSize)
            {
                return $"{NameOf(i)}: target {Targets[i]} is outside 0 to {shape.TargetSize - 1}";
            }

            if (!Weights.IsEmpty && !(double.IsFinite(Weights[i]) && Weights[i] >= 0))
            {
                return $"{NameOf(i)}: weight {Weights[i]} nS; a weight must be a finite number of at least 0{Weight.AdviceOn(Weights[i])}";
            }

            if (!Delays.IsEmpty && !(double.IsFinite(Delays[i]) && Delays[i] > 0))
            {
                return $"{NameOf(i)}: delay {Delays[i]} ms; a delay must be a finite number above 0";
            }
        }

        return null;
    }

    private static ImmutableArray<double> DelaysOf(int count, IReadOnlyCollection<double>? delays) => delays is null ? []
        : delays.Count == count ? [.. delays]
        : throw new ArgumentException($"{delays.Count} delays for {count} synapses; give one for each or none", nameof(delays));
}
