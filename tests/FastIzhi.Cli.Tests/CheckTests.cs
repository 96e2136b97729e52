using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi check</c>, values that are set on the command line, and result files that are run again.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Family = """
        { "name": "family", "duration": 50, "seed": 3, "constants": { "N": 40 },
          "populations": { "E": { "size": "$N", "type": "RS" }, "I": { "size": 10, "type": "FS" } },
          "projections": [
            { "from": "E", "to": "I", "rule": "fixed_in_degree", "in_degree": 8, "weight": 0.5 },
            { "from": "I", "to": "E", "rule": "fixed_probability", "probability": 0.25, "weight": 1 },
          ],
          "inputs": [ { "population": "E", "current": 400 } ] }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_network_is_printed_as_it_is_drawn()
    {
        var outcome = _workspace.Run("check", _workspace.Write("family.json", Family));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("family: experiment", outcome.OutputLines[0]);
        Assert.Contains(outcome.OutputLines, line => Regex.IsMatch(line, "^    E to I +80 +8 +[0-9]+ to [0-9]+, mean 2$"));
        Assert.Contains(outcome.OutputLines, line => Regex.IsMatch(line, "^    I to E +[0-9]+ +[0-9]+ to [0-9]+, mean [0-9.]+ +[0-9]+ to [0-9]+, mean [0-9.]+$"));
        Assert.Contains(outcome.OutputLines, line => line.StartsWith("  on the disk  ", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.OutputLines, line => line.StartsWith("  built", StringComparison.Ordinal));
        Assert.Empty(_workspace.Results);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    public void A_dry_run_builds_the_network_that_was_counted_and_runs_nothing(string command)
    {
        var outcome = _workspace.Run(command, _workspace.Write("family.json", Family), "--dry-run");

        Assert.Equal(0, outcome.ExitCode);
        var all = Assert.Single(outcome.OutputLines, line => line.StartsWith("    all ", StringComparison.Ordinal)).Split(' ')[^1];
        Assert.Contains(outcome.OutputLines, line => line.StartsWith($"  built        {all} synapses in ", StringComparison.Ordinal));
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var outcome = _workspace.Run("check", _workspace.Write("family.json", Family), "--set", "populations.I.size=0", "--set", "inputs[0].current=much");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(2, outcome.ErrorLines.Length);
        Assert.Contains("populations.I.size: 0 is not a whole number from 1", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("inputs[0].current: \"much\" is not a ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=5", "--set: '=5' is not path=value, such as populations.E.size=4000")]
    [InlineData("inputs[4].current=5", "inputs[4].current: inputs has 1 items, counted from 0")]
    [InlineData("constants.M=5", "constants.M: the experiment has no constant 'M'")]
    public void A_value_that_cannot_be_set_is_told(string set, string problem)
    {
        var outcome = _workspace.Run("run", _workspace.Write("family.json", Family), "--set", set);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(_workspace.Results);
    }

    /// <summary>Nothing is drawn of a network that no machine holds: it would take a day.</summary>
    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    public void What_the_machine_has_no_room_for_is_told_at_once_and_before_any_work(string command)
    {
        var text = Family.Replace("\"N\": 40", "\"N\": 20000000", StringComparison.Ordinal)
            .Replace("\"in_degree\": 8", "\"in_degree\": 2000000000", StringComparison.Ordinal)
            .Replace("\"size\": 10,", "\"size\": 20000,", StringComparison.Ordinal)
            .Replace("\"duration\": 50", "\"duration\": 1e12", StringComparison.Ordinal);

        var outcome = _workspace.Run(command, _workspace.Write("family.json", text));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(2, outcome.ErrorLines.Length);
        Assert.Contains("family: the network needs ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("family.h5: the run may write ", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(_workspace.Results);
    }

    [Theory]
    [InlineData("run", "row.json")]
    [InlineData("run", "row.json", "--force")]
    [InlineData("check", "row.json")]
    public void A_row_of_states_that_no_file_can_hold_is_refused_in_any_case(params string[] arguments)
    {
        _workspace.Write("row.json", """
            {
              "name": "row", "duration": 1, "populations": { "E": { "size": 500000000, "type": "RS" } },
              "record": { "states": [ { "population": "E", "variables": ["v"] } ] }
            }
            """);

        var outcome = _workspace.Run(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("fastizhi: row: a row of 500000000 neurons takes 4000000000 bytes, more than ", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void What_is_wrong_with_options_and_experiment_is_told_at_once()
    {
        var outcome = _workspace.Run(
            "run", _workspace.Write("family.json", Family), "-o", "nowhere/x.h5", "--set", "populations.I.size=0", "--set", "inputs[4].current=1");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            ["inputs[4].current", "populations.I.size", "there is no folder"],
            outcome.ErrorLines.Select(line => line.Split(": ")[2][..Math.Min(18, line.Split(": ")[2].Length)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_dry_run_refuses_the_result_file_that_the_run_would_refuse()
    {
        _workspace.Write("family.h5", "mine");

        var outcome = _workspace.Run("run", _workspace.Write("family.json", Family), "--dry-run");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fastizhi: family.h5 exists", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_that_nothing_names_is_told_and_the_run_goes_on()
    {
        var text = Family.Replace("\"N\": 40", "\"N\": 40, \"M\": 1", StringComparison.Ordinal);

        var outcome = _workspace.Run("check", _workspace.Write("family.json", text));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["fastizhi: family.json: constants.M: nothing names this constant"], outcome.ErrorLines);
    }

    [Fact]
    public void A_result_file_is_neither_replaced_by_its_own_run_nor_described_as_what_it_is_not()
    {
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("family.json", Family)).ExitCode);
        var before = File.ReadAllBytes(_workspace.PathOf("family.h5"));

        var onItself = _workspace.Run("run", "family.h5", "--overwrite", "--seed", "4");
        var info = _workspace.Run("info", "family.h5", "--seed", "4");

        Assert.Equal((2, 2), (onItself.ExitCode, info.ExitCode));
        Assert.Contains("family.h5 is the file that the experiment comes from and is kept", onItself.Errors, StringComparison.Ordinal);
        Assert.Contains("'fastizhi check family.h5' takes values", info.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_workspace.PathOf("family.h5")));
    }

    [Fact]
    public void One_file_serves_a_family_of_runs()
    {
        _workspace.Write("family.json", Family);
        Assert.Equal(0, _workspace.Run("run", "family.json", "--set", "constants.N=60", "--set", "inputs[0].current=300", "-o", "set.h5").ExitCode);
        _workspace.Write("edited.json", Family.Replace("\"N\": 40", "\"N\": 60", StringComparison.Ordinal).Replace("400", "300", StringComparison.Ordinal));
        Assert.Equal(0, _workspace.Run("run", "edited.json", "-o", "edited.h5").ExitCode);

        using var set = ResultFile.Open(_workspace.PathOf("set.h5"));
        using var edited = ResultFile.Open(_workspace.PathOf("edited.h5"));
        Assert.Equal(60, set.Populations[0].Size);
        Assert.True(set.Populations[0].Spikes > 0);
        Assert.Equal(edited.SpikeChecksum, set.SpikeChecksum);
        Assert.Equal(edited.Experiment, set.Experiment);
    }

    [Fact]
    public void The_example_of_the_documentation_runs()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "experiments.md"));
        foreach (Match block in Regex.Matches(text, "```jsonc\n// (\\S+)\n(.*?)```", RegexOptions.Singleline))
        {
            _workspace.Write(block.Groups[1].Value, block.Groups[2].Value);
        }

        var command = Assert.Single(text.Split('\n'), line => line.StartsWith("fastizhi run strong.json", StringComparison.Ordinal));
        var outcome = _workspace.Run(command.Split(' ')[1..]);

        Assert.Equal(0, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("strong.h5"));
        Assert.Equal([("E", 400L), ("I", 30L)], result.Populations.Select(population => (population.Name, population.Size)));
        Assert.Contains("\"current\":500", result.Experiment, StringComparison.Ordinal);
        Assert.Contains("\"weight\":0.2", result.Experiment, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_file_is_run_again_bit_for_bit()
    {
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("family.json", Family), "--seed", "9", "--duration", "80").ExitCode);
        File.Delete(_workspace.PathOf("family.json"));

        Assert.Equal(0, _workspace.Run("run", "family.h5", "-o", "again.h5").ExitCode);
        Assert.Equal(0, _workspace.Run("run", "family.h5", "-o", "other.h5", "--set", "inputs[0].current=500").ExitCode);
        var onItself = _workspace.Run("run", "family.h5");

        using (var first = ResultFile.Open(_workspace.PathOf("family.h5")))
        using (var again = ResultFile.Open(_workspace.PathOf("again.h5")))
        using (var other = ResultFile.Open(_workspace.PathOf("other.h5")))
        {
            Assert.True(first.Populations[0].Spikes > 0);
            Assert.Equal((first.SpikeChecksum, first.Experiment, 80.0), (again.SpikeChecksum, again.Experiment, again.Time));
            Assert.NotEqual(first.SpikeChecksum, other.SpikeChecksum);
        }

        Assert.Equal(2, onItself.ExitCode);
        Assert.Contains("family.h5 exists; choose another file with --output", onItself.Errors, StringComparison.Ordinal);
        Assert.StartsWith("family: experiment", _workspace.Run("check", "family.h5").Output, StringComparison.Ordinal);
    }
}
