using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Randomness;

namespace FastIzhi.Kernels;

/// <summary>Finds the neurons that receive spikes from outside. A lane is one neuron; its draw has the number of the neuron.</summary>
internal static unsafe class SpikeTrainKernel
{
    /// <summary>The lanes whose draw, of 53 bits, reaches a threshold.</summary>
    /// <param name="random">The draws of the row.</param>
    /// <param name="firstNeuron">The neuron of the first lane.</param>
    /// <param name="thresholds">A threshold per lane; none is reached above 2^53.</param>
    /// <param name="count">Number of lanes, a multiple of <see cref="Lanes.MaxCount"/>.</param>
    /// <param name="found">Receives the lanes, ascending.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(CounterRandom random, int firstNeuron, long* thresholds, int count, ushort* found)
    {
        var counters = RandomLanes.Counters(random, (ulong)firstNeuron);
        var next = RandomLanes.NextCounters;
        var number = 0;
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector<long>.Count)
        {
            var draws = (RandomLanes.Mix(counters) >>> 11).As<ulong, long>();
            counters += next;
            var reached = Vector.GreaterThanOrEqual(draws, Vector.Load(thresholds + i));
            if (reached != Vector<long>.Zero)
            {
                for (var bits = Lanes.Bits(reached); bits != 0; bits &= bits - 1)
                {
                    found[number++] = (ushort)((int)i + BitOperations.TrailingZeroCount(bits));
                }
            }
        }

        return number;
    }
}
