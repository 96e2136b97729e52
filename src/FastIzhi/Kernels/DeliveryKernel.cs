using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>
/// Adds the weights of spikes to their targets in one block: source by source, each in the order of its row. It waits for
/// memory more than it computes: rows lie anywhere in gigabytes, so they are asked for some spikes ahead.
/// </summary>
internal static unsafe class DeliveryKernel
{
    /// <summary>How many spikes ahead the synapses of a row are asked for.</summary>
    private const int SynapsesAhead = 6;

    /// <summary>How many spikes ahead the place of a row is asked for.</summary>
    private const int RowsAhead = 14;

    /// <summary>Delivers spikes; <see cref="PrefetchFirst"/> comes first.</summary>
    /// <remarks>There is no call in it: the JIT would keep the weight on the stack because of one, for twice the time.</remarks>
    /// <param name="sources">The neurons that fired, indices within the source population.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">Source i has the synapses [rows[i], rows[i + 1]).</param>
    /// <param name="targets">Target of each synapse, an index within the block.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="arrival">Where they are added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Deliver<T, TWeights, TArrival>(
        int* sources, int count, uint* rows, ushort* targets, TWeights weights, TArrival arrival)
        where T : unmanaged, INumber<T>
        where TWeights : struct, IWeights<T>
        where TArrival : struct, IArrival<T>
    {
        for (var spike = 0; spike < count; spike++)
        {
            if (spike + RowsAhead < count)
            {
                Prefetching.Line(rows + sources[spike + RowsAhead]);
            }

            if (spike + SynapsesAhead < count)
            {
                var ahead = rows + sources[spike + SynapsesAhead];
                Prefetching.Range(targets + ahead[0], targets + ahead[1]);
                weights.Prefetch(ahead[0], ahead[1]);
            }

            var row = rows + sources[spike];
            nuint end = row[1];
            for (nuint synapse = row[0]; synapse < end; synapse++)
            {
                arrival.Add(spike, synapse, targets[synapse], weights.Of(synapse));
            }
        }
    }

    /// <summary>Asks for the first rows, which no spike before them asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PrefetchFirst(int* sources, int count, uint* rows, ushort* targets)
    {
        for (var spike = 0; spike < Math.Min(count, RowsAhead); spike++)
        {
            Prefetching.Line(rows + sources[spike]);
        }

        for (var spike = 0; spike < Math.Min(count, SynapsesAhead); spike++)
        {
            var row = rows + sources[spike];
            Prefetching.Range(targets + row[0], targets + row[1]);
        }
    }
}
