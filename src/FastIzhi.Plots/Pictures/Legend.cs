using FastIzhi.Plots.Figures;
using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>The names of lines and dots, in rows above a panel, where they hide nothing.</summary>
internal sealed class Legend
{
    private const float Size = 11, Sample = 20, Gap = 5, Between = 13;

    private readonly List<List<(string Name, PlotLine? Line, PlotDot? Dot, float Width)>> _rows = [[]];

    /// <param name="panel">The panel.</param>
    /// <param name="width">The most that a row may take [px].</param>
    public Legend(Panel panel, float width)
    {
        using var font = new SKFont(BundledFont.Regular, Size);
        foreach (var (name, line, dot) in Entries(panel))
        {
            var text = FittedText.Of(name, width - Sample - Gap, font);
            var entry = (text, line, dot, Width: Sample + Gap + font.MeasureText(text) + Between);
            if (_rows[^1].Count > 0 && WidthOf(_rows[^1]) + entry.Width > width)
            {
                _rows.Add([]);
            }

            _rows[^1].Add(entry);
        }
    }

    public int RowCount => _rows.Count;

    /// <summary>Width of the longest row [px].</summary>
    public float Width => _rows.Max(WidthOf);

    /// <summary>Draws it so that its rows end at a place.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="right">The right end [px].</param>
    /// <param name="y">The foot of the first row [px].</param>
    /// <param name="rowHeight">From one row to the next [px].</param>
    /// <param name="ink">Colour of the text.</param>
    public void Draw(SKCanvas canvas, float right, float y, float rowHeight, SKColor ink)
    {
        using var font = new SKFont(BundledFont.Regular, Size);
        using var text = new SKPaint { Color = ink, IsAntialias = true };
        foreach (var row in _rows)
        {
            var x = right - WidthOf(row) + Between;
            foreach (var (name, line, dot, width) in row)
            {
                if (dot is not null)
                {
                    Draw(canvas, dot, x, y - 4);
                }
                else
                {
                    Draw(canvas, line!, x, y - 4);
                }

                canvas.DrawText(name, x + Sample + Gap, y, font, text);
                x += width;
            }

            y += rowHeight;
        }
    }

    private static float WidthOf(List<(string Name, PlotLine? Line, PlotDot? Dot, float Width)> row) => row.Sum(entry => entry.Width);

    private static void Draw(SKCanvas canvas, PlotDot dot, float x, float y)
    {
        using var paint = new SKPaint
        {
            Color = SKColor.Parse(dot.Color),
            IsAntialias = true,
            StrokeWidth = 1.5f,
            Style = dot.IsFull ? SKPaintStyle.StrokeAndFill : SKPaintStyle.Stroke,
        };
        canvas.DrawCircle(x + (Sample / 2), y, 4, paint);
    }

    private static void Draw(SKCanvas canvas, PlotLine line, float x, float y)
    {
        using var dashes = line.IsDashed ? SKPathEffect.CreateDash([6, 4], 0) : null;
        using var paint = new SKPaint { Color = SKColor.Parse(line.Color), IsAntialias = true, StrokeWidth = 2, PathEffect = dashes };
        canvas.DrawLine(x, y, x + Sample, y, paint);
    }

    private static IEnumerable<(string Name, PlotLine? Line, PlotDot? Dot)> Entries(Panel panel) =>
    [
        .. panel.Lines.Select(line => (line.Name, (PlotLine?)line, (PlotDot?)null)),
        .. panel.Dots.DistinctBy(dot => dot.Name).Select(dot => (dot.Name, (PlotLine?)null, (PlotDot?)dot)),
    ];
}
