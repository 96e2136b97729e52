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
    /// <param name="weight">Their weights. The draw from a pool, not the place in the window, decides on a weight.</param>
    /// <param name="shape">The sizes of the projection.</param>
    /// <param name="random">The generator of the projection.</param>
    /// <param name="inputs">Receives them.</param>
    public static void AddInputs(
        int count, int target, Distribution weight, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var draws = ProjectionStreams.SourcesOf(random, target);
        var sources = inputs.Reserve(count);
        if (weight.Common is null)
        {
            var weights = inputs.ReserveWeights(count);
            var weightDraws = ProjectionStreams.WeightsOf(random, target);
            inputs.CommitWeighted(DrawWeighted(draws, weightDraws, weight, shape, sources, weights));
        }
        else
        {
            inputs.Commit(shape.IsPooled ? DrawWindow(draws, shape, sources) : DrawAll(draws, shape.SourceSize, sources));
        }
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DrawWeighted(
        CounterRandom draws,
        CounterRandom weightDraws,
        Distribution weight,
        in ProjectionShape shape,
        Span<int> sources,
        Span<double> weights)
    {
        var kept = 0;
        for (var k = 0; k < sources.Length; k++)
        {
            var source = draws.Below(shape.PoolSize, (ulong)k) - shape.PoolOffset;
            if ((uint)source < (uint)shape.SourceSize)
            {
                sources[kept] = source;
                weights[kept] = weight.Draw(weightDraws, (ulong)k);
                kept++;
            }
        }

        return kept;
    }
}
