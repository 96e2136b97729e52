using System.Globalization;
using System.Text.Json;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi run</c>: the summary, the result file, the options, and files that exist.</summary>
public sealed class RunTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public RunTests() => _workspace.Write("small.json", Texts.Small);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_summary_says_what_the_file_holds()
    {
        var outcome = _workspace.Run("run", "small.json");

        Assert.Equal(0, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("small.h5"));
        Assert.Equal((RunStatus.Complete, 500, 50.0), (result.Status, result.Steps, result.Time));
        using var recorded = new Recorded(_workspace.PathOf("small.h5"));
        var (e, i) = (recorded.Times("E").Length, recorded.Times("I").Length);
        Assert.True(e > 0 && i > 0, $"{e} and {i} spikes");
        Assert.Equal("small: complete, 50 of 50 ms", outcome.OutputLines[0]);
        AssertLine(outcome, "neurons", "14");
        AssertLine(outcome, "synapses", "12");
        AssertLine(outcome, "E", $"10 neurons, {e} spikes, {Rate(e, 10)} Hz");
        AssertLine(outcome, "I", $"4 neurons, {i} spikes, {Rate(i, 4)} Hz");
        AssertLine(outcome, "file", $"small.h5, {new FileInfo(_workspace.PathOf("small.h5")).Length / 1e3:0.#} kB");
        Assert.Matches("^  wall time +[0-9.]+ m?s, real-time factor [0-9.]+", Assert.Single(outcome.OutputLines, line => line.Contains("wall time")));

        static string Rate(int spikes, int neurons) =>
            (spikes / (double)neurons / 50 * 1000).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Progress_is_plain_lines_where_stderr_is_no_terminal()
    {
        var outcome = _workspace.Run("run", "small.json", "--duration", "20000");

        Assert.Equal(0, outcome.ExitCode);
        Assert.All(outcome.ErrorLines, line => Assert.Matches(
            "^simulate: [0-9]+ %  [0-9.]+ of 20000 ms, real-time factor [0-9.E-]+, [0-9]+ (s|min [0-9]+ s) left$", line));
        Assert.StartsWith("simulate: 100 %  20000 of 20000 ms", outcome.ErrorLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.Errors + outcome.Output);
    }

    [Fact]
    public void The_file_is_named_after_the_experiment_and_lies_in_the_current_folder()
    {
        Directory.CreateDirectory(_workspace.PathOf("experiments"));
        _workspace.Write("experiments/other.json", Texts.Small);

        Assert.Equal(0, _workspace.Run("run", "experiments/other.json").ExitCode);

        Assert.Equal(["small.h5"], _workspace.Results);
        Assert.Equal(["other.json"], Directory.GetFiles(_workspace.PathOf("experiments")).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("-o")]
    [InlineData("--output")]
    public void The_file_may_be_chosen(string option)
    {
        Assert.Equal(0, _workspace.Run("run", "small.json", option, "chosen.h5").ExitCode);
        Assert.Equal(["chosen.h5"], _workspace.Results);
    }

    [Fact]
    public void An_existing_file_is_kept_byte_for_byte()
    {
        Assert.Equal(0, _workspace.Run("run", "small.json").ExitCode);
        var before = File.ReadAllBytes(_workspace.PathOf("small.h5"));

        var outcome = _workspace.Run("run", "small.json", "--duration", "1");

        Assert.Equal(2, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.Contains("small.h5 exists", line, StringComparison.Ordinal);
        Assert.Contains("--overwrite", line, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_workspace.PathOf("small.h5")));
    }

    [Fact]
    public void An_existing_file_is_replaced_where_that_is_asked_for()
    {
        Assert.Equal(0, _workspace.Run("run", "small.json").ExitCode);

        Assert.Equal(0, _workspace.Run("run", "small.json", "--duration", "1", "--overwrite").ExitCode);

        using var result = ResultFile.Open(_workspace.PathOf("small.h5"));
        Assert.Equal(10, result.Steps);
    }

    [Fact]
    public void Overwriting_replaces_result_files_only()
    {
        _workspace.Write("notes.txt", "notes");
        foreach (var (file, reason) in ((string, string)[])
            [("small.json", "is the file that the experiment comes from and is kept"), ("notes.txt", "not an HDF5 file and is kept")])
        {
            var text = File.ReadAllText(_workspace.PathOf(file));
            var outcome = _workspace.Run("run", "small.json", "--output", file, "--overwrite");

            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains(reason, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
            Assert.Equal(text, File.ReadAllText(_workspace.PathOf(file)));
        }
    }

    [Fact]
    public void Options_replace_values_of_the_experiment()
    {
        var outcome = _workspace.Run("run", "small.json", "--duration", "20", "--precision", "single", "--seed", "9007199254740992");

        Assert.Equal(0, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("small.h5"));
        Assert.Equal((20.0, 200, Precision.Single, 1UL << 53), (result.Duration, result.Steps, result.Precision, result.Seed));
        Assert.Equal("float32", Assert.Single(result.Datasets, dataset => dataset.Path == "/states/E/v/data").Type);
        using var experiment = JsonDocument.Parse(result.Experiment);
        Assert.Equal(20, experiment.RootElement.GetProperty("duration").GetDouble());
        Assert.Equal("single", experiment.RootElement.GetProperty("precision").GetString());
        Assert.Equal(1UL << 53, experiment.RootElement.GetProperty("seed").GetUInt64());
    }

    [Fact]
    public void The_seed_decides_the_draws()
    {
        Assert.All(
            (string[][])[["a.h5", "1"], ["b.h5", "1"], ["c.h5", "2"]],
            run => Assert.Equal(0, _workspace.Run("run", "small.json", "-o", run[0], "--seed", run[1]).ExitCode));

        Assert.Equal(InhibitorySpikes("a.h5"), InhibitorySpikes("b.h5"));
        Assert.NotEqual(InhibitorySpikes("a.h5"), InhibitorySpikes("c.h5"));
    }

    [Fact]
    public void The_experiment_in_the_file_runs_again_to_the_same_spikes()
    {
        Assert.Equal(0, _workspace.Run("run", "small.json", "--seed", "3", "--precision", "single").ExitCode);
        using (var result = ResultFile.Open(_workspace.PathOf("small.h5")))
        {
            _workspace.Write("again.json", result.Experiment);
        }


        Assert.Equal(0, _workspace.Run("run", "again.json", "-o", "again.h5").ExitCode);

        Assert.NotEmpty(InhibitorySpikes("again.h5"));
        Assert.Equal(InhibitorySpikes("small.h5"), InhibitorySpikes("again.h5"));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_accepted()
    {
        _workspace.Write("lenient.json", """
            // A line before.
            {
              "name": "lenient", /* in between */
              "duration": 1,
              "populations": { "E": { "size": 1, "type": "RS", }, },
              "inputs": [{ "population": "E", "current": [1,], },],
            }
            """);

        Assert.Equal(0, _workspace.Run("run", "lenient.json").ExitCode);
        Assert.Equal(["lenient.h5"], _workspace.Results);
    }

    private static void AssertLine(Outcome outcome, string label, string text) =>
        Assert.Contains($"  {label,-12} {text}", outcome.OutputLines);

    private (double Time, ulong Neuron)[] InhibitorySpikes(string file)
    {
        using var recorded = new Recorded(_workspace.PathOf(file));
        return [.. recorded.Times("I").Zip(recorded.Neurons("I"))];
    }
}
