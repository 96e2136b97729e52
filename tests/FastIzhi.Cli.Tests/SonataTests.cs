using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi import sonata</c> and <c>fastizhi export sonata</c>.</summary>
public sealed class SonataTests : IDisposable
{
    private static readonly Document Documentation = new("docs", "sonata.md");

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Each_says_what_it_wrote_and_what_it_left_out()
    {
        _workspace.Write("small.json", Texts.Small);

        var exported = _workspace.Run("export", "sonata", "small.json", "-o", "circuit");
        var imported = _workspace.Run("import", "sonata", "circuit/circuit_config.json", "--weight-scale", "2", "--output", "back");

        string[] counts = ["  populations  2", "  neurons      14", "  synapses     12"];
        Assert.Equal([Path.Combine("circuit", "circuit_config.json"), .. counts], exported.OutputLines);
        Assert.Equal(["fastizhi: left out: the inputs into E; give them in the simulation_config.json"], exported.ErrorLines);
        Assert.Equal([Path.Combine("back", "experiment.json"), .. counts], imported.OutputLines);
        Assert.Equal(["fastizhi: weights are multiplied by 2 to be nS"], imported.ErrorLines);
        Assert.Contains("12", _workspace.Run("info", "back/experiment.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_says_which_cells_they_are()
    {
        _workspace.Write("small.json", Texts.Small);
        _workspace.Write("map.json", """{ "E": "IB-2007", "101": { "type": "LTS-2007", "kind": "excitatory" } }""");
        _workspace.Run("export", "sonata", "small.json", "-o", "circuit");

        var outcome = _workspace.Run("import", "sonata", "circuit/circuit_config.json", "--map", "map.json", "-o", "back");

        Assert.Equal(0, outcome.ExitCode);
        var lines = _workspace.Run("info", "back/experiment.json").OutputLines;
        Assert.Contains(lines, line => line.Contains("10, excitatory, IB-2007", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("4, excitatory, LTS-2007", StringComparison.Ordinal));
    }

    [Fact]
    public void The_mapping_of_the_documentation_is_one()
    {
        _workspace.Write("small.json", Texts.Small);
        _workspace.Write("map.json", Documentation.Blocks("json")[0]);
        _workspace.Run("export", "sonata", "small.json", "-o", "circuit");

        var outcome = _workspace.Run("import", "sonata", "circuit/circuit_config.json", "--map", "map.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            [
                "fastizhi: the mapping has 'Scnn1a', which is neither a node_type_id nor a model_name of the circuit",
                "fastizhi: the mapping has 'PV', which is neither a node_type_id nor a model_name of the circuit",
                "fastizhi: the mapping has '102', which is neither a node_type_id nor a model_name of the circuit",
            ],
            outcome.ErrorLines);
    }

    [Theory]
    [InlineData("there is no file 'missing.json'", "import", "sonata", "missing.json")]
    [InlineData("there is no file 'missing.json'", "import", "sonata", "missing.json", "--map", "small.json")]
    [InlineData("--map: cannot read 'missing.json'", "import", "sonata", "small.json", "--map", "missing.json")]
    [InlineData("small.json has neither networks nor network", "import", "sonata", "small.json")]
    [InlineData("cannot read ''", "import", "sonata", "")]
    [InlineData("--weight-scale: '0' is not a number above 0", "import", "sonata", "small.json", "--weight-scale", "0")]
    [InlineData("folder exists; choose another folder", "export", "sonata", "small.json", "-o", "folder")]
    [InlineData("small.json exists; choose another folder", "export", "sonata", "small.json", "-o", "small.json")]
    [InlineData("there is no such file", "export", "sonata", "missing.json")]
    [InlineData("Required command was not provided. Try 'fastizhi export --help'", "export")]
    public void A_mistake_is_told_in_a_line(string problem, params string[] arguments)
    {
        _workspace.Write("small.json", Texts.Small);
        Directory.CreateDirectory(_workspace.PathOf("folder"));
        _workspace.Write("folder/file", "");

        var outcome = _workspace.Run(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }
}
