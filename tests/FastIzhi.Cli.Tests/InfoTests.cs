using System.Globalization;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi info</c> of an experiment, a result file and rubbish.</summary>
public sealed class InfoTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void An_experiment_is_described_without_running_it()
    {
        var outcome = _workspace.Run("info", _workspace.Write("small.json", Texts.Small));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(
            [
                "small: experiment",
                "  shows        Ten neurons under a current.",
                "  source       These tests.",
                "  scheme       standard, euler, dt 0.1 ms, double precision, seed 0",
                "  duration     50 ms, 500 steps",
                "  neurons      14",
                "    E          10, excitatory, RS",
                "    I          4, inhibitory, FS",
                "  synapses     12",
                "    E to I     12",
            ],
            outcome.OutputLines[..10]);
        Assert.Matches("^  memory +[0-9.]+ kB \\([0-9.]+ B of synapses, [0-9.]+ kB of state, [0-9.]+ k?B to make them\\)$", outcome.OutputLines[10]);
        Assert.Matches("^  result file +[0-9.]+ kB of states, and 16 bytes for each spike$", outcome.OutputLines[11]);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void Receptors_of_its_own_are_described_of_an_experiment_and_of_its_results()
    {
        string[] lines =
        [
            "  receptors    6",
            "    AMPA       excitatory, tau 5 ms, reversal 0 mV",
            "    NMDA       excitatory, tau 100 ms, reversal 0 mV, gate at -80 mV of width 60 mV",
            "    GABA_A     inhibitory, tau 6 ms, reversal -70 mV",
            "    GABA_B     inhibitory, tau 150 ms, reversal -90 mV",
            "    SLOW       excitatory, tau 80 ms, rise 4 ms, reversal 0 mV, gate at -80 mV of width 60 mV",
            "    PULL       inhibitory, tau 3 ms, current-based",
        ];
        var text = Texts.With("""
            "receptors": {
              "SLOW": { "kind": "excitatory", "tau": 80, "rise": 4, "reversal": 0, "gate": { "centre": -80, "width": 60 } },
              "PULL": { "kind": "inhibitory", "tau": 3, "current_based": true }
            },
            "projections": [
              { "from": "E", "to": "I", "rule": "all_to_all", "weight": 1, "receptors": { "AMPA": 1, "SLOW": 0.4 } },
              { "from": "I", "to": "E", "rule": "all_to_all", "weight": 1, "receptors": ["PULL"] },
              { "from": "I", "to": "I", "rule": "all_to_all", "weight": 1 }
            ]
            """);

        var experiment = _workspace.Run("info", _workspace.Write("own.json", text));
        var run = _workspace.Run("run", "own.json", "-o", "own.h5");
        var result = _workspace.Run("info", "own.h5");

        Assert.Equal((0, 0, 0), (experiment.ExitCode, run.ExitCode, result.ExitCode));
        Assert.Equal(lines, experiment.OutputLines.SkipWhile(line => line != lines[0]).Take(lines.Length));
        Assert.Equal(lines, result.OutputLines.SkipWhile(line => line != lines[0]).Take(lines.Length));
        Assert.Contains("    E to I     8, open AMPA, 0.4 SLOW", experiment.OutputLines);
        Assert.Contains("    I to E     8, open PULL", experiment.OutputLines);
        Assert.Contains("    I to I     4", experiment.OutputLines);
    }

    [Fact]
    public void More_neurons_need_more_memory()
    {
        Assert.Equal(2, MemoryNeed(2_000_000) / MemoryNeed(1_000_000), tolerance: 0.01);
    }

    [Fact]
    public void A_result_file_is_described()
    {
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("small.json", Texts.Small), "--seed", "5", "-o", "result.h5").ExitCode);
        int spikes;
        using (var recorded = new Recorded(_workspace.PathOf("result.h5")))
        {
            spikes = recorded.Times("E").Length;
        }

        var outcome = _workspace.Run("info", "result.h5");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("small: result file, complete", outcome.OutputLines[0]);
        Assert.Contains("  simulated    50 of 50 ms, 500 steps", outcome.OutputLines);
        Assert.Contains("  scheme       standard, euler, dt 0.1 ms, double precision, seed 5", outcome.OutputLines);
        Assert.Contains($"    E          10, excitatory, {spikes} spikes, {spikes / 10.0 / 50 * 1000:0.##} Hz", outcome.OutputLines);
        Assert.Contains($"    /spikes/E/timestamps {spikes} float64 ms", outcome.OutputLines);
        Assert.Contains("    /states/E/v/data 501 x 10 float64 mV", outcome.OutputLines);
        Assert.All(
            (string[])["started", "wall time", "machine", "written by", "file"],
            label => Assert.Contains(outcome.OutputLines, line => line.StartsWith($"  {label,-12} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rubbish_is_refused()
    {
        _workspace.Write("text.h5", "rubbish");
        File.WriteAllBytes(_workspace.PathOf("binary.h5"), [0x80, 0x81, 0x82]);
        File.WriteAllBytes(_workspace.PathOf("begun.h5"), [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n']);
        File.Copy(Repository.PathOf("data", "golden", "net120_ring.h5"), _workspace.PathOf("foreign.h5"));

        AssertRefused("text.h5", "line 1, column 1");
        AssertRefused("binary.h5", "not text in UTF-8");
        AssertRefused("begun.h5", "cannot read");
        AssertRefused("foreign.h5", "not a result file of FastIzhi");
    }

    /// <summary>What info says that a population of some neurons needs, in the unit that it shows [MB].</summary>
    private double MemoryNeed(int size)
    {
        var text = Texts.WithPopulation("\"type\": \"RS\"").Replace("\"size\": 4", $"\"size\": {size}", StringComparison.Ordinal);
        var outcome = _workspace.Run("info", _workspace.Write("large.json", text));
        var line = Assert.Single(outcome.OutputLines, line => line.StartsWith("  memory ", StringComparison.Ordinal));
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("MB", words[2]);
        return double.Parse(words[1], CultureInfo.InvariantCulture);
    }

    private void AssertRefused(string file, string reason)
    {
        var outcome = _workspace.Run("info", file);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        var line = Assert.Single(outcome.ErrorLines);
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }
}
