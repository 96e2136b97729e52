using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>
/// A run that never completes, in a folder of its own within the workspace. Whatever is done to it meets it in its middle, however
/// slow the machine; what it has recorded in the end is compared with an uninterrupted run of the same length.
/// </summary>
internal sealed class EndlessRun : IDisposable
{
    /// <summary>The result file, from the folder of the workspace.</summary>
    public const string Result = "out/endless.h5";

    public const int SigHup = 1;
    public const int SigInt = 2;
    public const int SigTerm = 15;

    /// <summary>A signal has its effect long before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Often = ["--flush-seconds", "0.01", "--checkpoint-ms", "50"];

    public EndlessRun()
    {
        Workspace.Write("endless.json", Texts.Endless);
        Directory.CreateDirectory(Folder);
    }

    public Workspace Workspace { get; } = new();

    /// <summary>The folder of the result file.</summary>
    public string Folder => Workspace.PathOf("out");

    public string ResultPath => Workspace.PathOf(Result);

    /// <summary>The arguments that begin it.</summary>
    public static string[] Run => ["run", "endless.json", "-o", Result, "--force", .. Often];

    /// <summary>The arguments that go on with it.</summary>
    public static string[] Resume => ["resume", Result, .. Often];

    /// <summary>The checkpoints, the newest first.</summary>
    public string[] Checkpoints => [.. Directory.GetFiles(Folder, "*.checkpoint").OrderByDescending(RowOf)];

    /// <summary>The checkpoint of a row.</summary>
    public string PathOf(long row) => string.Create(CultureInfo.InvariantCulture, $"{ResultPath}.{row}.checkpoint");

    public void Dispose() => Workspace.Dispose();

    /// <summary>Starts it, and waits until it has written a checkpoint, and there are two.</summary>
    public Child Start(string[] arguments) => Start(arguments, () => Workspace.StartWithSignals(arguments));

    /// <inheritdoc cref="Start(string[])"/>
    public Child Start(string[] arguments, Func<Child> start)
    {
        var before = NewestRow();
        var child = start();
        try
        {
            Await(child, () => NewestRow() > before && Checkpoints.Length > 1, string.Join(' ', arguments));
            return child;
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Begins or goes on with it, and stops it by a signal after some checkpoints.</summary>
    public Outcome Interrupt(string[] arguments, int signal)
    {
        using var child = Start(arguments);
        Signal(child, signal);
        return child.End();
    }

    public static void Signal(Child child, int signal) => Assert.Equal(0, Kill(child.Id, signal));

    /// <summary>Waits for something that a process does.</summary>
    public static void Await(Child child, Func<bool> happened, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!happened())
        {
            Assert.False(child.HasExited, child.HasExited ? $"{what} ended: {child.End().Errors}" : "");
            Assert.True(waited.Elapsed < Patience, $"{what} does not come to it");
            Thread.Sleep(1);
        }
    }

    /// <summary>Asserts that a run ended with one line of error that names the file.</summary>
    /// <returns>The line.</returns>
    public static string AssertFailed(Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 1, $"{outcome.ExitCode}: {outcome.Errors}");
        var line = Assert.Single(outcome.ErrorLines, line => line.StartsWith("fastizhi: ", StringComparison.Ordinal));
        Assert.StartsWith("fastizhi: cannot ", line, StringComparison.Ordinal);
        Assert.Contains(Result, line, StringComparison.Ordinal);
        return line;
    }

    /// <summary>What the file holds is all there is up to its last step, which is at or after the last checkpoint.</summary>
    public void AssertReadable()
    {
        using var file = ResultFile.Open(ResultPath);
        Assert.InRange(file.Steps, NewestRow(), long.MaxValue);
        if (file.Steps == 0)
        {
            // There may have been no first flush.
            Assert.All(file.Datasets, dataset => Assert.InRange(dataset.Shape[0], 0, 1));
            return;
        }

        Assert.Equal([file.Steps + 1, 8], file.Datasets[1].Shape);
        Assert.Equal([file.Populations[0].Spikes], file.Datasets[0].Shape);
        Assert.Equal(Contents.Of(Uninterrupted(file.Steps)), Contents.Of(ResultPath));
    }

    /// <summary>Goes on with the run from where it is, and stops it; the result is that of a run that was never stopped.</summary>
    public void AssertGoesOn()
    {
        var outcome = Interrupt(Resume, SigInt);
        Assert.True(outcome.ExitCode == 130, outcome.Errors);
        using var file = ResultFile.Open(ResultPath);
        var path = Uninterrupted(file.Steps);
        Assert.Equal(Contents.Of(path), Contents.Of(ResultPath));
        using var whole = ResultFile.Open(path);
        Assert.Equal((whole.SpikeChecksum, whole.Time, RunStatus.Interrupted), (file.SpikeChecksum, file.Time, file.Status));
    }

    /// <summary>The file of a run of so many steps.</summary>
    private string Uninterrupted(long steps)
    {
        var outcome = Workspace.Run(
            "run", "endless.json", "-o", "whole.h5", "--overwrite", "--force",
            "--duration", (steps * 0.1).ToString("R", CultureInfo.InvariantCulture));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return Workspace.PathOf("whole.h5");
    }

    private static long RowOf(string checkpoint) => long.Parse(checkpoint.Split('.')[^2], CultureInfo.InvariantCulture);

    private long NewestRow() => Directory.Exists(Folder) ? Checkpoints.Select(RowOf).FirstOrDefault() : 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
