using System.Diagnostics;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>
/// A run that is killed, repaired and resumed in a folder of its own, beside an uninterrupted run of the same experiment. Moments
/// are counted in the changes that the folder shows (files that come, grow, are written and go), so that any phase is met; whichever
/// it is, what is asserted holds.
/// </summary>
internal sealed class KilledRun : IDisposable
{
    private const string Result = "killed.h5";
    private const string Whole = "whole.h5";

    /// <summary>Checkpoints and flushes come so often that there are many of each.</summary>
    private static readonly string[] Often = ["--flush-seconds", "0.005", "--sync-seconds", "0.05", "--checkpoint-ms", "20"];

    private readonly Workspace _workspace = new();
    private readonly List<ulong[]> _expected;
    private readonly ulong _checksum;

    public KilledRun(string experiment)
    {
        _workspace.Write("killed.json", experiment);
        using var whole = _workspace.StartWithSignals(["run", "killed.json", "-o", Whole, .. Often]);
        Changes = Watch(whole, int.MaxValue, TimeSpan.Zero);
        AssertDone(whole.End());
        _expected = Contents.Of(_workspace.PathOf(Whole));
        using var file = ResultFile.Open(_workspace.PathOf(Whole));
        (_checksum, Steps) = (file.SpikeChecksum, file.Steps);
    }

    /// <summary>About how many changes a run shows.</summary>
    public int Changes { get; }

    /// <summary>Number of steps of the whole run.</summary>
    public long Steps { get; }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Starts the run, or goes on with it if there is a file already, and kills it.</summary>
    /// <param name="change">After how many changes; it may end before.</param>
    /// <param name="delay">How long after that.</param>
    /// <param name="threads">Number of threads.</param>
    /// <returns>Whether it was killed.</returns>
    public bool Kill(int change, TimeSpan delay, int threads) => Kill([.. Command(threads), .. Often], change, delay);

    /// <summary>Starts a repair and kills it.</summary>
    /// <inheritdoc cref="Kill(int, TimeSpan, int)"/>
    public bool KillRecovery(int change, TimeSpan delay) => HasFile && Kill(["recover", Result], change, delay);

    /// <summary>Repairs the file; other readers find in it what ours does.</summary>
    public void Recover()
    {
        if (HasFile)
        {
            AssertDone(_workspace.Run("recover", Result));
            AssertBegins();
            using var recorded = new Recorded(_workspace.PathOf(Result));
            Assert.Equal(Contents.Of(_workspace.PathOf(Result))[0], recorded.Times("E").Select(BitConverter.DoubleToUInt64Bits));
        }
    }

    /// <summary>Runs on to the end: the result is that of the uninterrupted run.</summary>
    public void Complete(int threads)
    {
        var outcome = _workspace.Run([.. Command(threads), "--checkpoint-seconds", "0"]);
        if (outcome.ExitCode == 2)
        {
            Assert.Contains("the run is complete", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        }
        else
        {
            AssertDone(outcome);
        }

        using var file = ResultFile.Open(_workspace.PathOf(Result));
        Assert.Equal((RunStatus.Complete, Steps, _checksum), (file.Status, file.Steps, file.SpikeChecksum));
        Assert.Equal(_expected, Contents.Of(_workspace.PathOf(Result)));
        Assert.Empty(Checkpoints());
    }

    /// <summary>The file holds the first part of the run, all of it up to the same step, and no less than the last checkpoint says.</summary>
    public void AssertBegins()
    {
        if (!HasFile)
        {
            return;
        }

        var path = _workspace.PathOf(Result);
        ResultFile? file = null;
        try
        {
            file = ResultFile.Open(path);
        }
        catch (ResultFileException e) when (e.Message.Contains("was left by a run that was killed", StringComparison.Ordinal))
        {
            // At the start of a resumption and at the end of a run there is a moment in which only a repair opens it.
            Assert.Contains($"'fastizhi recover {path}' repairs it, 'fastizhi resume {path}' goes on", e.Message, StringComparison.Ordinal);
            return;
        }

        using (file)
        {
            Assert.False(file.IsBeingWritten);
            Assert.InRange(file.Steps, Checkpoints().DefaultIfEmpty(0).Max(), Steps);
            Assert.Equal(file.Steps * file.TimeStep, file.Time);
            foreach (var dataset in file.Datasets)
            {
                var rows = dataset.Path.StartsWith("/states/", StringComparison.Ordinal)
                    ? file.Steps + 1
                    : file.Populations.Single(population => dataset.Path.Split('/')[2] == population.Name).Spikes;
                Assert.True(dataset.Shape[0] == rows || (file.Steps == 0 && dataset.Shape[0] == 0), $"{dataset} does not fit {file.Steps} steps");
            }
        }

        Assert.All(_expected.Zip(Contents.Of(path)), pair => Assert.Equal(pair.First[..pair.Second.Length], pair.Second));
    }

    private bool HasFile => File.Exists(_workspace.PathOf(Result));

    private string[] Command(int threads) => HasFile
        ? ["resume", Result, "--threads", $"{threads}"]
        : ["run", "killed.json", "-o", Result, "--threads", $"{threads}"];

    private bool Kill(string[] arguments, int change, TimeSpan delay)
    {
        using var child = _workspace.StartWithSignals(arguments);
        Watch(child, change, delay);
        child.Kill();
        var outcome = child.End();
        AssertBegins();
        return outcome.ExitCode == 128 + 9;
    }

    /// <summary>Waits until the folder has shown so many changes, or the process has ended.</summary>
    /// <returns>How many it has shown.</returns>
    private int Watch(Child child, int changes, TimeSpan delay)
    {
        var (seen, last) = (0, Look());
        while (seen < changes && !child.HasExited)
        {
            Thread.Sleep(1);
            if (Look() is var now && now != last)
            {
                (seen, last) = (seen + 1, now);
            }
        }

        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < delay && !child.HasExited)
        {
            Thread.Yield();
        }

        return seen;
    }

    private string Look() => string.Join('|', new DirectoryInfo(_workspace.Folder).EnumerateFiles().Select(Describe));

    private static string Describe(FileInfo file)
    {
        try
        {
            return $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}";
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    /// <summary>The rows of the checkpoints.</summary>
    private IEnumerable<long> Checkpoints() => Directory.EnumerateFiles(_workspace.Folder, $"{Result}.*.checkpoint")
        .Select(path => long.Parse(path.Split('.')[^2], System.Globalization.CultureInfo.InvariantCulture));

    private static void AssertDone(Outcome outcome) => Assert.True(outcome.ExitCode == 0, outcome.Errors);
}
