using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Pages;

/// <summary>A figure as one page for browsers, with its numbers, its program and uPlot in it.</summary>
internal static class HtmlPage
{
    private const int Shades = 255;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(Figure figure, Stream output)
    {
        var page = new StringBuilder(Resource("page.html"))
            .Replace("{{title}}", WebUtility.HtmlEncode(figure.Title))
            .Replace("{{uplot.license}}", Resource("uPlot.LICENSE"))
            .Replace("{{uplot.css}}", Resource("uPlot.min.css"))
            .Replace("{{page.css}}", Resource("page.css"))
            .Replace("{{uplot.js}}", Resource("uPlot.iife.min.js"))
            .Replace("{{page.js}}", Resource("page.js"))
            .Replace("{{figure}}", JsonSerializer.Serialize(Data(figure), Json));
        output.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>
    /// The figure as page.js reads it. Numbers are little-endian, in base 64. Those of lines have 32 bits, and begin at the left of
    /// the axis, since times after hours have more digits than that; times of spikes have 64.
    /// </summary>
    private static object Data(Figure figure) => new
    {
        figure.Title,
        figure.Description,
        figure.Facts,
        Columns = figure.Columns.Select(panels => panels.Select(panel => new
        {
            panel.Title,
            panel.Height,
            panel.Neuron,
            panel.IsHidden,
            panel.HasLegend,
            X = Data(panel.X),
            Y = Data(panel.Y),
            Lines = panel.Lines.Select(line => new
            {
                line.Name,
                line.Color,
                line.Width,
                line.IsDashed,
                line.HasMarks,
                X = Floats([.. line.X.Select(x => x - panel.X.Low)]),
                Y = Floats(line.Y),
            }),
            panel.Dots,
            Spikes = panel.Spikes is { } spikes ? Data(spikes) : null,
        })),
    };

    private static object Data(PlotAxis axis) => new { axis.Quantity, axis.Unit, axis.Label, axis.Low, axis.High, axis.IsWhole };

    private static object Data(SpikeMap spikes) => new
    {
        spikes.Color,
        Times = Convert.ToBase64String(MemoryMarshal.AsBytes(spikes.Times.AsSpan())),
        Neurons = Convert.ToBase64String(MemoryMarshal.AsBytes(spikes.Neurons.AsSpan())),
        Grid = spikes.Grid is { } grid
            ? new
            {
                grid.Columns,
                grid.Rows,
                Counts = Convert.ToBase64String(MemoryMarshal.AsBytes(grid.Counts.AsSpan())),
                Shades = Convert.ToBase64String(grid.Counts.Select(count => (byte)Math.Round(Shades * grid.Shade(count))).ToArray()),
            }
            : null,
    };

    private static string Floats(double[] values) =>
        Convert.ToBase64String(MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (float)value).AsSpan()));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
