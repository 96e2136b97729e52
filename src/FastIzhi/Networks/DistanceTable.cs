namespace FastIzhi.Networks;

/// <summary>
/// A function that falls with the distance, tabulated over the square of the distance: between two entries it is between their values,
/// so that most comparisons need no evaluation. Values below 0 count as 0.
/// </summary>
internal sealed class DistanceTable
{
    private const int EntryCount = 4096;

    private readonly DistanceFunction _function;
    private readonly double _entriesPerSquare;
    private readonly double[] _values = new double[EntryCount + 1];

    public DistanceTable(DistanceFunction function)
    {
        _function = function;
        var square = function.Reach * function.Reach;
        _entriesPerSquare = EntryCount / square;
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Exact(i * (square / EntryCount));
        }
    }

    /// <summary>A value that none at this square of a distance [um^2] or beyond is above.</summary>
    public double UpperBound(double square) =>
        square * _entriesPerSquare is var entry && entry < EntryCount ? _values[(int)entry] : Exact(square);

    /// <summary>Whether a number is below the value at a square of a distance [um^2].</summary>
    public bool IsBelow(double number, double square)
    {
        var entry = square * _entriesPerSquare;
        if (entry < EntryCount)
        {
            if (number >= _values[(int)entry])
            {
                return false;
            }

            if (number < _values[(int)entry + 1])
            {
                return true;
            }
        }

        return number < Exact(square);
    }

    private double Exact(double square) => Math.Max(0, _function.OfSquare(square));
}
