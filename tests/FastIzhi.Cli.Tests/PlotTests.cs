using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi plot</c> and <c>fastizhi run --plot</c>: the files they write, and what they say of mistakes.</summary>
public sealed class PlotTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public PlotTests()
    {
        _workspace.Write("small.json", Texts.Small);
        Assert.Equal(0, _workspace.Run("run", "small.json").ExitCode);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_folder_is_no_result_file()
    {
        Directory.CreateDirectory(_workspace.PathOf("results"));

        var outcome = _workspace.Run("plot", "results");

        Assert.Equal((2, "fastizhi: 'results' is a folder; name a result file"), (outcome.ExitCode, Assert.Single(outcome.ErrorLines)));
    }

    [Theory]
    [InlineData("", "small-summary.png", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })]
    [InlineData("raster -o r.svg --from 10 --to 40 --bin 2", "r.svg", new[] { (byte)'<', (byte)'?', (byte)'x', (byte)'m' })]
    [InlineData("voltage --neurons E:0,2-3 --overlay -o v.html", "v.html", new[] { (byte)'<', (byte)'!', (byte)'D', (byte)'O' })]
    [InlineData("rate --gaussian 3 -o rate.png", "rate.png", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })]
    public void A_plot_is_written_where_it_is_said(string arguments, string written, byte[] begin)
    {
        var outcome = _workspace.Run(["plot", "small.h5", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith(written + ", ", Assert.Single(outcome.OutputLines), StringComparison.Ordinal);
        Assert.Equal(begin, File.ReadAllBytes(_workspace.PathOf(written))[..4]);
    }

    [Theory]
    [InlineData("histogram", "'histogram' is not one of summary, raster, voltage, phase, rate, conductance.")]
    [InlineData("raster -o r.jpg", "'r.jpg' has no ending of a plot; name it .png, .svg or .html")]
    [InlineData("raster -o nowhere/r.png", "nowhere")]
    [InlineData("phase", "does not have v and u of E; run the experiment with \"record\": { \"states\": [ { \"population\": \"E\", \"variables\": [\"v\", \"u\"] } ] }")]
    [InlineData("voltage --neurons I:0", "does not have v of I")]
    [InlineData("voltage --neurons E:3-1", "--neurons: 'E:3-1' is not a list of neurons such as E:0,2,5-9.")]
    [InlineData("voltage --neurons E:10", "E has no neuron 10; its neurons are 0 to 9")]
    [InlineData("rate --bin 1 --gaussian 1", "rates are in bins or smoothed by a Gaussian; choose one of them")]
    [InlineData("--from 60 --to 70", "the window from 60 to 70 ms is empty")]
    [InlineData("--from 20 --to 10", "the window from 20 to 10 ms is empty; 'small.h5' goes from 0 to 50 ms")]
    [InlineData("--from 60", "the window from 60 to 50 ms is empty; 'small.h5' goes from 0 to 50 ms")]
    [InlineData("rate --bin nan", "--bin: 'nan' is not a number above 0 [ms].")]
    [InlineData("rate --bin 1e-9", "the window from 0 to 50 ms has more than 10000000 bins of 1E-09 ms")]
    [InlineData("rate --gaussian 0", "--gaussian: '0' is not a number above 0 [ms].")]
    [InlineData("rate --gaussian 1e-9", "a Gaussian of 1E-09 ms is too narrow for the window from 0 to 50 ms; choose one of 2e-5 to 200 ms")]
    [InlineData("rate --gaussian 201", "a Gaussian of 201 ms is too wide for the window from 0 to 50 ms; choose one of 2e-5 to 200 ms")]
    [InlineData("voltage --bin 1", "a plot of kind voltage has no rates; choose no bin and no Gaussian")]
    [InlineData("raster --overlay", "only voltages are drawn over one another, not what a plot of kind raster has; choose no overlay")]
    [InlineData("raster -o .", "'.' has no ending of a plot")]
    public void A_mistake_gives_one_line(string arguments, string problem)
    {
        var outcome = _workspace.Run(["plot", "small.h5", .. arguments.Split(' ')]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_workspace.Folder, "*.png"));
    }

    [Fact]
    public void A_plot_that_exists_is_replaced_only_when_asked_to()
    {
        _workspace.Write("mine.png", "mine");

        var refused = _workspace.Run("plot", "small.h5", "-o", "mine.png");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("mine.png exists", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_workspace.PathOf("mine.png")));
        Assert.Equal(0, _workspace.Run("plot", "small.h5", "-o", "mine.png", "--overwrite").ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(_workspace.PathOf("mine.png")));
    }

    [Fact]
    public void A_run_plots_its_summary_when_asked_to()
    {
        var outcome = _workspace.Run("run", "small.json", "--plot", "-o", "other.h5");

        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith("other.png", outcome.OutputLines[^1], StringComparison.Ordinal);
        Assert.True(File.Exists(_workspace.PathOf("other.png")));
    }

    [Fact]
    public void A_run_whose_plot_exists_or_would_be_empty_does_not_begin()
    {
        _workspace.Write("other.png", "mine");
        _workspace.Write("quiet.json", """
            { "name": "quiet", "duration": 5, "populations": { "E": { "size": 1, "type": "RS" } }, "record": { "spikes": "none" } }
            """);

        var (existing, empty) = (_workspace.Run("run", "small.json", "--plot", "-o", "other.h5"), _workspace.Run("run", "quiet.json", "--plot"));

        Assert.Equal((2, 2), (existing.ExitCode, empty.ExitCode));
        Assert.Contains("other.png exists", existing.Errors, StringComparison.Ordinal);
        Assert.Contains("--plot: the experiment records nothing", empty.Errors, StringComparison.Ordinal);
        Assert.Equal(["small.h5"], _workspace.Results);
    }

    /// <summary>On a terminal of 80 columns there is no room for them beside the bar.</summary>
    [Fact]
    public void The_line_of_rates_fits_into_a_terminal()
    {
        var outcome = _workspace.RunShell("script -qec 'stty cols 80; TERM=xterm fastizhi run small.json --overwrite --live' /dev/null");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches("100%.* simulate: 50 of 50 ms", outcome.Output);
        Assert.Matches("[▁▂▃▄▅▆▇█] [0-9.]+ Hz", outcome.Output);
    }

    [Fact]
    public void Progress_has_a_line_of_rates_when_asked_for()
    {
        var (plain, live) = (_workspace.Run("run", "small.json", "--overwrite"), _workspace.Run("run", "small.json", "--overwrite", "--live"));

        Assert.DoesNotMatch("[▁▂▃▄▅▆▇█]", plain.Errors);
        Assert.Matches("simulate: 100 %  .*, [▁▂▃▄▅▆▇█]+ [0-9.]+ Hz", live.Errors);
    }
}
