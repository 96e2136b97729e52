using FastIzhi.Plots.Figures;
using ScottPlot;
using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>The spikes of a panel: a tick for each, or an image of their density.</summary>
/// <param name="spikes">The spikes.</param>
/// <param name="x">The axis of time.</param>
/// <param name="y">The axis of neurons.</param>
internal sealed class SpikeMarks(SpikeMap spikes, PlotAxis x, PlotAxis y) : IPlottable
{
    private const float LeastTick = 2, TickWidth = 1.3f;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new(x.Low, x.High, y.Low, y.High);

    public void Render(RenderPack rp)
    {
        if (spikes.Grid is { } grid)
        {
            DrawGrid(rp, grid);
        }
        else
        {
            DrawTicks(rp);
        }
    }

    private void DrawTicks(RenderPack rp)
    {
        var half = Math.Max(LeastTick, 0.8f * (float)(rp.DataRect.Height / (y.High - y.Low))) / 2;
        var ends = new SKPoint[2 * spikes.Times.Length];
        for (var i = 0; i < spikes.Times.Length; i++)
        {
            var (atX, atY) = (Axes.GetPixelX(spikes.Times[i]), Axes.GetPixelY(spikes.Neurons[i]));
            (ends[2 * i], ends[(2 * i) + 1]) = (new SKPoint(atX, atY - half), new SKPoint(atX, atY + half));
        }

        using var paint = new SKPaint { Color = SKColor.Parse(spikes.Color), StrokeWidth = TickWidth, IsAntialias = true };
        rp.Canvas.DrawPoints(SKPointMode.Lines, ends, paint);
    }

    private void DrawGrid(RenderPack rp, SpikeGrid grid)
    {
        var color = SKColor.Parse(spikes.Color);
        using var bitmap = new SKBitmap(grid.Columns, grid.Rows, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = new SKColor[grid.Columns * grid.Rows];
        for (var row = 0; row < grid.Rows; row++)
        {
            // The first row of the image is at the top, the first neuron at the bottom.
            var target = (grid.Rows - 1 - row) * grid.Columns;
            for (var column = 0; column < grid.Columns; column++)
            {
                pixels[target + column] = OnWhite(color, grid.Shade(grid.Counts[(row * grid.Columns) + column]));
            }
        }

        bitmap.Pixels = pixels;
        using var image = SKImage.FromBitmap(bitmap);
        rp.Canvas.DrawImage(
            image,
            new SKRect(Axes.GetPixelX(x.Low), Axes.GetPixelY(y.High), Axes.GetPixelX(x.High), Axes.GetPixelY(y.Low)),
            new SKSamplingOptions(SKFilterMode.Nearest));
    }

    private static SKColor OnWhite(SKColor color, double shade)
    {
        return new SKColor(Mixed(color.Red), Mixed(color.Green), Mixed(color.Blue));

        byte Mixed(byte part) => (byte)Math.Round(255 + (shade * (part - 255)));
    }
}
