using System.Collections.Concurrent;
using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli.Sweeps;

/// <summary>Does the runs of a sweep, some at a time, each on threads of its own.</summary>
/// <param name="Source">The experiment.</param>
/// <param name="Folder">The folder of the result files and the table.</param>
/// <param name="Jobs">Number of runs at a time.</param>
/// <param name="Statistics">What the table has of each.</param>
/// <param name="Session">Makes the session of a run of an experiment that writes a file.</param>
internal sealed record Sweep(
    SweepExperiment Source, string Folder, int Jobs, StatsRequest Statistics, Func<Experiment, string, RunSession> Session)
{
    private readonly Lock _lock = new();
    private readonly List<string> _failures = [];

    private string TablePath => Path.Combine(Folder, "outcomes.csv");

    /// <summary>Does what is left, and prints what came of all.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="RunFailedException">The table cannot be written.</exception>
    public int Run(IReadOnlyList<CheckedRun> runs)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        var table = new SweepTable(TablePath, [.. runs.Select(run => run.Run)]);
        ProgressDisplay.Show("sweep", quietTime: TimeSpan.Zero, report =>
            Run(runs, table, new SweepProgress(runs.Count, report), interruption.Token));
        table.Save();

        var isInterrupted = interruption.Token.IsCancellationRequested;
        Console.WriteLine($"{Folder}: {table.Counts}{(isInterrupted ? "; interrupted, the same command without --overwrite goes on" : "")}");
        table.Print();
        Report.Line("table", TablePath);
        Report.Line("wall time", $"{Units.Wall(clock.Elapsed)}, up to {Units.Count(Jobs, "run")} at a time");
        _failures.ForEach(failure => Console.Error.WriteLine($"fastizhi: {failure}"));
        return isInterrupted ? ExitCode.Interrupted : _failures.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private void Run(IReadOnlyList<CheckedRun> runs, SweepTable table, SweepProgress progress, CancellationToken cancellation)
    {
        foreach (var run in runs.Where(run => run.State == SweepState.Complete))
        {
            End(run, failure: null);
        }

        progress.Begin();

        // One by one, in their order, as threads become free.
        var left = Partitioner.Create(runs.Where(run => run.State != SweepState.Complete), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(left, new ParallelOptions { MaxDegreeOfParallelism = Jobs }, run =>
        {
            if (!cancellation.IsCancellationRequested)
            {
                End(run, Do(run, fraction => Move(run, fraction), cancellation));
            }
        });

        void Move(CheckedRun run, double fraction)
        {
            lock (_lock)
            {
                progress.Move(run.Run, fraction);
            }
        }

        void End(CheckedRun run, string? failure)
        {
            var outcome = Outcome(run, failure);
            lock (_lock)
            {
                table.Add(outcome);
                if (outcome.Failure is { } reason)
                {
                    _failures.Add($"{run.Run.Name}: {reason}");
                }

                progress.End(run.Run, outcome.Failure is not null);
            }
        }
    }

    /// <summary>Runs it from its start, or from where it is.</summary>
    /// <returns>Why it failed; null if it did not.</returns>
    private string? Do(CheckedRun run, Action<double> report, CancellationToken cancellation)
    {
        try
        {
            var resumption = run.State == SweepState.Begun ? Resumption.Of(run.Output, chosen: null, tell: _ => { }) : null;
            var session = Session(resumption?.Experiment ?? Source.Of(run.Run), run.Output);
            var display = new SweepDisplay(session.Experiment.Duration, report);
            return resumption is null
                ? session.Run(ResultFormat.V110, overwrite: false, display, cancellation).Failure
                : session.Resume(resumption, display, cancellation).Failure;
        }
        catch (OperationCanceledException)
        {
            // While the network was made; nothing was written.
            return null;
        }
        catch (Exception e) when (ReasonOf(e) is not null)
        {
            return ReasonOf(e);
        }
    }

    private SweepOutcome Outcome(CheckedRun run, string? failure)
    {
        try
        {
            if (File.Exists(run.Output))
            {
                using var file = ResultInput.Open(run.Output);
                return SweepOutcome.Of(run.Run, file, failure, Statistics);
            }
        }
        catch (Exception e) when (ReasonOf(e) is not null)
        {
            failure ??= ReasonOf(e);
        }

        return SweepOutcome.Without(run.Run, failure);
    }

    private static string? ReasonOf(Exception exception) =>
        exception is InputException input ? string.Join("; ", input.Problems) : Failure.ReasonOf(exception);
}
