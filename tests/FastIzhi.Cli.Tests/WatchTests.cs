using System.Runtime.InteropServices;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi watch</c> and <c>fastizhi recover</c>, of runs that go on, complete and are killed.</summary>
public sealed class WatchTests : IDisposable
{
    private const int SigInt = 2;

    private readonly Workspace _workspace = new();

    public WatchTests()
    {
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("small.json", Texts.Small), "-o", "small.h5").ExitCode);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_run_that_goes_on_is_watched_until_it_completes()
    {
        using var run = Start();
        run.Flush(0.5);
        var once = _workspace.Run("watch", "live.h5", "--once");
        Assert.Equal((0, ""), (once.ExitCode, once.Errors));
        Assert.Matches("^small: running, 25 of 50 ms, 50 %, E [0-9.]+ Hz, I [0-9.]+ Hz, real-time factor [0-9.E-]+, [0-9]+ m?s left$", Assert.Single(once.OutputLines));

        using var watch = _workspace.StartWithSignals("watch", "live.h5", "--interval", "0.05");
        run.Flush(1);
        run.Do("close");
        var outcome = watch.End();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("small: complete, 50 of 50 ms, 100 %, E ", outcome.OutputLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, _workspace.Run("watch", "live.h5").ExitCode);
    }

    [Fact]
    public void A_run_that_is_killed_is_told_and_repaired()
    {
        using var run = Start();
        run.Flush(0.5);
        Assert.Equal(2, _workspace.Run("recover", "live.h5").ExitCode);
        using var watch = _workspace.StartWithSignals("watch", "live.h5", "--interval", "0.05");
        run.Do("kill");
        var outcome = watch.End();

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("small: killed, 25 of 50 ms, 50 %", outcome.OutputLines[^1], StringComparison.Ordinal);
        Assert.Equal("fastizhi: the run was killed; 'fastizhi recover live.h5' repairs its file, 'fastizhi resume live.h5' goes on", Assert.Single(outcome.ErrorLines));

        var info = _workspace.Run("info", "live.h5");
        Assert.Equal("small: result file, its run was killed", info.OutputLines[0]);
        Assert.Contains("    /states/E/v/data 250 x 10 float64 mV", info.OutputLines);
        Assert.StartsWith("  repair       'fastizhi recover live.h5'", info.OutputLines[^2], StringComparison.Ordinal);
        Assert.StartsWith("  resume       'fastizhi resume live.h5'", info.OutputLines[^1], StringComparison.Ordinal);

        var recovered = _workspace.Run("recover", "live.h5");
        Assert.Equal((0, ""), (recovered.ExitCode, recovered.Errors));
        Assert.Equal(
            ["live.h5 is repaired: every HDF5 reader opens it now", "small: result file, recovered", "  simulated    25 of 50 ms, 250 steps"],
            recovered.OutputLines[..3]);
        Assert.Contains("    /states/E/v/data 250 x 10 float64 mV", recovered.OutputLines);
        Assert.Equal("live.h5 is sound: there was nothing to repair", _workspace.Run("recover", "live.h5").OutputLines[0]);
        Assert.Equal(1, _workspace.Run("watch", "live.h5", "--once").ExitCode);
    }

    [Fact]
    public void The_user_may_stop_watching()
    {
        using var run = Start();
        using var watch = _workspace.StartWithSignals("watch", "live.h5", "--interval", "0.05");
        watch.AwaitOutput();
        Assert.Equal(0, Kill(watch.Id, SigInt));
        Assert.Equal(130, watch.End().ExitCode);
    }

    [Fact]
    public void What_is_no_result_file_is_refused()
    {
        foreach (var command in (string[])["watch", "recover"])
        {
            var outcome = _workspace.Run(command, "small.json");
            Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains("it is not an HDF5 file", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
            Assert.Equal(2, _workspace.Run(command, "none.h5").ExitCode);
        }

        Assert.Contains("'0' is not a number from 0.01", _workspace.Run("watch", "small.h5", "--interval", "0").Errors, StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private CraftedFile Start() => new(_workspace.PathOf("small.h5"), _workspace.PathOf("live.h5"), "plain");
}
