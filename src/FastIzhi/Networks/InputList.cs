using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// The inputs of one target neuron. It is meant to be cleared and filled again for the next one, which allocates only while it
/// has to grow. Not for use by several threads at a time.
/// </summary>
public sealed class InputList
{
    private int[] _sources = [];
    private double[] _weights = [];
    private int _weightCount;

    /// <summary>Number of inputs.</summary>
    public int Count { get; private set; }

    /// <summary>The source of each input, an index within the source population.</summary>
    public ReadOnlySpan<int> Sources => _sources.AsSpan(0, Count);

    /// <summary>The weight of each input [nS]; empty where one weight holds for all synapses of the projection.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _weightCount);

    /// <summary>What <see cref="FixedTotalNumberRule"/> keeps from one target for the next.</summary>
    internal InDegreeWalk InDegrees { get; } = new();

    /// <summary>What <see cref="FixedOutDegreeRule"/> keeps from one target for the next.</summary>
    internal OutDegreeWalk OutDegrees { get; } = new();

    /// <summary>The parts of the sources that <see cref="DistanceProbabilityRule"/> still has to go through: one for each level of a tree.</summary>
    internal SourceTree.Node[] WaitingNodes { get; } = new SourceTree.Node[40];

    /// <summary>Draws without repetition.</summary>
    internal DistinctDraws Distinct { get; } = new();

    /// <summary>Removes all inputs and keeps the memory.</summary>
    public void Clear() => (Count, _weightCount) = (0, 0);

    /// <summary>Adds an input of the common weight.</summary>
    /// <param name="source">Index within the source population.</param>
    /// <exception cref="InvalidOperationException">The inputs before have weights of their own.</exception>
    public void Add(int source)
    {
        Reserve(1)[0] = source;
        Commit(1);
    }

    /// <summary>Adds an input.</summary>
    /// <param name="source">Index within the source population.</param>
    /// <param name="weight">Weight [nS].</param>
    /// <exception cref="InvalidOperationException">The inputs before have no weights of their own.</exception>
    public void Add(int source, double weight) => Add([source], [weight]);

    /// <summary>Adds inputs.</summary>
    /// <param name="sources">Indices within the source population.</param>
    /// <param name="weights">A weight for each [nS]; empty for the common weight.</param>
    /// <exception cref="ArgumentException">The numbers of sources and weights differ.</exception>
    /// <exception cref="InvalidOperationException">The inputs before have weights of their own and these have not, or the reverse.</exception>
    public void Add(ReadOnlySpan<int> sources, ReadOnlySpan<double> weights)
    {
        if (weights.Length != sources.Length && !weights.IsEmpty)
        {
            throw new ArgumentException($"{weights.Length} weights for {sources.Length} sources; give one for each or none", nameof(weights));
        }

        sources.CopyTo(Reserve(sources.Length));
        if (weights.IsEmpty && !sources.IsEmpty)
        {
            Commit(sources.Length);
        }
        else if (!weights.IsEmpty)
        {
            weights.CopyTo(ReserveWeights(weights.Length));
            CommitWeighted(sources.Length);
        }
    }

    /// <summary>Room for the sources of more inputs, of which <see cref="Commit(int)"/> or <see cref="CommitWeighted"/> adds those filled.</summary>
    internal Span<int> Reserve(int count)
    {
        Grow(ref _sources, Count + (long)count);
        return _sources.AsSpan(Count, count);
    }

    /// <summary>Room for their weights, to be added by <see cref="CommitWeighted"/>.</summary>
    internal Span<double> ReserveWeights(int count)
    {
        Grow(ref _weights, _weightCount + (long)count);
        return _weights.AsSpan(_weightCount, count);
    }

    /// <summary>Adds the first inputs of the room reserved; they have the common weight.</summary>
    internal void Commit(int count)
    {
        if (_weightCount > 0)
        {
            throw new InvalidOperationException("the inputs before have weights of their own; give this one a weight or clear the list");
        }

        Count += count;
    }

    /// <summary>Adds the first inputs of the room reserved, with their weights.</summary>
    internal void CommitWeighted(int count)
    {
        if (_weightCount != Count)
        {
            throw new InvalidOperationException("the inputs before have the common weight; give this one no weight or clear the list");
        }

        Count += count;
        _weightCount += count;
    }

    /// <summary>Adds the first inputs of the room reserved, the k-th of them with the k-th of the target's weights.</summary>
    internal void Commit(int count, Weight weight, int target, in ProjectionShape shape, CounterRandom random)
    {
        if (weight.Common is not null)
        {
            Commit(count);
            return;
        }

        var sources = Reserve(count);
        var weights = ReserveWeights(count);
        var draws = ProjectionStreams.WeightsOf(random, target);
        for (var k = 0; k < count; k++)
        {
            weights[k] = weight.Of(draws, (ulong)k, sources[k], target, shape);
        }

        CommitWeighted(count);
    }

    private static void Grow<T>(ref T[] items, long needed)
    {
        if (needed > items.Length)
        {
            Array.Resize(ref items, checked((int)Math.Min(Math.Max(needed, 2L * items.Length), Math.Max(needed, Array.MaxLength))));
        }
    }
}
