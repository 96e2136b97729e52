using System.Numerics;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>Passes a state variable of chosen neurons of one population to a sink.</summary>
internal sealed class StateTap<T>(
    int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[]? _neurons = neurons?.ToArray();
    private readonly T[] _buffer = new T[neurons?.Count ?? 0];

    public int Population => population;

    public StateVariable Variable => variable;

    public bool Wants(long row) => row % every == 0;

    public void Write(long row, ReadOnlySpan<T> values)
    {
        if (_neurons is not null)
        {
            for (var i = 0; i < _neurons.Length; i++)
            {
                _buffer[i] = values[_neurons[i]];
            }

            values = _buffer;
        }

        sink.Write(row, values);
    }

    public void Reset() => sink.Reset();
}
