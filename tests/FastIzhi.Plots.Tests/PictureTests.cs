using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FastIzhi.Plots.Figures;
using FastIzhi.Plots.Pictures;
using FastIzhi.Plots.Tests.Support;
using ScottPlot;
using SkiaSharp;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>Pictures of each kind: their size, that something is in them, and that their text is drawn.</summary>
public sealed partial class PictureTests : IDisposable
{
    private static readonly Figure Empty = new("", "", "", [[new Panel("", new PlotAxis("", "ms", 0, 1), new PlotAxis("", "mV", 0, 1), 100)]]);

    private readonly Run _run = new(Run.Pair);

    public static TheoryData<PlotKind> Kinds => [.. Enum.GetValues<PlotKind>()];

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_drawn_in_the_size_of_its_layout(PlotKind kind)
    {
        var (width, height) = Picture.SizeOf(_run.Figure(new PlotOptions { Kind = kind }));

        using var picture = SKBitmap.Decode(_run.Save(new PlotOptions { Kind = kind }, "plot.png"));

        Assert.Equal((width * Picture.Scale, height * Picture.Scale), (picture.Width, picture.Height));
        Assert.Contains(SKColor.Parse("#1f5fa8"), picture.Pixels);
        Assert.Contains(SKColors.White, picture.Pixels);
    }

    [Fact]
    public void A_vector_graphic_has_text_and_lines()
    {
        var svg = Encoding.UTF8.GetString(_run.Save(new PlotOptions { Kind = PlotKind.Rate }, "plot.svg"));

        Assert.StartsWith("<?xml", svg, StringComparison.Ordinal);
        Assert.Contains("</svg>", svg, StringComparison.Ordinal);
        Assert.Contains("<text", svg, StringComparison.Ordinal);
        Assert.Contains("time (ms)", svg, StringComparison.Ordinal);
        Assert.All(FontFamily().Matches(svg), match => Assert.Equal("DejaVu Sans, Verdana, sans-serif", match.Groups[1].Value));
        Assert.True(FontFamily().Count(svg) > 10);
        Assert.All(XDocument.Parse(svg).Descendants().Attributes("x"), x => Assert.DoesNotContain(',', x.Value));
    }

    [Fact]
    public void A_vector_graphic_is_xml_whatever_its_texts()
    {
        var figure = Empty with { Title = "a<b>&\"c\" µ α 神経" };
        using var stream = new MemoryStream();

        Picture.WriteSvg(figure, stream);

        var texts = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Descendants().Where(element => element.Name.LocalName == "text");
        Assert.Contains("a<b>&\"c\" µ α □□", texts.Select(element => element.Value.Trim()));
    }

    public static TheoryData<string> Texts => ["title", "description", "panel", "x", "y"];

    /// <summary>Without a font, or with one that lacks glyphs, text vanishes and nothing is said.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_drawn(string place)
    {
        var panel = Empty.Columns[0][0];
        var figure = place switch
        {
            "title" => Empty with { Title = "ring" },
            "description" => Empty with { Description = "ring" },
            "panel" => Empty with { Columns = [[panel with { Title = "ring" }]] },
            "x" => Empty with { Columns = [[panel with { X = panel.X with { Quantity = "ring" } }]] },
            _ => Empty with { Columns = [[panel with { Y = panel.Y with { Quantity = "ring" } }]] },
        };

        Assert.True(Ink(figure) > Ink(Empty) + 100, $"{Ink(figure)} and {Ink(Empty)} dark pixels");
    }

    [Fact]
    public void The_font_has_the_characters_of_our_labels()
    {
        var ascii = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)) + "µ°";

        Assert.All([BundledFont.Regular, BundledFont.Bold], face => Assert.DoesNotContain((ushort)0, face.GetGlyphs(ascii)));
        Assert.Equal(BundledFont.Name, BundledFont.Regular.FamilyName);
    }

    [Fact]
    public void Scott_plots_axes_have_labels_limits_and_numbers_in_the_bundled_font()
    {
        var panel = _run.Figure(new PlotOptions { Kind = PlotKind.Rate }).Panels.Single();
        using var plot = PanelPlot.Make(panel, new PixelPadding(10), width: 600, hasLabels: true);
        plot.RenderInMemory(700, 400);

        Assert.Equal(("time (ms)", "rate (Hz)"), (plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text));
        Assert.Equal((0, 100), (plot.Axes.Bottom.Min, plot.Axes.Bottom.Max));
        Assert.Equal(["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"], plot.Axes.Bottom.TickGenerator.Ticks.Select(tick => tick.Label));
        Assert.Equal([BundledFont.Name, BundledFont.Name], [plot.Axes.Bottom.Label.FontName, plot.Axes.Left.TickLabelStyle.FontName]);
        Assert.Equal(BundledFont.Name, Fonts.GetTypeface(BundledFont.Name, bold: false, italic: false).FamilyName);
        Assert.Equal(2, plot.GetPlottables<ScottPlot.Plottables.Scatter>().Count());
    }

    [Fact]
    public void A_legend_that_is_too_long_for_a_row_has_more()
    {
        var panel = Empty.Columns[0][0] with
        {
            HasLegend = true,
            Lines = [.. Enumerable.Range(0, 30).Select(i => new PlotLine($"E {i}", "#000000", [0, 1], [0, 1]))],
        };

        var legend = new Pictures.Legend(panel, 600);

        Assert.True(legend.RowCount > 1);
        Assert.True(legend.Width <= 600);
    }

    [GeneratedRegex("font-family=\"([^\"]*)\"")]
    private static partial Regex FontFamily();

    private static int Ink(Figure figure)
    {
        using var stream = new MemoryStream();
        Picture.WritePng(figure, stream);
        using var picture = SKBitmap.Decode(stream.ToArray());
        return picture.Pixels.Count(pixel => pixel.Red < 160);
    }
}
