using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>
/// Thins a line whose points come from left to right: of those within a column of the axis it keeps the first, the lowest, the
/// highest and the last, so that no spike is lost and the line covers the same pixels.
/// </summary>
/// <param name="x">The axis.</param>
/// <param name="columns">Number of columns.</param>
internal sealed class LineThinner(PlotAxis x, int columns)
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly (double X, double Y)[] _kept = new (double, double)[4];
    private int _count;
    private int _column = -1;

    /// <summary>The least value.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest value.</summary>
    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes the next point. One that is no number, as at the end of a run that diverged, is left out.</summary>
    public void Add(double at, double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        (Least, Greatest) = (Math.Min(Least, value), Math.Max(Greatest, value));
        var column = (int)Math.Clamp((at - x.Low) / (x.High - x.Low) * columns, 0, columns - 1);
        if (column != _column)
        {
            Flush();
            _column = column;
        }

        if (_count == _kept.Length)
        {
            // First, lower, higher, last: the last one so far leaves, unless it is the lowest or the highest.
            Extend(_kept[3]);
            _kept[3] = (at, value);
        }
        else
        {
            _kept[_count++] = (at, value);
        }
    }

    /// <summary>The line; nothing can be added any more.</summary>
    public PlotLine Build(string name, string color)
    {
        Flush();
        return new PlotLine(name, color, [.. _x], [.. _y]);
    }

    private void Extend((double X, double Y) point)
    {
        var (low, high) = _kept[1].Y <= _kept[2].Y ? (1, 2) : (2, 1);
        if (point.Y < _kept[low].Y)
        {
            Replace(low, point);
        }
        else if (point.Y > _kept[high].Y)
        {
            Replace(high, point);
        }
    }

    /// <summary>Puts a later point in the place of one of the two in the middle, which stay in their order.</summary>
    private void Replace(int place, (double X, double Y) point) => (_kept[1], _kept[2]) = (_kept[3 - place], point);

    private void Flush()
    {
        for (var i = 0; i < _count; i++)
        {
            // Of a level stretch the ends are enough.
            if (_y.Count > 1 && _y[^1] == _kept[i].Y && _y[^2] == _kept[i].Y)
            {
                _x[^1] = _kept[i].X;
                continue;
            }

            _x.Add(_kept[i].X);
            _y.Add(_kept[i].Y);
        }

        _count = 0;
    }
}
