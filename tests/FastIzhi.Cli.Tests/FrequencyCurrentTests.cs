using System.Globalization;
using System.Text.Json;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi fi</c>.</summary>
public sealed class FrequencyCurrentTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("RS", "84.66", "100.39")]
    [InlineData("FS", "97.70", "121.51")]
    public void The_thresholds_of_the_reference_scheme_are_in_the_table(string cell, string first, string sustained)
    {
        var outcome = _workspace.Run("fi", "--cell", cell, "--from", "0", "--to", "500", "--step", "10", "--scheme", "reference");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains($"  first spike  from {first} pA on", outcome.OutputLines);
        Assert.Contains($"  sustained    from {sustained} pA on", outcome.OutputLines);
        Assert.Equal(51, outcome.OutputLines.Count(line => line.Contains(" pA ", StringComparison.Ordinal) && line.EndsWith(" Hz", StringComparison.Ordinal)));
    }

    [Fact]
    public void Json_and_csv_have_the_same_curve()
    {
        string[] curve = ["fi", "--cell", "CH-2007", "--from", "100", "--to", "300", "--step", "50"];
        using var json = JsonDocument.Parse(_workspace.Run([.. curve, "--format", "json"]).Output);
        var csv = _workspace.Run([.. curve, "--format", "csv"]).OutputLines;

        var points = json.RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal("current_pa,spikes,latency_ms,first_rate_hz,steady_rate_hz", csv[0]);
        Assert.Equal(5, points.Count);
        for (var k = 0; k < points.Count; k++)
        {
            var fields = csv[k + 1].Split(',');
            Assert.Equal((100 + (50 * k)).ToString(CultureInfo.InvariantCulture), fields[0]);
            Assert.Equal(points[k].GetProperty("steady_rate_hz").GetRawText(), fields[4]);
        }
    }

    [Theory]
    [InlineData("fi.png", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })]
    [InlineData("fi.svg", new[] { (byte)'<', (byte)'?', (byte)'x', (byte)'m' })]
    [InlineData("fi.html", new[] { (byte)'<', (byte)'!', (byte)'D', (byte)'O' })]
    public void The_curve_is_plotted_beside_the_table_when_asked_to(string plot, byte[] begin)
    {
        string[] curve = ["fi", "--cell", "FS", "--step", "100", "--format", "csv"];

        var outcome = _workspace.Run([.. curve, "-o", plot]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(_workspace.Run(curve).Output, outcome.Output);
        Assert.Equal(begin, File.ReadAllBytes(_workspace.PathOf(plot))[..4]);
        Assert.Contains($"{plot} exists", _workspace.Run([.. curve, "-o", plot]).Errors, StringComparison.Ordinal);
        Assert.Equal(0, _workspace.Run([.. curve, "-o", plot, "--overwrite"]).ExitCode);
    }

    [Theory]
    [InlineData("--cell RS -o fi.csv", "'fi.csv' has no ending of a plot; name it .png, .svg or .html")]
    [InlineData("--cell XX", "--cell: there is no cell type 'XX'; there are RS, FS, RS-2007, ")]
    [InlineData("--cell RS --to -5", "--to: -5 pA is below --from, 0 pA")]
    [InlineData("--cell RS --step 1e-9", "--step: 1E-09 pA makes 5000000000")]
    [InlineData("--cell RS --duration 50", "the run of 50 ms must be longer than the onset of 100 ms")]
    public void A_mistake_is_told(string arguments, string problem)
    {
        var outcome = _workspace.Run(["fi", .. arguments.Split(' ')]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
    }
}
