using System.Diagnostics;
using System.Runtime.InteropServices;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>Ctrl-C and the signal that asks to end stop a run in its middle; the file holds everything so far.</summary>
[Collection(nameof(Alone))]
public sealed class InterruptionTests : IDisposable
{
    private const int SigHup = 1;
    private const int SigInt = 2;
    private const int SigTerm = 15;

    /// <summary>By then several chunks of states are written: the run is in its middle.</summary>
    private const long SomeChunks = 4 << 20;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(SigHup)]
    [InlineData(SigInt)]
    [InlineData(SigTerm)]
    public void A_signal_ends_the_run_and_finishes_the_file(int signal)
    {
        using var run = _workspace.StartWithSignals("run", _workspace.Write("endless.json", Texts.Endless), "--force");
        WaitForFile(run, _workspace.PathOf("endless.h5"));

        Assert.Equal(0, Kill(run.Id, signal));
        var outcome = run.End();

        Assert.Equal(130, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("endless.h5"));
        Assert.Equal(RunStatus.Interrupted, result.Status);
        Assert.StartsWith("endless: interrupted; the file holds what came before, and 'fastizhi resume endless.h5' goes on", outcome.OutputLines[0], StringComparison.Ordinal);
        Assert.True(result.Steps > 1000, $"{result.Steps} steps");
        Assert.Equal(result.Steps * result.TimeStep, result.Time);

        var states = Assert.Single(result.Datasets, dataset => dataset.Path == "/states/E/v/data");
        Assert.Equal([result.Steps + 1, 8], states.Shape);
        using var recorded = new Recorded(_workspace.PathOf("endless.h5"));
        var times = recorded.Times("E");
        Assert.Equal(Assert.Single(result.Populations).Spikes, times.Length);
        Assert.InRange(times[^1], result.Time - 100, result.Time);
        var last = recorded.States<double>("E", "v")[result.Steps, 0];
        Assert.InRange(last, -100, 100);
        Assert.NotEqual(0, last);
    }

    [Fact]
    public void What_a_run_wrote_before_it_was_stopped_is_plotted_when_asked_for()
    {
        using var run = _workspace.StartWithSignals("run", _workspace.Write("endless.json", Texts.Endless), "--force", "--plot");
        WaitForFile(run, _workspace.PathOf("endless.h5"));

        Assert.Equal(0, Kill(run.Id, SigInt));
        var outcome = run.End();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("  plot         endless.png", outcome.OutputLines[^1]);
        Assert.True(File.Exists(_workspace.PathOf("endless.png")));
    }

    /// <summary>It has a checkpoint of the very step at which it stopped, whence it goes on to the same bits.</summary>
    [Theory]
    [InlineData(EndlessRun.SigHup)]
    [InlineData(EndlessRun.SigInt)]
    [InlineData(EndlessRun.SigTerm)]
    public void A_run_that_was_stopped_goes_on(int signal)
    {
        using var run = new EndlessRun();
        Assert.Equal(130, run.Interrupt([.. EndlessRun.Run, "--threads", "2"], signal).ExitCode);
        run.AssertReadable();
        using (var file = ResultFile.Open(run.ResultPath))
        {
            Assert.Equal(run.PathOf(file.Steps), run.Checkpoints[0]);
        }

        Assert.Equal(130, run.Interrupt([.. EndlessRun.Resume, "--threads", "1"], signal).ExitCode);
        run.AssertGoesOn();
    }

    /// <summary>The first signal finds a checkpoint that can never be written: its file is a pipe that nobody reads.</summary>
    [Fact]
    public void An_interrupted_export_leaves_nothing()
    {
        using var workspace = new Workspace();
        workspace.Write("large.json", """
            {
              "name": "large", "duration": 1, "populations": { "E": { "size": 200000, "type": "RS" } },
              "projections": [ { "from": "E", "to": "E", "rule": "fixed_in_degree", "in_degree": 5000, "weight": 1 } ]
            }
            """);
        using var child = workspace.StartWithSignals("export", "sonata", "large.json");

        EndlessRun.Await(child, () => Directory.GetFiles(workspace.Folder, "edges.h5", SearchOption.AllDirectories).Length > 0, "export");
        EndlessRun.Signal(child, SigInt);
        var outcome = child.End();

        Assert.True(outcome.ExitCode == 130, outcome.Errors);
        Assert.Contains("fastizhi: interrupted; nothing was written", outcome.ErrorLines);
        Assert.Equal(["large.json"], Directory.GetFileSystemEntries(workspace.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_second_signal_ends_it_at_once()
    {
        using var run = new EndlessRun();
        Assert.Equal(130, run.Interrupt(EndlessRun.Run, EndlessRun.SigInt).ExitCode);
        var pipe = run.ResultPath + ".checkpoint.tmp";
        Assert.Equal(0, MakePipe(pipe, 0x1b6));
        var before = StepsIn(run.ResultPath);
        using var child = run.Workspace.StartWithSignals("resume", EndlessRun.Result, "--flush-seconds", "0.01");

        // A kill while the file is being opened leaves one that wants to be recovered before it can be read.
        EndlessRun.Await(child, () => StepsIn(run.ResultPath) > before, "the run");
        for (var signals = 0; !child.HasExited; signals++)
        {
            Assert.True(signals < 1000, "it does not end");
            EndlessRun.Signal(child, EndlessRun.SigInt);
            Thread.Sleep(100);
        }

        Assert.Equal(130, child.End().ExitCode);
        File.Delete(pipe);
        using (var file = ResultFile.Open(run.ResultPath))
        {
            Assert.True(file.NeedsRecovery);
        }

        run.AssertReadable();
        Assert.Equal(0, run.Workspace.Run("recover", EndlessRun.Result).ExitCode);
        run.AssertGoesOn();
    }

    /// <summary>The steps that a file holds; 0 while it is being opened for writing.</summary>
    private static long StepsIn(string path)
    {
        try
        {
            using var file = ResultFile.Open(path);
            return file.Steps;
        }
        catch (ResultFileException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    private static void WaitForFile(Child run, string path)
    {
        var waited = Stopwatch.StartNew();
        while (!File.Exists(path) || new FileInfo(path).Length < SomeChunks)
        {
            Assert.False(run.HasExited, "the run ended by itself");
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), "the file does not grow");
            Thread.Sleep(10);
        }
    }
}
