namespace FastIzhi.Hdf5;

/// <summary>Some rows of a recorded state variable.</summary>
/// <typeparam name="T">The type of the values, float or double.</typeparam>
public sealed class StateBlock<T>
    where T : unmanaged
{
    private readonly T[] _values;
    private readonly double _start;
    private readonly double _step;

    internal StateBlock(long firstRow, IReadOnlyList<int> neurons, T[] values, double start, double step) =>
        (FirstRow, Neurons, _values, _start, _step) = (firstRow, neurons, values, start, step);

    /// <summary>The first of these rows, counted from 0 in the file.</summary>
    public long FirstRow { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => _values.Length / Neurons.Count;

    /// <summary>The neuron of each column, counted from 0 within its population.</summary>
    public IReadOnlyList<int> Neurons { get; }

    /// <summary>All values, row after row.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>The values of a row, one of each neuron.</summary>
    /// <param name="row">Row of this block, from 0 to below <see cref="RowCount"/>.</param>
    public ReadOnlySpan<T> Row(int row) => _values.AsSpan(row * Neurons.Count, Neurons.Count);

    /// <summary>The model time of a row [ms].</summary>
    /// <param name="row">Row of this block, from 0 to below <see cref="RowCount"/>.</param>
    public double Time(int row) => _start + (FirstRow + row) * _step;
}
