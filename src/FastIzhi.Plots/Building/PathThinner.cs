namespace FastIzhi.Plots.Building;

/// <summary>
/// Thins a path that goes to and fro in a plane: a segment between two cells of a grid is drawn once, however often the path
/// goes there. What is kept does not grow with the length of the path but with the cells it visits.
/// </summary>
/// <param name="x">Range of x.</param>
/// <param name="y">Range of y.</param>
internal sealed class PathThinner((double Low, double High) x, (double Low, double High) y)
{
    private const int Cells = 600;

    private readonly HashSet<(int From, int To)> _segments = [];
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private (double X, double Y)? _last;
    private int _lastCell;
    private bool _isDrawn;

    /// <summary>The points kept; one that is no number is a gap.</summary>
    public (double[] X, double[] Y) Path => ([.. _x], [.. _y]);

    /// <summary>Takes the next point.</summary>
    public void Add(double atX, double atY)
    {
        var cell = (Cell(atX, x) * Cells) + Cell(atY, y);
        if (_last is { } last)
        {
            if (cell == _lastCell)
            {
                return;
            }

            var isNew = _segments.Add((_lastCell, cell));
            if (isNew && !_isDrawn)
            {
                Keep(double.NaN, double.NaN);
                Keep(last.X, last.Y);
            }

            if (isNew)
            {
                Keep(atX, atY);
            }

            _isDrawn = isNew;
        }

        (_last, _lastCell) = ((atX, atY), cell);
    }

    /// <summary>The next point begins a new path.</summary>
    public void Break() => (_last, _isDrawn) = (null, false);

    private static int Cell(double value, (double Low, double High) range) =>
        range.High > range.Low ? (int)Math.Clamp((value - range.Low) / (range.High - range.Low) * Cells, 0, Cells - 1) : 0;

    private void Keep(double atX, double atY)
    {
        _x.Add(atX);
        _y.Add(atY);
    }
}
