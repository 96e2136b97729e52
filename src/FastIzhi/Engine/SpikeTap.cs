using System.Runtime.CompilerServices;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>Passes the spikes of chosen neurons of one population to a sink.</summary>
internal sealed class SpikeTap(int population, int size, ISpikeSink sink, IReadOnlyList<int>? neurons)
{
    private readonly bool[]? _chosen = neurons is null ? null : Mask(size, neurons);
    private readonly int[] _buffer = new int[neurons?.Count ?? 0];

    public int Population => population;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long row, double time, ReadOnlySpan<int> fired)
    {
        if (_chosen is not null)
        {
            var count = 0;
            foreach (var neuron in fired)
            {
                if (_chosen[neuron])
                {
                    _buffer[count++] = neuron;
                }
            }

            fired = _buffer.AsSpan(0, count);
        }

        if (fired.Length > 0)
        {
            sink.Write(row, time, fired);
        }
    }

    public void Reset() => sink.Reset();

    private static bool[] Mask(int size, IReadOnlyList<int> neurons)
    {
        var mask = new bool[size];
        foreach (var neuron in neurons)
        {
            mask[neuron] = true;
        }

        return mask;
    }
}
