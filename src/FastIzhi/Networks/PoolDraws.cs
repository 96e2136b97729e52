using System.Runtime.CompilerServices;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Sources drawn uniformly and independently from a pool, of which a projection keeps those in its window. The loops are
/// compiled at full speed at once: a network is built only once, so that they would be done before they had been found hot.
/// </summary>
internal static class PoolDraws
{
    /// <summary>Adds the inputs of one target neuron.</summary>
    /// <param name="count">How many are drawn from the pool.</param>
    /// <param name="target">Index within the target population.</param>
    /// <param name="autapses">Whether the target may be its own input.</param>
    /// <param name="multapses">Whether a source may be drawn more than once.</param>
    /// <param name="weight">Their weights. The draw from a pool, not the place in the window, decides on a weight.</param>
    /// <param name="shape">The sizes of the projection.</param>
    /// <param name="random">The generator of the projection.</param>
    /// <param name="inputs">Receives them.</param>
    public static void AddInputs(
        int count,
        int target,
        bool autapses,
        bool multapses,
        Weight weight,
        in ProjectionShape shape,
        CounterRandom random,
        InputList inputs)
    {
        var draws = ProjectionStreams.SourcesOf(random, target);
        var sources = inputs.Reserve(count);
        if (weight.Common is not null && autapses && multapses)
        {
            inputs.Commit(shape.IsPooled ? DrawWindow(draws, shape, sources) : DrawAll(draws, shape.SourceSize, sources));
            return;
        }

        var self = autapses || shape.TargetOffset is not { } offset ? -1 : offset + target;
        if (multapses)
        {
            DrawAll(draws, shape.CandidateCount(autapses), sources);
        }
        else
        {
            inputs.Distinct.Draw(draws, shape.CandidateCount(autapses), sources);
        }

        if (self >= 0)
        {
            MakeRoom(self, sources);
        }

        if (weight.Common is null)
        {
            var weights = inputs.ReserveWeights(count);
            inputs.CommitWeighted(KeepWeighted(ProjectionStreams.WeightsOf(random, target), weight, target, shape, sources, weights));
        }
        else
        {
            inputs.Commit(KeepWindow(shape, sources));
        }
    }

    /// <summary>The part of the synapses of a pool that comes from the source population.</summary>
    public static double ShareOf(in ProjectionShape shape, bool autapses)
    {
        var candidates = shape.CandidateCount(autapses);
        var own = shape.SourceSize - (shape.IsRecurrent && !autapses ? 1 : 0);
        return candidates == 0 ? 0 : (double)own / candidates;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DrawAll(CounterRandom draws, int bound, Span<int> sources)
    {
        for (var k = 0; k < sources.Length; k++)
        {
            sources[k] = draws.Below(bound, (ulong)k);
        }

        return sources.Length;
    }

    /// <summary>Each draw is stored, and the next one over it unless it is in the window: no branch to mispredict.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DrawWindow(CounterRandom draws, in ProjectionShape shape, Span<int> sources)
    {
        var (poolSize, offset, size) = (shape.PoolSize, shape.PoolOffset, shape.SourceSize);
        var kept = 0;
        for (var k = 0; k < sources.Length; k++)
        {
            var source = draws.Below(poolSize, (ulong)k) - offset;
            sources[kept] = source;
            kept += (uint)source < (uint)size ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Numbers of all neurons but one become those of all but that one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MakeRoom(int self, Span<int> sources)
    {
        for (var k = 0; k < sources.Length; k++)
        {
            sources[k] += sources[k] >= self ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int KeepWindow(in ProjectionShape shape, Span<int> sources)
    {
        var (offset, size) = (shape.PoolOffset, shape.SourceSize);
        var kept = 0;
        for (var k = 0; k < sources.Length; k++)
        {
            var source = sources[k] - offset;
            sources[kept] = source;
            kept += (uint)source < (uint)size ? 1 : 0;
        }

        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int KeepWeighted(
        CounterRandom weightDraws, Weight weight, int target, in ProjectionShape shape, Span<int> sources, Span<double> weights)
    {
        var kept = 0;
        for (var k = 0; k < sources.Length; k++)
        {
            var source = sources[k] - shape.PoolOffset;
            if ((uint)source < (uint)shape.SourceSize)
            {
                sources[kept] = source;
                weights[kept] = weight.Of(weightDraws, (ulong)k, source, target, shape);
                kept++;
            }
        }

        return kept;
    }
}
