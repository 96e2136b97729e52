using CommunityToolkit.HighPerformance;

namespace FastIzhi.Inputs;

/// <summary>
/// A current for each row and neuron. The update to row i uses row i of the array in the reference scheme and row i - 1 in
/// the standard scheme (see <see cref="Scheme"/>).
/// </summary>
public sealed class RowCurrents : CurrentInput
{
    private readonly double[] _values;

    /// <summary>Copies the currents.</summary>
    /// <param name="currents">Currents [pA], shape [rows x neurons of the population].</param>
    public RowCurrents(ReadOnlySpan2D<double> currents)
    {
        RowCount = currents.Height;
        Columns = currents.Width;
        _values = new double[currents.Length];
        currents.CopyTo(_values);
    }

    /// <summary>Number of rows; a simulation cannot run beyond the last.</summary>
    public int RowCount { get; }

    /// <summary>Number of neurons.</summary>
    public int Columns { get; }

    /// <summary>The currents of one row [pA].</summary>
    /// <param name="row">Row, 0 to <see cref="RowCount"/> - 1.</param>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <inheritdoc/>
    internal override string? Problem(int size)
    {
        if (Columns != size)
        {
            return $"the currents have {Columns} columns; the population has {size} neurons";
        }

        var bad = Array.FindIndex(_values, value => !double.IsFinite(value));
        return bad < 0
            ? null
            : $"the current of row {bad / Columns}, neuron {bad % Columns} is {_values[bad]} pA; it must be a finite number";
    }
}
