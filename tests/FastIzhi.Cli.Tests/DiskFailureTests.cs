using System.Diagnostics;
using System.Runtime.Versioning;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>
/// The disk fails in the midst of a run: it ends with one clear error, what was flushed can be read, and the run goes on to the same
/// bits when the cause is gone.
/// </summary>
[Collection(nameof(Alone))]
public sealed class DiskFailureTests : IDisposable
{
    private readonly EndlessRun _run = new();

    public void Dispose() => _run.Dispose();

    /// <summary>Files may have so many blocks of 512 bytes; the runtime's own files need no such room.</summary>
    [Theory]
    [InlineData(2500)]
    [InlineData(5000)]
    public void Files_that_may_not_grow(int blocks)
    {
        using var child = _run.Workspace.StartAfter(
            $"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f {blocks}", EndlessRun.Run);

        var line = EndlessRun.AssertFailed(child.End());

        Assert.Contains("File too large; once that is mended, 'fastizhi resume out/endless.h5' goes on", line, StringComparison.Ordinal);
        AssertKeptAndGoesOn();
    }

    /// <summary>A disk of its own, where the test may mount one.</summary>
    [Theory]
    [InlineData("1m")] // Not even the first flush has room.
    [InlineData("2500k")]
    [InlineData("4m")]
    public void A_full_disk(string size)
    {
        if (!Do("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", _run.Folder))
        {
            return;
        }

        try
        {
            var line = EndlessRun.AssertFailed(_run.Workspace.Run(EndlessRun.Run));
            Assert.Contains("No space left on device; once that is mended, 'fastizhi resume out/endless.h5' goes on", line, StringComparison.Ordinal);
            EndlessRun.AssertFailed(_run.Workspace.Run(EndlessRun.Resume));

            Assert.True(Do("mount", "-o", "remount,size=200m", _run.Folder));
            AssertKeptAndGoesOn();
        }
        finally
        {
            Do("umount", "-l", _run.Folder);
        }
    }

    [Fact]
    public void A_folder_that_goes_away()
    {
        using var child = _run.Start(EndlessRun.Run);
        var elsewhere = _run.Workspace.PathOf("elsewhere");
        Directory.Move(_run.Folder, elsewhere);
        var line = EndlessRun.AssertFailed(child.End());
        Assert.EndsWith("when it is back in its place, 'fastizhi resume out/endless.h5' goes on", line, StringComparison.Ordinal);

        Directory.Move(elsewhere, _run.Folder);
        AssertKeptAndGoesOn();
    }

    [Fact]
    public void A_file_that_is_removed()
    {
        using var child = _run.Start(EndlessRun.Run);
        File.Delete(_run.ResultPath);
        var line = EndlessRun.AssertFailed(child.End());
        Assert.Contains("the file was removed, or its folder was", line, StringComparison.Ordinal);

        // There is nothing left to go on with, and nothing in the way of a new run.
        Assert.Contains("there is no file 'out/endless.h5'", Assert.Single(_run.Workspace.Run(EndlessRun.Resume).ErrorLines), StringComparison.Ordinal);
        Assert.Equal(130, _run.Interrupt(EndlessRun.Run, EndlessRun.SigInt).ExitCode);
        AssertKeptAndGoesOn();
    }

    /// <summary>No permission stops the administrator, so that the run is that of another user then.</summary>
    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_permission_that_is_lost()
    {
        var user = Environment.UserName == "root" ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "env";
        File.SetUnixFileMode(_run.Workspace.Folder, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(_run.Folder, (UnixFileMode)0b111_111_111);
        if (!Do("/bin/sh", "-c", $"{user} test -x '{Workspace.Command}' -a -w '{_run.Folder}'"))
        {
            return;
        }

        using var child = _run.Start(
            EndlessRun.Run, () => _run.Workspace.StartAfter($"exec {user} \"$0\" \"$@\"", EndlessRun.Run));
        File.SetUnixFileMode(_run.Folder, (UnixFileMode)0b101_101_101);
        var line = EndlessRun.AssertFailed(child.End());
        Assert.Contains("denied", line, StringComparison.Ordinal);

        File.SetUnixFileMode(_run.Folder, (UnixFileMode)0b111_111_111);
        AssertKeptAndGoesOn();
    }

    [Fact]
    public void A_file_that_another_program_has_locked()
    {
        Assert.Equal(130, _run.Interrupt(EndlessRun.Run, EndlessRun.SigTerm).ExitCode);
        using (new FileStream(_run.ResultPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            foreach (var (arguments, reason) in (IEnumerable<(string[], string)>)
            [
                ([.. EndlessRun.Run, "--overwrite"], "out/endless.h5: a run or another program has it open; choose another file with --output"),
                (EndlessRun.Resume, "a run is writing 'out/endless.h5', or a program reads it; wait for its end"),
                (["recover", EndlessRun.Result], "a run is writing 'out/endless.h5', or a program reads it; wait for its end"),
            ])
            {
                var outcome = _run.Workspace.Run(arguments);
                Assert.Equal(2, outcome.ExitCode);
                Assert.Contains(reason, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
            }
        }

        AssertKeptAndGoesOn();
    }

    /// <summary>Runs a program of the system.</summary>
    /// <returns>Whether it is there and did it.</returns>
    private static bool Do(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private void AssertKeptAndGoesOn()
    {
        _run.AssertReadable();
        ResultRecovery.Recover(_run.ResultPath);
        _run.AssertReadable();
        _run.AssertGoesOn();
    }
}
