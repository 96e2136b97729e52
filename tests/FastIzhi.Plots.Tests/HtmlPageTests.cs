using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FastIzhi.Analysis;
using FastIzhi.Plots.Figures;
using FastIzhi.Plots.Pages;
using FastIzhi.Plots.Tests.Support;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>The page for browsers: that it stands alone, and holds the data.</summary>
public sealed partial class HtmlPageTests : IDisposable
{
    private readonly Run _run = new(Run.Pair);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void It_needs_no_other_file_and_no_network()
    {
        var page = Page(new PlotOptions());

        Assert.DoesNotMatch("<(script|link|img|iframe)[^>]+(src|href)=", page);
        Assert.DoesNotMatch("@import|url\\(|fetch\\(|XMLHttpRequest", page);
        Assert.Contains("The MIT License", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_tags_are_closed()
    {
        // Without the contents of style and script, which are no markup, and the tags and line that XML does not have.
        var markup = Meta().Replace(Contents().Replace(Page(new PlotOptions()), "$1$3"), "").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);

        Assert.Equal("html", XDocument.Parse(markup).Root!.Name.LocalName);
    }

    [Fact]
    public void It_holds_the_spikes_and_the_lines()
    {
        using var figure = Data(new PlotOptions { Kind = PlotKind.Raster });

        var panels = figure.RootElement.GetProperty("columns")[0];
        var spikes = panels[0].GetProperty("spikes");
        var expected = _run.File.Spikes("E").Read().ToList();
        Assert.Equal(expected.SelectMany(block => block.Times.ToArray()), Numbers<double>(spikes.GetProperty("times")));
        Assert.Equal(expected.SelectMany(block => block.Neurons.ToArray()), Numbers<int>(spikes.GetProperty("neurons")));
        Assert.Equal("time (ms)", panels[2].GetProperty("x").GetProperty("label").GetString());
        var rate = PopulationRate.InBins(_run.File, _run.File.Populations[0], new SpikeWindow(0, 100), width: 0.5);
        Assert.Equal((float)rate.Values.Max(), Numbers<float>(panels[2].GetProperty("lines")[0].GetProperty("y")).Max());
    }

    [Fact]
    public void It_has_more_neurons_to_choose_among_than_a_picture_shows()
    {
        using var figure = Data(new PlotOptions { Kind = PlotKind.Voltage });

        var hidden = figure.RootElement.GetProperty("columns")[0].EnumerateArray()
            .ToDictionary(panel => panel.GetProperty("neuron").GetString()!, panel => panel.GetProperty("isHidden").GetBoolean());
        Assert.Equal(["E 0", "E 1", "E 2", "E 3", "I 0", "I 1"], hidden.Keys);
        Assert.Equal(["E 3"], hidden.Where(neuron => neuron.Value).Select(neuron => neuron.Key));
    }

    [Fact]
    public void In_its_summary_a_neuron_that_is_chosen_shows_all_that_it_has()
    {
        using var figure = Data(new PlotOptions());

        var panels = figure.RootElement.GetProperty("columns").EnumerateArray().SelectMany(column => column.EnumerateArray())
            .ToLookup(panel => panel.GetProperty("neuron").GetString(), panel => panel.GetProperty("y").GetProperty("quantity").GetString());
        Assert.All(["E 0", "E 1", "E 2", "E 3", "I 0", "I 1"], neuron => Assert.Equal(["g", "u", "v"], panels[neuron].Order()));
    }

    /// <summary>After an hour a float has a quarter of a millisecond.</summary>
    [Fact]
    public void Its_times_are_exact_late_in_a_long_run()
    {
        const double Hour = 3_600_000;
        double[] times = [Hour + 0.1, Hour + 0.2];
        var axis = new PlotAxis("time", "ms", Hour, Hour + 1);
        var panel = new Panel("", axis, new PlotAxis("neuron", "", 0, 1), 100)
        {
            Spikes = new SpikeMap("#000000", times, [0, 0], null),
            Lines = [new PlotLine("", "#000000", times, times)],
        };
        using var stream = new MemoryStream();
        HtmlPage.Write(new Figure("", "", "", [[panel]]), stream);

        using var figure = JsonDocument.Parse(FigureScript().Match(Encoding.UTF8.GetString(stream.ToArray())).Groups[1].Value);

        var written = figure.RootElement.GetProperty("columns")[0][0];
        Assert.Equal(times, Numbers<double>(written.GetProperty("spikes").GetProperty("times")));
        Assert.All(Numbers<float>(written.GetProperty("lines")[0].GetProperty("x")).Zip(times), pair =>
            Assert.Equal(pair.Second, Hour + pair.First, tolerance: 1e-6));
    }

    [GeneratedRegex("(<(style|script)[^>]*>).*?(</\\2>)", RegexOptions.Singleline)]
    private static partial Regex Contents();

    [GeneratedRegex("<meta [^>]+>")]
    private static partial Regex Meta();

    [GeneratedRegex("<script type=\"application/json\" id=\"figure\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex FigureScript();

    private static T[] Numbers<T>(JsonElement text)
        where T : struct => MemoryMarshal.Cast<byte, T>(text.GetBytesFromBase64()).ToArray();

    private JsonDocument Data(PlotOptions options) => JsonDocument.Parse(FigureScript().Match(Page(options)).Groups[1].Value);

    private string Page(PlotOptions options) => Encoding.UTF8.GetString(_run.Save(options, "plot.html"));
}
