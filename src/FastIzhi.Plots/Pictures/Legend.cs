using FastIzhi.Plots.Figures;
using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>The names of lines and dots, in one row above a panel, where they hide nothing.</summary>
internal static class Legend
{
    private const float Size = 11, Sample = 20, Gap = 5, Between = 14;

    /// <summary>Width of the row [px].</summary>
    public static float Width(Panel panel)
    {
        using var font = new SKFont(BundledFont.Regular, Size);
        return Entries(panel).Sum(entry => Sample + Gap + font.MeasureText(entry.Name) + Between) - Between;
    }

    /// <summary>Draws the row so that it ends at a place.</summary>
    public static void Draw(SKCanvas canvas, Panel panel, float right, float y, SKColor ink)
    {
        using var font = new SKFont(BundledFont.Regular, Size);
        using var text = new SKPaint { Color = ink, IsAntialias = true };
        var x = right - Width(panel);
        foreach (var (name, line, dot) in Entries(panel))
        {
            using var paint = new SKPaint { Color = SKColor.Parse(line?.Color ?? dot!.Color), IsAntialias = true, StrokeWidth = 2 };
            var middle = y - 4;
            if (dot is not null)
            {
                paint.Style = dot.IsFull ? SKPaintStyle.StrokeAndFill : SKPaintStyle.Stroke;
                paint.StrokeWidth = 1.5f;
                canvas.DrawCircle(x + (Sample / 2), middle, 4, paint);
            }
            else
            {
                using var dashes = line!.IsDashed ? SKPathEffect.CreateDash([6, 4], 0) : null;
                paint.PathEffect = dashes;
                canvas.DrawLine(x, middle, x + Sample, middle, paint);
            }

            canvas.DrawText(name, x + Sample + Gap, y, font, text);
            x += Sample + Gap + font.MeasureText(name) + Between;
        }
    }

    private static IEnumerable<(string Name, PlotLine? Line, PlotDot? Dot)> Entries(Panel panel) =>
    [
        .. panel.Lines.Select(line => (line.Name, (PlotLine?)line, (PlotDot?)null)),
        .. panel.Dots.DistinctBy(dot => dot.Name).Select(dot => (dot.Name, (PlotLine?)null, (PlotDot?)dot)),
    ];
}
