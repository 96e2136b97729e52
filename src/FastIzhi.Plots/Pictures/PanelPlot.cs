using FastIzhi.Plots.Figures;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace FastIzhi.Plots.Pictures;

/// <summary>A panel as ScottPlot draws it.</summary>
internal static class PanelPlot
{
    private const float FontSize = 12, MarkSize = 5;

    /// <summary>Room that a label takes at least [px], and for each of its digits and the gap to the next along the bottom.</summary>
    private const double BottomTick = 55, BottomDigit = 7.5, BottomGap = 12, LeftTick = 22;

    /// <summary>ScottPlot sets these labels a little high [px].</summary>
    private const float TickLabelDrop = 3;

    private static readonly Color Ink = Color.FromHex("#222222");

    /// <param name="panel">The panel.</param>
    /// <param name="padding">Room around its axes [px].</param>
    /// <param name="width">Width between the axes [px].</param>
    /// <param name="hasLabels">Whether the x axis has numbers and a label; they may be those of the panel below.</param>
    public static Plot Make(Panel panel, PixelPadding padding, double width, bool hasLabels)
    {
        BundledFont.Register();
        var plot = new Plot();
        plot.Font.Set(BundledFont.Name);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Grid.MajorLineColor = Color.FromHex("#ececec");
        foreach (var line in panel.Lines)
        {
            var scatter = plot.Add.ScatterLine(line.X, line.Y, Color.FromHex(line.Color));
            scatter.LineWidth = (float)line.Width;
            scatter.LinePattern = line.IsDashed ? LinePattern.Dashed : LinePattern.Solid;
            scatter.MarkerShape = line.HasMarks ? MarkerShape.FilledCircle : MarkerShape.None;
            scatter.MarkerSize = MarkSize;
        }

        foreach (var dot in panel.Dots)
        {
            plot.Add.Marker(dot.X, dot.Y, MarkerShape.FilledCircle, size: 10, dot.IsFull ? Color.FromHex(dot.Color) : Colors.White);
            var ring = plot.Add.Marker(dot.X, dot.Y, MarkerShape.OpenCircle, size: 10, Color.FromHex(dot.Color));
            ring.MarkerLineWidth = 1.6f;
        }

        if (panel.Spikes is { } spikes)
        {
            plot.PlottableList.Add(new SpikeMarks(spikes, panel.X, panel.Y));
        }

        plot.Axes.SetLimits(panel.X.Low, panel.X.High, panel.Y.Low, panel.Y.High);
        Style(plot.Axes.Bottom, hasLabels ? panel.X.Label : "");
        Style(plot.Axes.Left, panel.Y.Label);
        plot.Axes.Bottom.TickGenerator = Ticks(AxisTicks.Of(panel.X, width, label => Math.Max(BottomTick, BottomGap + (BottomDigit * label.Length))));
        plot.Axes.Left.TickGenerator = Ticks(AxisTicks.Of(panel.Y, panel.Height, _ => LeftTick));
        plot.Axes.Left.TickLabelStyle.OffsetY = TickLabelDrop;
        if (!hasLabels)
        {
            plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        }

        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Layout.Fixed(padding);
        return plot;
    }

    private static NumericManual Ticks(double[] values) => new(values, [.. values.Select(AxisTicks.Label)]);

    private static void Style(IAxis axis, string label)
    {
        axis.Label.Text = label;
        axis.Label.FontName = BundledFont.Name;
        axis.Label.FontSize = FontSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Ink;
        axis.TickLabelStyle.FontName = BundledFont.Name;
        axis.TickLabelStyle.FontSize = FontSize - 1;
        axis.TickLabelStyle.ForeColor = Ink;
        axis.FrameLineStyle.Color = Ink;
        axis.MajorTickStyle.Color = Ink;
        axis.MinorTickStyle.Length = 0;
    }
}
