using System.Security.Cryptography;
using System.Text;
using FastIzhi.Cli.Tests.Support;
using PureHDF;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>What <c>fastizhi resume</c> goes on with, and what it refuses.</summary>
[Collection(nameof(Alone))]
public sealed class ResumeTests : IDisposable
{
    private readonly EndlessRun _run = new();

    private Workspace Workspace => _run.Workspace;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Files_that_are_no_run_to_go_on_with()
    {
        Workspace.Write("small.json", Texts.Small);
        Assert.Equal(0, Workspace.Run("run", "small.json").ExitCode);
        new H5File { ["numbers"] = new[] { 1, 2 } }.Write(Workspace.PathOf("foreign.h5"));
        File.WriteAllText(Workspace.PathOf("empty.h5"), "");

        AssertRefused("small.h5: the run is complete, 50 of 50 ms; there is nothing to go on with", "resume", "small.h5");
        AssertRefused("'foreign.h5' is an HDF5 file, but not a result file of FastIzhi", "resume", "foreign.h5");
        AssertRefused("small.json is an experiment; name the result file of its run, such as small.h5", "resume", "small.json");
        AssertRefused("cannot repair 'empty.h5': it is not an HDF5 file", "resume", "empty.h5");
        AssertRefused("there is no file 'none.h5'", "resume", "none.h5");
    }

    [Fact]
    public void A_file_that_a_run_is_writing()
    {
        using var run = _run.Start(EndlessRun.Run);
        AssertRefused("a run is writing 'out/endless.h5', or a program reads it; wait for its end", EndlessRun.Resume);
        AssertRefused("a run is writing 'out/endless.h5', or a program reads it; wait for its end", "recover", EndlessRun.Result);
        AssertRefused(
            "out/endless.h5: a run or another program has it open; choose another file with --output", [.. EndlessRun.Run, "--overwrite"]);
        Assert.NotEmpty(_run.Checkpoints);

        // The run does not notice.
        EndlessRun.Signal(run, EndlessRun.SigInt);
        Assert.Equal(130, run.End().ExitCode);
        _run.AssertGoesOn();
    }

