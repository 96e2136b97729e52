using System.Globalization;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The samples of README.md run as they stand there; the one in JSON and the one in C# are the same network.</summary>
public sealed class ReadmeTests : IDisposable
{
    private static readonly Document Readme = new("README.md");

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_sample_in_csharp_gives_the_spikes_and_the_voltage_of_the_sample_in_json()
    {
        _workspace.Write("pair.json", Block("jsonc"));
        Assert.Equal(0, _workspace.Run("run", "pair.json", "--seed", "1").ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("pair.h5"));
        var (e, i) = (result.Populations[0].Spikes, result.Populations[1].Spikes);
        Assert.True(e > 0 && i > 0, $"{e} and {i} spikes");
        using var recorded = new Recorded(_workspace.PathOf("pair.h5"));
        var voltage = recorded.States<double>("E", "v")[result.Steps, 0];

        var outcome = CSharpSample.Run(_workspace, Block("csharp"), "FastIzhi", "CommunityToolkit.HighPerformance");

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        Assert.Equal(
            [
                $"E {e} spikes, I {i} spikes",
                string.Create(CultureInfo.InvariantCulture, $"v of the first neuron: {voltage:F2} mV"),
            ],
            outcome.OutputLines);
    }

    [Fact]
    public void The_sample_in_csharp_is_no_longer_than_ten_statements()
    {
        var statements = Block("csharp").Split('\n').Where(line => line.EndsWith(';') && !line.StartsWith("using ", StringComparison.Ordinal));

        Assert.InRange(statements.Count(), 1, 10);
    }

    [Fact]
    public void The_first_command_names_an_experiment_that_is_there()
    {
        var command = Assert.Single(
            Block("sh").Split('\n'), line => line.StartsWith("dotnet run -c Release --project src/FastIzhi.Cli -- run ", StringComparison.Ordinal));

        Assert.True(File.Exists(Repository.PathOf(command.Split(' ')[^1])), command);
    }

    /// <summary>The first block in a language.</summary>
    private static string Block(string language) => Readme.Blocks(language)[0];
}
