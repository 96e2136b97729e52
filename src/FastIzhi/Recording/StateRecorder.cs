using System.Numerics;

namespace FastIzhi.Recording;

/// <summary>Keeps the rows of a state variable in memory, in double precision.</summary>
public sealed class StateRecorder : IStateSink
{
    private readonly List<double[]> _values = [];
    private readonly List<long> _rows = [];

    /// <summary>The simulation row of each recorded row.</summary>
    public IReadOnlyList<long> Rows => _rows;

    /// <summary>The recorded rows, one value per recorded neuron.</summary>
    public IReadOnlyList<double[]> Values => _values;

    /// <inheritdoc/>
    public void Write<T>(long row, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var copy = new double[values.Length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = double.CreateTruncating(values[i]);
        }

        _rows.Add(row);
        _values.Add(copy);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _rows.Clear();
        _values.Clear();
    }
}
