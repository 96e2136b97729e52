using System.Text.Json;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi stats</c>: its table, JSON and CSV, and what it says of a file that it cannot use.</summary>
public sealed class StatsTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_table_has_the_statistics_of_each_population()
    {
        Run("rs-dc");

        var outcome = _workspace.Run("stats", "rs-dc.h5", "--neurons");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("rs-dc: 0 to 1000 ms", outcome.OutputLines[0]);
        Assert.Matches("^  RS +1 +4 +4\\.00 Hz +0\\.0 % +[0-9.]+ +[0-9.]+ +[0-9]+ Hz, [0-9.]+ x Poisson$", outcome.OutputLines[2]);
        Assert.Matches("^  RS +0 +4 +4\\.00 Hz +[0-9.]+ ms +[0-9.]+$", outcome.OutputLines[4]);
    }

    [Fact]
    public void Json_and_csv_have_the_same_numbers()
    {
        Run("net4-ring");

        var json = _workspace.Run("stats", "net4-ring.h5", "--format", "json", "--neurons", "--ring", "E");
        var csv = _workspace.Run("stats", "net4-ring.h5", "--format", "csv");

        using var document = JsonDocument.Parse(json.Output);
        var populations = document.RootElement.GetProperty("populations").EnumerateArray().ToList();
        Assert.Equal(["E", "I"], populations.Select(population => population.GetProperty("name").GetString()!));
        Assert.Equal(110, populations.Sum(population => population.GetProperty("spikes").GetInt64()));
        Assert.Equal(2, populations[0].GetProperty("each_neuron").GetArrayLength());
        Assert.Equal(4, document.RootElement.GetProperty("ring").GetProperty("samples").GetArrayLength());
        var fields = csv.OutputLines[1].Split(',');
        Assert.Equal("population,neurons,from_ms,to_ms,spikes,rate_hz,silent_fraction,cv_isi,bin_ms,fano_factor,peak_hz,peak_power", csv.OutputLines[0]);
        Assert.Equal(12, fields.Length);
        foreach (var (field, name) in ((int, string)[])[(4, "spikes"), (5, "rate_hz"), (7, "cv_isi"), (9, "fano_factor")])
        {
            Assert.Equal(populations[0].GetProperty(name).GetRawText(), fields[field]);
        }
    }

    [Fact]
    public void A_window_is_all_that_counts()
    {
        Run("rs-dc");

        var whole = Spikes();
        var (before, after) = (Spikes("--to", "300"), Spikes("--from", "300"));

        Assert.Equal(4, whole);
        Assert.True(before > 0 && after > 0);
        Assert.Equal(whole, before + after);

        long Spikes(params string[] window)
        {
            var csv = _workspace.Run(["stats", "rs-dc.h5", "--format", "csv", .. window]);
            return long.Parse(csv.OutputLines[1].Split(',')[4], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData("--from 2000", "the window from 2000 to 1000 ms is empty; 'rs-dc.h5' goes from 0 to 1000 ms")]
    [InlineData("--ring I", "--ring: 'rs-dc.h5' has no spikes of 'I'; it has those of RS")]
    [InlineData("--bin 0", "--bin: '0' is not a number above 0 [ms].")]
    [InlineData("--format xml", "--format: 'xml' is not one of table, json, csv.")]
    public void A_mistake_is_told(string arguments, string problem)
    {
        Run("rs-dc");

        var outcome = _workspace.Run(["stats", "rs-dc.h5", .. arguments.Split(' ')]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_spikes_says_how_to_get_them()
    {
        _workspace.Write("quiet.json", """
            { "name": "quiet", "duration": 5, "populations": { "E": { "size": 1, "type": "RS" } },
              "record": { "spikes": "none", "states": [ { "population": "E", "variables": ["v"] } ] } }
            """);
        Assert.Equal(0, _workspace.Run("run", "quiet.json").ExitCode);

        var outcome = _workspace.Run("stats", "quiet.h5");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'quiet.h5' has no spikes: none were recorded; run the experiment with", outcome.Errors, StringComparison.Ordinal);
    }

    private void Run(string name) =>
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", $"{name}.json")).ExitCode);
}
