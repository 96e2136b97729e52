using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// Cuts populations into blocks. Their number follows from the network, never from the threads; no result depends on it.
/// </summary>
internal static class Partition
{
    /// <summary>A target is known within its block by 16 bits.</summary>
    public const int MaxBlockLanes = 1 << 16;

    /// <summary>Below this many lanes a block is advanced faster than it is handed to a thread.</summary>
    private const int MinBlockLanes = 1024;

    /// <summary>Synapses of one source in one block: with fewer, finding a row takes longer than walking it.</summary>
    private const int RowLength = 100;

    /// <summary>Block size of a population without inputs.</summary>
    private const int UnconnectedBlockLanes = 8192;

    /// <summary>Cuts all populations.</summary>
    /// <param name="network">The network.</param>
    /// <param name="populations">Its lanes.</param>
    /// <param name="blockLanes">Lanes of a block; null for what suits the network.</param>
    public static BlockLanes[] Cut(Network network, IReadOnlyList<PopulationLanes> populations, int? blockLanes)
    {
        var blocks = new List<BlockLanes>();
        for (var p = 0; p < populations.Count; p++)
        {
            var lanes = populations[p];
            var most = RoundUp(Math.Clamp(blockLanes ?? BlockLanesOf(network, p), Lanes.MaxCount, MaxBlockLanes));
            var count = (lanes.Count + most - 1) / most;
            var size = RoundUp((lanes.Count + count - 1) / count);
            for (var first = 0; first < lanes.Count; first += size)
            {
                blocks.Add(new BlockLanes(
                    p, first, Math.Min(size, lanes.Size - first), lanes.First + first, Math.Min(size, lanes.Count - first)));
            }
        }

        return [.. blocks];
    }

    private static int BlockLanesOf(Network network, int population)
    {
        var target = network.Populations[population];
        var outDegree = network.Projections
            .Where(projection => projection.Target == target)
            .Select(projection => projection.ExpectedSynapseCount / projection.Source.Size)
            .DefaultIfEmpty(0)
            .Max();
        return outDegree == 0
            ? UnconnectedBlockLanes
            : (int)Math.Clamp(target.Size * RowLength / outDegree, MinBlockLanes, MaxBlockLanes);
    }

    private static int RoundUp(int lanes) => (lanes + Lanes.MaxCount - 1) / Lanes.MaxCount * Lanes.MaxCount;
}
