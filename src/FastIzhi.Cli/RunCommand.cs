using System.CommandLine;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Plots;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi run</c>: simulates an experiment and writes its result file.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("experiment")
        {
            Description = "The experiment file (JSON; see 'fastizhi schema'), or a result file, whose experiment is run again.",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The result file; by default the experiment's name with .h5, in the current folder.",
            HelpName = "file.h5",
        };
        var overrides = new OverrideOptions();
        var session = new SessionOptions();
        var format = RunOptions.Format();
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the result file if it exists." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check all that a run needs and build the network, as 'fastizhi check --dry-run' does, and run nothing." };
        var force = new Option<bool>("--force") { Description = "Begin even where the disk has too little room for what may be written." };
        var plot = new Option<bool>("--plot") { Description = "Plot a summary at the end, or of what there is when the run stops before it, beside the result file with the ending .png." };
        var live = RunOptions.Live();
        var command = new Command("run", "Simulates an experiment and writes a result file.")
        {
            experiment, output, format, overwrite, force, dryRun, plot, live,
        };
        overrides.AddTo(command);
        session.AddTo(command);
        command.SetAction(parsed =>
        {
            var (source, replaces) = (parsed.GetRequiredValue(experiment), parsed.GetValue(overwrite));
            var problems = new InputProblems();
            Experiment? loaded = null;
            problems.Try(() => loaded = ExperimentFile.Load(source, overrides.Of(parsed)));
            var path = parsed.GetValue(output) ?? (loaded is null ? null : loaded.Name + ".h5");
            var canWrite = path is not null && problems.Try(() => OutputFile.Check(path, replaces, source));
            var picture = parsed.GetValue(plot) && path is not null ? Path.ChangeExtension(path, ".png") : null;
            if (picture is not null)
            {
                problems.Try(() => PlotOutput.Check(picture, replaces));
            }

            if (loaded is not null)
            {
                if (picture is not null)
                {
                    problems.Try(() => CheckRecords(loaded));
                }

                problems.CheckMemory(loaded, session.ThreadsOf(parsed));
                if (canWrite)
                {
                    // What no file can hold is refused in any case.
                    problems.Try(parsed.GetValue(force) ? () => DiskRoom.Needed(loaded) : () => DiskRoom.Check(path!, loaded));
                }
            }

            problems.ThrowIfAny();
            if (parsed.GetValue(dryRun))
            {
                return NetworkCheck.Run(loaded!, session.ThreadsOf(parsed), builds: true);
            }

            var run = session.For(parsed, loaded!, path!);
            return new ConsoleRun(run, parsed.GetValue(live)).Show((display, cancellation) =>
            {
                var end = run.Run(parsed.GetValue(format) ?? ResultFormat.V110, replaces, display, cancellation);
                if (picture is not null)
                {
                    Plot(path!, picture, end);
                }

                return end;
            });
        });
        return command;
    }

    /// <summary>Plots what was written, however the run ended.</summary>
    /// <exception cref="RunFailedException">It is complete, and the plot cannot be written.</exception>
    private static void Plot(string result, string picture, RunEnd end)
    {
        try
        {
            PlotOutput.Save(result, (_, _) => new PlotOptions(), picture);
            Report.Line("plot", picture);
        }
        catch (Exception e) when (end.Status != RunStatus.Complete && (e is InputException or RunFailedException))
        {
            // That the run stopped is the news, and decides the exit code.
            Report.Line("plot", $"none: {e.Message}");
        }
    }

    /// <exception cref="InputException">There will be nothing to plot.</exception>
    private static void CheckRecords(Experiment experiment)
    {
        if (experiment.Recordings is { Spikes.Count: 0, States.Count: 0 })
        {
            throw new InputException("--plot: the experiment records nothing; record spikes with \"record\": { \"spikes\": \"all\" }");
        }
    }
}
