using System.Globalization;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>
/// A sweep that is interrupted or killed in the middle of its runs goes on with them, to the bits of runs that never stopped. The
/// runs never complete, so that whatever is done meets them in their middle, however slow the machine.
/// </summary>
[Collection(nameof(Alone))]
public sealed class StoppedSweepTests : IDisposable
{
    private static readonly string[] Command =
    [
        "sweep", "endless.json", "-o", "out", "--set", "inputs[0].current=700,900", "--force",
        "--flush-seconds", "0.01", "--checkpoint-ms", "50",
    ];

    private static readonly string[] Currents = ["700", "900"];

    private readonly Workspace _workspace = new();

    public StoppedSweepTests() => _workspace.Write("endless.json", Texts.Endless);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void An_interrupted_sweep_goes_on()
    {
        var outcome = Interrupt();

        Assert.True(outcome.ExitCode == 130, outcome.Errors);
        Assert.StartsWith("out: 2 runs, 2 interrupted; interrupted, the same command", outcome.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(["interrupted", "interrupted"], SweepTables.Column(SweepTables.Read(_workspace.PathOf("out/outcomes.csv")), "status"));
        AssertGoesOn();
    }

    [Fact]
    public void A_killed_sweep_goes_on()
    {
        using (var child = Start())
        {
            child.Kill();
            child.End();
        }

        AssertGoesOn();
    }

    /// <summary>A run that goes on lets no reader in until its file holds what it held at the checkpoint. One may be killed there.</summary>
    [Fact]
    public void A_sweep_that_was_killed_as_it_opened_its_files_goes_on()
    {
        Assert.Equal(130, Interrupt().ExitCode);
        var before = Steps();
        foreach (var current in Currents)
        {
            var killed = _workspace.RunPython(
                "-c", $"import h5py, os; file = h5py.File('out/current={current}.h5', 'r+', libver='latest'); os.kill(os.getpid(), 9)");
            Assert.True(killed.ExitCode == 137, killed.Errors);
        }

        Assert.Contains("was left by a run that was killed", Assert.Throws<ResultFileException>(Steps).Message, StringComparison.Ordinal);
        AssertGoesOn(before);
    }

    [Fact]
    public void A_second_sweep_does_not_come_to_the_same_folder()
    {
        using (var child = Start())
        {
            var second = _workspace.Run([.. Command, "--overwrite"]);

            Assert.Equal(2, second.ExitCode);
            Assert.StartsWith(
                "fastizhi: out cannot be written, or another sweep is at work in it; ", Assert.Single(second.ErrorLines), StringComparison.Ordinal);
            EndlessRun.Signal(child, EndlessRun.SigInt);
            Assert.Equal(130, child.End().ExitCode);
        }

        Assert.False(File.Exists(_workspace.PathOf("out/sweep.lock")));
        AssertGoesOn();
    }

    /// <summary>The first run ends as its file is taken away; the second one would be of another experiment by then.</summary>
    [Fact]
    public void An_experiment_that_is_changed_meanwhile_is_not_run()
    {
        using var child = _workspace.StartWithSignals([.. Command, "--jobs", "1"]);
        EndlessRun.Await(child, () => Newest()[0] > 0, "sweep");
        _workspace.Write("endless.json", Texts.Endless.Replace("1e13", "2e13", StringComparison.Ordinal));
        File.Delete(_workspace.PathOf("out/current=700.h5"));

        var outcome = child.End();

        Assert.Equal(1, outcome.ExitCode);
        var lines = outcome.ErrorLines.Where(line => line.StartsWith("fastizhi: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains("the file was removed", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("fastizhi: current=900: endless.json was changed after the sweep began", lines[1], StringComparison.Ordinal);
        Assert.False(File.Exists(_workspace.PathOf("out/current=900.h5")));
    }

    private void AssertGoesOn(long[]? from = null)
    {
        var before = from ?? Steps();

        var outcome = Interrupt();

        Assert.True(outcome.ExitCode == 130, outcome.Errors);
        Assert.All(before.Zip(Steps()), steps => Assert.True(steps.Second > steps.First, $"{steps}"));
        foreach (var (current, steps) in Currents.Zip(Steps()))
        {
            var alone = _workspace.Run(
                "run", "endless.json", "-o", "alone.h5", "--overwrite", "--force", "--set", $"inputs[0].current={current}",
                "--duration", (steps * 0.1).ToString("R", CultureInfo.InvariantCulture));
            Assert.True(alone.ExitCode == 0, alone.Errors);
            Assert.Equal(Contents.Of(_workspace.PathOf("alone.h5")), Contents.Of(_workspace.PathOf($"out/current={current}.h5")));
        }
    }

    private long[] Steps() => [.. Currents.Select(current =>
    {
        using var file = ResultFile.Open(_workspace.PathOf($"out/current={current}.h5"));
        return file.Steps;
    })];

    private Outcome Interrupt()
    {
        using var child = Start();
        EndlessRun.Signal(child, EndlessRun.SigInt);
        return child.End();
    }

    /// <summary>Starts the sweep, and waits until both runs have written a new checkpoint.</summary>
    private Child Start()
    {
        var before = Newest();
        var child = _workspace.StartWithSignals([.. Command, "--jobs", "2"]);
        try
        {
            EndlessRun.Await(child, () => Newest().Zip(before).All(rows => rows.First > rows.Second), "sweep");
            return child;
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    private long[] Newest() => [.. Currents.Select(current => Directory.Exists(_workspace.PathOf("out"))
        ? Directory.GetFiles(_workspace.PathOf("out"), $"current={current}.h5.*.checkpoint")
            .Select(path => long.Parse(path.Split('.')[^2], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max()
        : 0)];
}
