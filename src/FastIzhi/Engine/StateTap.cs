using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>
/// Passes a state variable of chosen neurons of one population to a sink. Threads capture the values of their blocks while these
/// are in the cache, for all steps of an epoch; then they are written row by row.
/// </summary>
internal sealed unsafe class StateTap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkState<T> _state;
    private readonly long[] _arrays;
    private readonly long _firstLane;
    private readonly IStateSink _sink;
    private readonly int _every;
    private readonly int[]? _neurons;
    private readonly int[]? _columns;
    private readonly int _width;
    private readonly T[] _captured;

    /// <summary>Prepares a tap.</summary>
    /// <param name="state">The state of the network.</param>
    /// <param name="population">Index of the population.</param>
    /// <param name="arrays">The state arrays whose sum is the variable.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <param name="neurons">The neurons, in the order of the columns; null for all.</param>
    /// <param name="every">Rows that are a multiple of this are wanted.</param>
    public StateTap(
        NetworkState<T> state, int population, long[] arrays, IStateSink sink, IReadOnlyList<int>? neurons, int every)
    {
        var lanes = state.Layout.Populations[population];
        (_state, Population, _arrays, _firstLane, _sink, _every) = (state, population, arrays, lanes.First, sink, every);
        _width = neurons?.Count ?? lanes.Size;
        _captured = new T[checked(_width * state.Layout.EpochSteps)];
        if (neurons is not null)
        {
            _neurons = [.. neurons];
            _columns = [.. Enumerable.Range(0, _width)];
            Array.Sort(_neurons, _columns);
        }
    }

    public int Population { get; }

    public bool Wants(long row) => row % _every == 0;

    /// <summary>Captures some neurons of the population in their present state.</summary>
    /// <param name="step">The step of the epoch.</param>
    /// <param name="first">The first neuron.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Capture(int step, int first, int count)
    {
        var row = _captured.AsSpan(step * _width, _width);
        if (_neurons is not null)
        {
            var begin = FirstAtLeast(first);
            var chosen = _neurons.AsSpan(begin, FirstAtLeast(first + count) - begin);
            var columns = _columns.AsSpan(begin, chosen.Length);
            for (var a = 0; a < _arrays.Length; a++)
            {
                var values = _state.At(_arrays[a], _firstLane);
                for (var k = 0; k < chosen.Length; k++)
                {
                    row[columns[k]] = a == 0 ? values[chosen[k]] : row[columns[k]] + values[chosen[k]];
                }
            }

            return;
        }

        row = row.Slice(first, count);
        for (var a = 0; a < _arrays.Length; a++)
        {
            var values = new Span<T>(_state.At(_arrays[a], _firstLane + first), count);
            if (a == 0)
            {
                values.CopyTo(row);
                continue;
            }

            for (var k = 0; k < row.Length; k++)
            {
                row[k] += values[k];
            }
        }
    }

    /// <summary>Writes a captured row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="step">Its step of the epoch.</param>
    public void Write(long row, int step) => _sink.Write<T>(row, _captured.AsSpan(step * _width, _width));

    public void Reset() => _sink.Reset();

    /// <summary>The position of the first chosen neuron that is not below a number.</summary>
    private int FirstAtLeast(int neuron)
    {
        var position = Array.BinarySearch(_neurons!, neuron);
        return position < 0 ? ~position : position;
    }
}
