using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Kernels;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>
/// Passes a state variable of chosen neurons of one population to a sink. Threads capture the values of their blocks while these
/// are in the cache, for all steps of an epoch; then they are written row by row.
/// </summary>
internal sealed unsafe class StateTap<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkState<T> _state;
    private readonly long[] _arrays;
    private readonly long _firstLane;
    private readonly IStateSink _sink;
    private readonly int _every;
    private readonly ChosenNeurons? _choice;
    private readonly int _width;
    private readonly NativeBuffer<T> _captured;

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
        _captured = new NativeBuffer<T>((long)_width * state.Layout.EpochSteps);
        if (arrays.Length == 0)
        {
            new Span<T>(_captured.Pointer, checked((int)_captured.Length)).Clear();
        }

        _choice = neurons is null ? null : new ChosenNeurons(neurons, lanes.Size);
    }

    public int Population { get; }

    public bool Wants(long row) => row % _every == 0;

    /// <summary>Captures some neurons of the population in their present state.</summary>
    /// <param name="step">The step of the epoch.</param>
    /// <param name="first">The first neuron, a multiple of <see cref="Lanes.MaxCount"/>.</param>
    /// <param name="count">How many: such a multiple too, or all that are left.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Capture(int step, int first, int count)
    {
        var row = _captured.Pointer + ((long)step * _width);
        if (_arrays.Length == 0)
        {
            // No spike opens the receptor. The row was cleared when the tap was made.
            return;
        }

        if (_choice is not null)
        {
            CaptureChosen(row, _choice.CountBelow(first), _choice.CountBelow(first + count));
            return;
        }

        var to = new Span<T>(row + first, count);
        for (var a = 0; a < _arrays.Length; a++)
        {
            var values = new Span<T>(_state.At(_arrays[a], _firstLane + first), count);
            if (a == 0)
            {
                values.CopyTo(to);
                continue;
            }

            for (var k = 0; k < to.Length; k++)
            {
                to[k] += values[k];
            }
        }
    }

    /// <summary>Writes a captured row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="step">Its step of the epoch.</param>
    public void Write(long row, int step) =>
        _sink.Write(row, new ReadOnlySpan<T>(_captured.Pointer + ((long)step * _width), _width));

    public void Reset() => _sink.Reset();

    public void Dispose()
    {
        _captured.Dispose();
        _choice?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CaptureChosen(T* row, int begin, int end)
    {
        var neurons = _choice!.Neurons + begin;
        var columns = _choice.Columns + begin;
        var count = end - begin;
        GatherKernel.Copy(_state.At(_arrays[0], _firstLane), neurons, columns, count, row);
        for (var a = 1; a < _arrays.Length; a++)
        {
            GatherKernel.Add(_state.At(_arrays[a], _firstLane), neurons, columns, count, row);
        }
    }
}
