using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli.Sweeps;

/// <summary>Checks all runs of a sweep before the first one begins.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="overwrite">Whether files that are there are replaced.</param>
/// <param name="statistics">What is going to be asked of the results.</param>
internal sealed class SweepCheck(SweepExperiment experiment, bool overwrite, StatsRequest statistics)
{
    private const int MostProblems = 20;

    private readonly HashSet<string> _warnings = [];

    /// <summary>The experiment of the first run.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem, with those of the other runs.</exception>
    public Experiment First(IReadOnlyList<SweepRun> runs)
    {
        try
        {
            return experiment.Of(runs[0]);
        }
        catch (InputException)
        {
            Collect(runs, run => experiment.Of(run));
            throw;
        }
    }

    /// <summary>Checks them, and tells on stderr what is odd about them.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">The folder of the result files; it need not exist.</param>
    /// <exception cref="InputException">Something is wrong with some of them: one line per problem, those of several runs once.</exception>
    public IReadOnlyList<CheckedRun> Check(IReadOnlyList<SweepRun> runs, string folder)
    {
        var good = Collect(runs, run => Check(run, Path.Combine(folder, run.File)));
        foreach (var warning in _warnings)
        {
            Console.Error.WriteLine($"fastizhi: {experiment.Path}: {warning}");
        }

        return good;
    }

    private static List<T> Collect<T>(IReadOnlyList<SweepRun> runs, Func<SweepRun, T> check)
    {
        var (good, problems) = (new List<T>(), new HashSet<string>());
        ProgressDisplay.Show("check", quietTime: TimeSpan.FromSeconds(1), report =>
        {
            var clock = Stopwatch.StartNew();
            foreach (var (k, run) in runs.Index())
            {
                try
                {
                    good.Add(check(run));
                }
                catch (InputException e)
                {
                    problems.UnionWith(e.Problems);
                    if (problems.Count > MostProblems)
                    {
                        break;
                    }
                }

                report(new ProgressReport((k + 1) / (double)runs.Count, clock.Elapsed, $"{k + 1} of {Units.Count(runs.Count, "run")}"));
            }
        });
        return problems.Count switch
        {
            0 => good,
            <= MostProblems => throw new InputException([.. problems]),
            _ => throw new InputException([.. problems.Take(MostProblems), "and more"]),
        };
    }

    private CheckedRun Check(SweepRun run, string output)
    {
        var loaded = experiment.Of(run);
        _warnings.UnionWith(loaded.Warnings);
        CheckStatistics(loaded);
        return new CheckedRun(
            run, output, SweepExperiment.HashOf(loaded), StateOf(loaded, output), MemoryEstimate.Of(loaded.Network, loaded.Options), DiskRoom.Needed(loaded));
    }

    /// <exception cref="InputException">The results will not have what the statistics need.</exception>
    private void CheckStatistics(Experiment loaded)
    {
        var recorded = loaded.Recordings.Spikes.Select(recording => recording.Population.Name).ToList();
        if (statistics.Ring is { } ring && !recorded.Contains(ring))
        {
            throw new InputException(
                $"--ring: the spikes of '{ring}' are not recorded; those are of {string.Join(", ", recorded.DefaultIfEmpty("none"))}");
        }

        var (from, to) = (statistics.From ?? 0, statistics.To ?? loaded.Duration);
        if (!(from < to && from < loaded.Duration && to > 0))
        {
            throw new InputException($"the window from {from} to {to} ms is empty; runs go from 0 to {loaded.Duration} ms");
        }
    }

    /// <exception cref="InputException">Its file is that of something else.</exception>
    private SweepState StateOf(Experiment loaded, string output)
    {
        if (!File.Exists(output) || overwrite)
        {
            // A folder that is missing is going to be made.
            if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
            {
                OutputFile.Check(output, overwrite, experiment.Path);
            }

            return SweepState.New;
        }

        using var file = Open(output);
        return file switch
        {
            { IsBeingWritten: true } => throw new InputException($"{output}: a run is writing it; wait for its end, or choose another folder with --output"),
            _ when file.Experiment != loaded.Json => throw new InputException(
                $"{output} is the result of another experiment, or of this one before it was changed; choose another folder with --output, or replace it with --overwrite"),
            { Status: RunStatus.Complete, NeedsRecovery: false } => SweepState.Complete,
            _ => SweepState.Begun,
        };
    }

    /// <summary>Opens a result file. One whose run was killed at its begin or at its end may have to be repaired for that.</summary>
    /// <exception cref="InputException">It is no result file, or is damaged.</exception>
    private static ResultFile Open(string output)
    {
        try
        {
            return ResultInput.Open(output);
        }
        catch (InputException) when (ResultFile.IsFree(output))
        {
            return OpenRepaired(output);
        }
    }

    private static ResultFile OpenRepaired(string output)
    {
        try
        {
            ResultInput.Check(() => ResultRecovery.Recover(output));
            return ResultInput.Open(output);
        }
        catch (InputException e)
        {
            throw new InputException($"{e.Message}; delete it so that it is run anew, or choose another folder with --output");
        }
    }
}
