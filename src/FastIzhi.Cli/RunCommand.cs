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
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and build the experiment as 'fastizhi check --dry-run' does, and run nothing." };
        var force = new Option<bool>("--force") { Description = "Begin even where the disk has too little room for what may be written." };
        var plot = new Option<bool>("--plot") { Description = "Plot a summary at the end, beside the result file with the ending .png." };
        var command = new Command("run", "Simulates an experiment and writes a result file.")
        {
            experiment, output, format, overwrite, force, dryRun, plot,
        };
        overrides.AddTo(command);
        session.AddTo(command);
        command.SetAction(parsed =>
        {
            var (named, replaces) = (parsed.GetValue(output), parsed.GetValue(overwrite));
            if (named is not null)
            {
                OutputFile.Check(named, replaces);
            }

            var loaded = ExperimentFile.Load(parsed.GetRequiredValue(experiment), overrides.Of(parsed));
            if (parsed.GetValue(dryRun))
            {
                return NetworkCheck.Run(loaded, session.ThreadsOf(parsed), builds: true);
            }

            var path = named ?? loaded.Name + ".h5";
            OutputFile.Check(path, replaces);
            var picture = parsed.GetValue(plot) ? SummaryOf(path, loaded, replaces) : null;
            if (!parsed.GetValue(force))
            {
                DiskRoom.Check(path, loaded);
            }

            var exitCode = session.For(parsed, loaded, path).Run(new ResultWriterOptions
            {
                Overwrite = replaces,
                Format = parsed.GetValue(format) ?? ResultFormat.V110,
            });
            if (picture is not null && exitCode == ExitCode.Done)
            {
                PlotOutput.Save(path, (_, _) => new PlotOptions(), picture);
                Report.Line("plot", picture);
            }

            return exitCode;
        });
        return command;
    }

    /// <summary>Where the summary goes; checked before the run.</summary>
    /// <exception cref="InputException">It cannot be written, or there will be nothing to plot.</exception>
    private static string SummaryOf(string path, Experiment experiment, bool overwrite)
    {
        if (experiment.Recordings is { Spikes.Count: 0, States.Count: 0 })
        {
            throw new InputException("--plot: the experiment records nothing; record spikes with \"record\": { \"spikes\": \"all\" }");
        }

        var picture = Path.ChangeExtension(path, ".png");
        PlotOutput.Check(picture, overwrite);
        return picture;
    }
}
