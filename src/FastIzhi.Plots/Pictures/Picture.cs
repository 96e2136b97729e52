using System.Text;
using System.Text.RegularExpressions;
using FastIzhi.Plots.Figures;
using ScottPlot;
using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>A figure as a picture: the panels, drawn by ScottPlot, in their columns under the title.</summary>
internal static partial class Picture
{
    /// <summary>Pixels of the picture for each of the layout, so that lines are crisp in print.</summary>
    public const int Scale = 2;

    private const float ColumnWidth = 760, Left = 84, Right = 20, Bottom = 12, BottomWithLabels = 46, Header = 24, LegendRow = 18, Margin = 16;

    private const float DataWidth = ColumnWidth - Left - Right;

    private static readonly SKColor Ink = SKColor.Parse("#222222"), Pale = SKColor.Parse("#606060");

    /// <summary>Writes pixels.</summary>
    public static void WritePng(Figure figure, Stream output)
    {
        var (width, height) = SizeOf(figure);
        using var surface = SKSurface.Create(new SKImageInfo(width * Scale, height * Scale));
        surface.Canvas.Scale(Scale);
        Draw(surface.Canvas, figure);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(output);
    }

    /// <summary>Writes lines and text.</summary>
    public static void WriteSvg(Figure figure, Stream output)
    {
        var (width, height) = SizeOf(figure);
        using var drawn = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), drawn))
        {
            Draw(canvas, figure);
        }

        // The font does not come along in the file: others may stand in, and need not keep to the places of its letters.
        var text = Encoding.UTF8.GetString(drawn.ToArray()).Replace(
            $"font-family=\"{BundledFont.Name}\"", $"font-family=\"{BundledFont.Name}, Verdana, sans-serif\"", StringComparison.Ordinal);
        output.Write(Encoding.UTF8.GetBytes(PlacesOfLetters().Replace(text, "x=\"$1\" y=\"$2\"")));
    }

    /// <summary>Width and height of the layout [px].</summary>
    public static (int Width, int Height) SizeOf(Figure figure) => (
        (int)Math.Ceiling((ColumnWidth * figure.Columns.Count) + Margin),
        (int)Math.Ceiling(TitleHeight(figure) + figure.Columns.Max(panels => panels.Select((_, i) => HeightOf(panels, i)).Sum()) + Margin));

    [GeneratedRegex("x=\"([-0-9.]+), [^\"]*\" y=\"([-0-9.]+), \"")]
    private static partial Regex PlacesOfLetters();

    private static void Draw(SKCanvas canvas, Figure figure)
    {
        canvas.Clear(SKColors.White);
        var width = SizeOf(figure).Width - (2 * Margin);
        var y = Margin + 18;
        Text(canvas, figure.Title, Margin, y, width, 17, BundledFont.Bold, Ink);
        foreach (var line in TitleLines(figure))
        {
            y += 18;
            Text(canvas, line, Margin, y, width, 12, BundledFont.Regular, Pale);
        }

        for (var column = 0; column < figure.Columns.Count; column++)
        {
            var panels = figure.Columns[column];
            var top = TitleHeight(figure);
            for (var i = 0; i < panels.Count; i++)
            {
                DrawPanel(canvas, panels, i, column * ColumnWidth, top);
                top += HeightOf(panels, i);
            }
        }
    }

    private static void DrawPanel(SKCanvas canvas, IReadOnlyList<Panel> panels, int i, float left, float top)
    {
        var (panel, hasLabels) = (panels[i], HasLabels(panels, i));
        var header = HeaderOf(panel);
        var padding = new PixelPadding(Left, Right, hasLabels ? BottomWithLabels : Bottom, header);
        using var plot = PanelPlot.Make(panel, padding, DataWidth, hasLabels);
        plot.Render(canvas, new PixelRect(left, left + ColumnWidth, top + HeightOf(panels, i), top));
        Text(canvas, panel.Title, left + Left, top + 17, DataWidth, 12, BundledFont.Bold, Ink);
        if (panel.HasLegend)
        {
            new Legend(panel, DataWidth).Draw(canvas, left + ColumnWidth - Right, top + 17 + (IsLegendBelow(panel) ? LegendRow : 0), LegendRow, Ink);
        }
    }

    private static float HeightOf(IReadOnlyList<Panel> panels, int i) =>
        HeaderOf(panels[i]) + (float)panels[i].Height + (HasLabels(panels, i) ? BottomWithLabels : Bottom);

    /// <summary>Panels with the same x axis share its labels, below the last of them.</summary>
    private static bool HasLabels(IReadOnlyList<Panel> panels, int i) => i == panels.Count - 1 || panels[i + 1].X != panels[i].X;

    private static float HeaderOf(Panel panel) =>
        Header + (IsLegendBelow(panel) ? LegendRow * new Legend(panel, DataWidth).RowCount : 0);

    /// <summary>Whether a legend is too long to stand beside the title.</summary>
    private static bool IsLegendBelow(Panel panel)
    {
        using var font = new SKFont(BundledFont.Bold, 12);
        return panel.HasLegend && font.MeasureText(panel.Title) + 24 + new Legend(panel, float.PositiveInfinity).Width > DataWidth;
    }

    private static float TitleHeight(Figure figure) => Margin + 32 + (18 * TitleLines(figure).Count());

    private static IEnumerable<string> TitleLines(Figure figure) => new[] { figure.Description, figure.Facts }.Where(line => line.Length > 0);

    private static void Text(SKCanvas canvas, string text, float x, float y, float width, float size, SKTypeface face, SKColor color)
    {
        using var font = new SKFont(face, size);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(FittedText.Of(text, width, font), x, y, font, paint);
    }
}
