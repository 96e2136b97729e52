using System.CommandLine;
using System.Globalization;
using FastIzhi.Cli.Sweeps;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi sweep</c>: runs an experiment with many values, and makes a table of what comes of it.</summary>
internal static class SweepCommand
{
    private const string SeedPath = "seed";

    public static Command Create()
    {
        var experiment = new Argument<string>("experiment") { Description = "The experiment file, or a result file, whose experiment is run." };
        var overrides = new OverrideOptions(
            "path=values",
            "Values of the experiment that are tried, each with each of the others: constants.drive=200,300 or from..to..step, such as "
            + "0..500..10. May be given several times.",
            "constants.drive=200,300");
        var list = new Option<string?>("--list")
        {
            HelpName = "runs.csv",
            Description = "A list of runs: a line of paths, then a line of values for each run.",
        };
        var zip = new Option<bool>("--zip") { Description = "The values of --set go side by side, the first with the first, instead of each with each." };
        var repeat = RunOptions.WholeNumber("--repeat", "seeds", "Number of seeds of each run, from that of the experiment on.", SweepPlan.MostRuns);
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "folder",
            Description = "The folder of the result files and of the table of outcomes; by default the experiment's name with -sweep.",
        };
        var jobs = RunOptions.WholeNumber(
            "--jobs", "n", "Runs at a time; by default as many as the machine has cores, if they fit into the memory.", 1024);
        var overwrite = new Option<bool>("--overwrite") { Description = "Begin all runs anew, instead of going on with what is in the folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check all runs and print their names, and run nothing." };
        var force = new Option<bool>("--force") { Description = "Begin even where the disk has too little room for what may be written." };
        var session = new SessionOptions();
        var statistics = new StatsOptions();
        var command = new Command(
            "sweep",
            "Runs an experiment with many values, some runs at a time, each with a result file of its own, and makes a table of their statistics. "
            + "The same command again goes on where it was stopped.")
        {
            experiment, list, zip, repeat, output, jobs, overwrite, dryRun, force,
        };
        overrides.AddTo(command);
        session.AddTo(command);
        statistics.AddTo(command);
        command.SetAction(parsed =>
        {
            var (axes, common) = (overrides.Assignments(parsed).Select(SweepAxis.Parse).ToList(), overrides.Of(parsed));
            var listed = parsed.GetValue(list) is { } file ? SweepList.Read(file) : [];
            var source = new SweepExperiment(parsed.GetRequiredValue(experiment), common);
            CheckPaths(axes, listed, common, parsed.GetValue(repeat));
            var runs = SweepPlan.Make(listed, axes, parsed.GetValue(zip), seeds: null);
            var asked = statistics.Of(parsed);
            var first = new SweepCheck(source, parsed.GetValue(overwrite), asked).First(runs);
            if (parsed.GetValue(repeat) is { } seeds)
            {
                source = source with { Overrides = common with { Seed = null } };
                runs = SweepPlan.Make(listed, axes, parsed.GetValue(zip), Seeds(first.Network.Seed, seeds));
            }

            var folder = parsed.GetValue(output) ?? first.Name + "-sweep";
            SweepFolder.Check(folder);
            using var alone = parsed.GetValue(dryRun) ? null : new SweepLock(folder);
            var all = new SweepCheck(source, parsed.GetValue(overwrite), asked).Check(runs, folder);
            var left = all.Where(run => run.State != SweepState.Complete).ToList();
            var atATime = SweepRoom.Jobs(left, parsed.GetValue(jobs));
            if (!parsed.GetValue(force))
            {
                SweepRoom.CheckDisk(left, folder);
            }

            if (parsed.GetValue(dryRun))
            {
                SweepFolder.Print(folder, all);
                return ExitCode.Done;
            }

            SweepFolder.Prepare(all);
            var threads = session.ThreadsOf(parsed) ?? Math.Max(1, Environment.ProcessorCount / atATime);
            return new Sweep(source, folder, atATime, asked, (run, path) => session.For(parsed, run, path) with { Threads = threads }).Run(all);
        });
        return command;
    }

    /// <exception cref="InputException">There is nothing to vary, or a value is given in two ways.</exception>
    private static void CheckPaths(
        List<SweepAxis> axes, IReadOnlyList<IReadOnlyList<Assignment>> list, ExperimentOverrides common, int? repeat)
    {
        string[] paths = [.. axes.Select(axis => axis.Path), .. list.Take(1).SelectMany(run => run.Select(setting => setting.Path))];
        if (paths.Length == 0 && repeat is null)
        {
            throw new InputException("there is nothing to vary; give values with --set, such as --set constants.drive=200,300, a --list or --repeat");
        }

        foreach (var (path, isGiven) in (ReadOnlySpan<(string, bool)>)[
            ("duration", common.Duration is not null), ("precision", common.Precision is not null), (SeedPath, common.Seed is not null)])
        {
            if (isGiven && paths.Contains(path))
            {
                throw new InputException($"--{path} and values of {path} exclude one another; give one of them");
            }
        }

        if (repeat is not null && paths.Contains(SeedPath))
        {
            throw new InputException("--repeat and values of seed exclude one another; give one of them");
        }
    }

    /// <exception cref="InputException">They go beyond the largest.</exception>
    private static SweepAxis Seeds(ulong first, int count) => first + (ulong)count - 1 > RunOptions.LargestSeed
        ? throw new InputException($"--repeat: {count} seeds from {first} on go beyond {RunOptions.LargestSeed}, the largest; give fewer, or a smaller --seed")
        : new SweepAxis(
            SeedPath, [.. Enumerable.Range(0, count).Select(k => (first + (ulong)k).ToString(CultureInfo.InvariantCulture))]);
}
