using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The sample of docs/integration.md runs as it stands there, and its table has the spikes of it.</summary>
public sealed partial class IntegrationDocumentTests : IDisposable
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "integration.md"));

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_sample_runs_and_says_how()
    {
        var file = _workspace.Write("integration.json", Sample().Match(Document).Groups["text"].Value);

        var (run, experiment) = (_workspace.Run("run", file), _workspace.Run("info", file));

        Assert.Equal((0, 0), (run.ExitCode, experiment.ExitCode));
        var result = _workspace.Run("info", "integration.h5");
        Assert.All(
            [experiment, result],
            info => Assert.Contains("  scheme       standard, half_steps, dt 1 ms, double precision, seed 0", info.OutputLines));
    }

    [Fact]
    public void Its_cells_fire_as_often_as_the_table_says()
    {
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("integration.json", Sample().Match(Document).Groups["text"].Value)).ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("integration.h5"));

        Assert.Equal(Integration.HalfSteps, result.Integration);
        foreach (var name in (string[])["RS", "CH"])
        {
            var spikes = result.Populations.Single(population => population.Name == name).Spikes;
            Assert.Contains($"| `{name}-2003` | {spikes} |", Document, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("^```jsonc\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Sample();
}
