using FastIzhi.Plots.Figures;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace FastIzhi.Plots.Pictures;

/// <summary>A panel as ScottPlot draws it.</summary>
internal static class PanelPlot
{
    private const float FontSize = 12;

    private static readonly Color Ink = Color.FromHex("#222222");

    /// <param name="panel">The panel.</param>
    /// <param name="padding">Room around its axes [px].</param>
    /// <param name="hasTimeLabels">Whether the x axis has numbers and a label; they may be those of the panel below.</param>
    public static Plot Make(Panel panel, PixelPadding padding, bool hasTimeLabels)
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
        }

        foreach (var dot in panel.Dots)
        {
            var marker = plot.Add.Marker(dot.X, dot.Y, MarkerShape.FilledCircle, size: 9);
            marker.MarkerFillColor = dot.IsFull ? Color.FromHex(dot.Color) : Colors.White;
            marker.MarkerLineColor = Color.FromHex(dot.Color);
            marker.MarkerLineWidth = 1.6f;
        }

        if (panel.Spikes is { } spikes)
        {
            plot.PlottableList.Add(new SpikeMarks(spikes, panel.X, panel.Y));
        }

        plot.Axes.SetLimits(panel.X.Low, panel.X.High, panel.Y.Low, panel.Y.High);
        Style(plot.Axes.Bottom, hasTimeLabels ? panel.X.Label : "");
        Style(plot.Axes.Left, panel.Y.Label);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = panel.X.IsWhole };
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = panel.Y.IsWhole,
            TargetTickCount = Math.Max(2, (int)(panel.Height / 45)),
        };
        if (!hasTimeLabels)
        {
            plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        }

        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Layout.Fixed(padding);
        return plot;
    }

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