    /// <summary>The newest checkpoint is not good: why is said, and the run goes on from the one before.</summary>
    [Theory]
    [InlineData("byte", "is damaged: its checksum is not that of what it holds; resume from an earlier one")]
    [InlineData("cut", "is damaged: its checksum is not that of what it holds; resume from an earlier one")]
    [InlineData("empty", "is no checkpoint, or its beginning is damaged; delete it, or resume from another one")]
    [InlineData("version", "was written by FastIzhi 0.0.1, and this is 0.1.0, whose bits may differ; resume with that version")]
    [InlineData("format", "has the checkpoint format 7, and FastIzhi 0.1.0 reads 1; resume with the version that wrote it")]
    [InlineData("experiment", "belongs to another experiment than 'out/endless.h5'; delete it")]
    public void A_checkpoint_that_is_not_good(string fault, string reason)
    {
        Assert.Equal(130, _run.Interrupt(EndlessRun.Run, EndlessRun.SigInt).ExitCode);
        var (newest, before) = (_run.Checkpoints[0], _run.Checkpoints[1]);
        var (name, other) = (Path.GetRelativePath(Workspace.Folder, newest), Path.GetRelativePath(Workspace.Folder, before));
        Spoil(newest, fault);
        AssertRefused($"'{name}' {reason}", [.. EndlessRun.Resume, "--from", name]);
        var offered = Assert.Single(Workspace.Run([.. EndlessRun.Resume, "--from", name]).ErrorLines);
        Assert.Contains($"; '{other}' at ", offered, StringComparison.Ordinal);
        Assert.EndsWith("is good: leave --from out, or name that", offered, StringComparison.Ordinal);

        var outcome = _run.Interrupt(EndlessRun.Resume, EndlessRun.SigInt);
        Assert.StartsWith($"fastizhi: '{name}' {reason}", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("goes on at ", outcome.ErrorLines[1], StringComparison.Ordinal);
        Assert.EndsWith($", from {other}", outcome.ErrorLines[1], StringComparison.Ordinal);
        _run.AssertGoesOn();

        // With none that is good nothing is lost unasked.
        Array.ForEach(_run.Checkpoints, path => Spoil(path, fault));
        var refused = Workspace.Run(EndlessRun.Resume);
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("fastizhi: out/endless.h5 has no good checkpoint; delete ", refused.ErrorLines[2], StringComparison.Ordinal);
        Assert.All(_run.Checkpoints, path => Assert.Contains(Path.GetFileName(path), refused.ErrorLines[2], StringComparison.Ordinal));
        Assert.Equal(3, refused.ErrorLines.Length);
    }

    [Fact]
    public void Without_a_checkpoint_the_run_begins_again()
    {
        Assert.Equal(130, _run.Interrupt(EndlessRun.Run, EndlessRun.SigInt).ExitCode);
        Array.ForEach(_run.Checkpoints, File.Delete);
        var outcome = _run.Interrupt(EndlessRun.Resume, EndlessRun.SigInt);
        Assert.Equal("out/endless.h5 has no checkpoint: the run begins again at 0 ms", outcome.ErrorLines[0]);
        _run.AssertGoesOn();
    }

    /// <summary>A run that was killed when it was complete already: its checkpoints are tidied away.</summary>
    [Fact]
    public void Checkpoints_of_a_complete_run_are_deleted()
    {
        Assert.Equal(0, Workspace.Run("run", Workspace.Write("small.json", Texts.Small)).ExitCode);
        Workspace.Write("small.h5.100.checkpoint", "");
        Assert.Equal(2, Workspace.Run("resume", "small.h5").ExitCode);
        Assert.False(File.Exists(Workspace.PathOf("small.h5.100.checkpoint")));
    }

    [Fact]
    public void Too_little_room_is_told_before_the_start()
    {
        var line = AssertRefused("endless.h5: the run may write ", "run", "endless.json");
        Assert.EndsWith("record less, choose another disk with --output, or go on with --force", line, StringComparison.Ordinal);
        Assert.Empty(Workspace.Results);
        Assert.Equal(130, _run.Interrupt(EndlessRun.Run, EndlessRun.SigInt).ExitCode);
    }

    /// <summary>Every command that meets the file of a killed run says what to do.</summary>
    [Fact]
    public void What_a_killed_run_leaves_is_told()
    {
        using (var run = _run.Start(EndlessRun.Run))
        {
            run.Kill();
            Assert.Equal(137, run.End().ExitCode);
        }

        var info = Workspace.Run("info", EndlessRun.Result);
        Assert.Equal((0, "endless: result file, its run was killed"), (info.ExitCode, info.OutputLines[0]));
        Assert.Contains("  repair       'fastizhi recover out/endless.h5' makes it a file that every HDF5 reader opens", info.OutputLines);
        Assert.Contains("  resume       'fastizhi resume out/endless.h5' goes on with its run", info.OutputLines);
        foreach (var arguments in (string[][])[["watch", EndlessRun.Result], ["watch", EndlessRun.Result, "--once"]])
        {
            var watch = Workspace.Run(arguments);
            Assert.Equal(1, watch.ExitCode);
            Assert.Equal(
                "fastizhi: the run was killed; 'fastizhi recover out/endless.h5' repairs its file, 'fastizhi resume out/endless.h5' goes on",
                Assert.Single(watch.ErrorLines));
        }

        Assert.Contains("--overwrite", AssertRefused("out/endless.h5 exists; ", EndlessRun.Run), StringComparison.Ordinal);
        var recovered = Workspace.Run("recover", EndlessRun.Result);
        Assert.Equal(0, recovered.ExitCode);
        Assert.Equal("out/endless.h5 is repaired: every HDF5 reader opens it now", recovered.OutputLines[0]);
        Assert.Contains("  resume       'fastizhi resume out/endless.h5' goes on with its run", recovered.OutputLines);
        _run.AssertReadable();
        _run.AssertGoesOn();
    }

    private static void Spoil(string path, string fault)
    {
        var bytes = File.ReadAllBytes(path);
        switch (fault)
        {
            case "byte":
                bytes[^100] ^= 1;
                break;
            case "cut":
                bytes = bytes[..^1];
                break;
            case "empty":
                bytes = [];
                break;
            case "format":
                bytes[20] = 7;
                break;
            case "version":
                Assert.Equal("0.1.0", Encoding.UTF8.GetString(bytes, 60, 5));
                "0.0.1"u8.CopyTo(bytes.AsSpan(60));
                break;
            case "experiment":
                bytes[65] ^= 1;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }

        if (fault is "version" or "experiment")
        {
            SHA256.HashData(bytes.AsSpan(56)).CopyTo(bytes.AsSpan(24));
        }

        File.WriteAllBytes(path, bytes);
    }

    private string AssertRefused(string reason, params string[] arguments)
    {
        var outcome = Workspace.Run(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        var line = Assert.Single(outcome.ErrorLines);
        Assert.StartsWith($"fastizhi: {reason}", line, StringComparison.Ordinal);
        return line;
    }
}
