using System.CommandLine;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi resume</c>: goes on with a run that was interrupted, failed or was killed.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The result file of a run that did not come to its end." };
        var from = new Option<string?>("--from")
        {
            Description = "The checkpoint to go on from; by default the last good one.",
            HelpName = "file.checkpoint",
        };
        var session = new SessionOptions();
        var command = new Command(
            "resume",
            "Goes on with a run from its last good checkpoint. What the result file holds beyond it is simulated anew; the result is that of "
            + "a run that never stopped, to the bit.")
        {
            file, from,
        };
        session.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var experiment = Prepare(path);
            var run = session.For(parsed, experiment, path);
            var checkpoints = new CheckpointFiles(path, experiment.Json);
            if (parsed.GetValue(from) is { } chosen)
            {
                return run.Resume(Open(path, checkpoints, chosen));
            }

            return LastGood(path, checkpoints) is { } checkpoint
                ? run.Resume(checkpoint)
                : run.Run(FormatOf(path), overwrite: true);
        });
        return command;
    }

    /// <summary>Repairs the file if it needs to be, and reads its experiment.</summary>
    /// <exception cref="InputException">There is nothing to go on with.</exception>
    private static Experiment Prepare(string path)
    {
        ResultInput.Check(() => ResultRecovery.Recover(path));
        using var file = ResultInput.Open(path);
        if (file.Status == RunStatus.Complete)
        {
            // A run that was killed at its very end leaves them.
            new CheckpointFiles(path, file.Experiment).DeleteAll();
            throw new InputException($"{path}: the run is complete, {file.Time:0.####} of {file.Duration:0.####} ms; there is nothing to go on with");
        }

        if (file.Experiment.Length == 0)
        {
            throw new InputException($"{path} was written by a program of its own, not by 'fastizhi run'; that program must go on with it");
        }

        try
        {
            return Experiment.Parse(file.Experiment, formats: ExperimentFile.Formats);
        }
        catch (ExperimentException e)
        {
            throw new InputException([.. e.Problems.Select(problem => $"{path}: the experiment in it: {problem}")]);
        }
    }

    /// <summary>The last good checkpoint; null where there was none at all, so that the run begins again.</summary>
    /// <exception cref="InputException">There are checkpoints, and none of them is good.</exception>
    private static Checkpoint? LastGood(string path, CheckpointFiles checkpoints)
    {
        using var file = ResultInput.Open(path);
        var (found, refused) = checkpoints.FindLastGood(file);
        foreach (var (_, reason) in refused)
        {
            Console.Error.WriteLine($"fastizhi: {reason}");
        }

        if (found is null && refused.Count > 0)
        {
            throw new InputException($"{path} has no good checkpoint; delete those named above to begin again at 0 ms");
        }

        Console.Error.WriteLine(found is null
            ? $"{path} has no checkpoint: the run begins again at 0 ms"
            : $"goes on at {found.Time:0.####} ms, from {found.Path}");
        return found;
    }

    /// <summary>Opens the checkpoint that the user names.</summary>
    /// <exception cref="InputException">It is not good; the last one that is is offered.</exception>
    private static Checkpoint Open(string path, CheckpointFiles checkpoints, string chosen)
    {
        using var file = ResultInput.Open(path);
        try
        {
            return checkpoints.Open(chosen, file);
        }
        catch (Exception e) when (e is CheckpointException or ResultFileException)
        {
            throw new InputException(checkpoints.FindLastGood(file).Found is { } good
                ? $"{e.Message}; '{good.Path}' at {good.Time:0.####} ms is good: leave --from out, or name that"
                : $"{e.Message}; no other checkpoint of {path} is good");
        }
    }

    private static ResultFormat FormatOf(string path)
    {
        using var file = ResultInput.Open(path);
        return file.Format;
    }
}
