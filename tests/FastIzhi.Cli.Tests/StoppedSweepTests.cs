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
        "sweep", "endless.json", "-o", "out", "--set", "inputs[0].current=700,900", "--jobs", "2", "--force",
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

    private void AssertGoesOn()
    {
        var before = Steps();

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
        var child = _workspace.StartWithSignals(Command);
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
