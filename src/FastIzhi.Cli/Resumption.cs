using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;

namespace FastIzhi.Cli;

/// <summary>Where a run that did not come to its end goes on.</summary>
/// <param name="Experiment">Its experiment.</param>
/// <param name="Checkpoint">The checkpoint that it goes on from; null where there is none and it begins again.</param>
/// <param name="Format">The format of its result file.</param>
internal sealed record Resumption(Experiment Experiment, Checkpoint? Checkpoint, ResultFormat Format)
{
    /// <summary>Repairs a result file if it needs to be, and looks for the last good checkpoint.</summary>
    /// <param name="path">The result file.</param>
    /// <param name="chosen">The checkpoint that the user names; null for the last good one.</param>
    /// <param name="tell">Receives what the user may want to know: one line each.</param>
    /// <exception cref="InputException">There is nothing to go on with.</exception>
    public static Resumption Of(string path, string? chosen, Action<string> tell)
    {
        if (Path.GetExtension(path) == ".json")
        {
            throw new InputException(
                $"{path} is an experiment; name the result file of its run, such as {Path.GetFileNameWithoutExtension(path)}.h5");
        }

        ResultInput.Check(() => ResultRecovery.Recover(path));
        using var file = ResultInput.Open(path);
        var checkpoints = new CheckpointFiles(path, file.Experiment);
        if (file.Status == RunStatus.Complete)
        {
            // A run that was killed at its very end leaves them.
            checkpoints.DeleteAll();
            throw new InputException($"{path}: the run is complete, {file.Time:0.####} of {file.Duration:0.####} ms; there is nothing to go on with");
        }

        var experiment = ExperimentIn(file);
        return new Resumption(
            experiment, chosen is null ? LastGood(file, checkpoints, tell) : Open(file, checkpoints, chosen), file.Format);
    }

    private static Experiment ExperimentIn(ResultFile file)
    {
        if (file.Experiment.Length == 0)
        {
            throw new InputException($"{file.Path} was written by a program of its own, not by 'fastizhi run'; that program must go on with it");
        }

        try
        {
            return Experiment.Parse(file.Experiment, formats: ExperimentFile.Formats);
        }
        catch (ExperimentException e)
        {
            throw new InputException([.. e.Problems.Select(problem => $"{file.Path}: the experiment in it: {problem}")]);
        }
    }

    /// <summary>The last good checkpoint; null where there was none at all, so that the run begins again.</summary>
    /// <exception cref="InputException">There are checkpoints, and none of them is good.</exception>
    private static Checkpoint? LastGood(ResultFile file, CheckpointFiles checkpoints, Action<string> tell)
    {
        var (found, refused) = checkpoints.FindLastGood(file);
        foreach (var (_, reason) in refused)
        {
            tell($"fastizhi: {reason}");
        }

        if (found is null && refused.Count > 0)
        {
            throw new InputException(
                $"{file.Path} has no good checkpoint; delete {string.Join(" and ", refused.Select(checkpoint => checkpoint.Path))} to begin again at 0 ms");
        }

        tell(found is null
            ? $"{file.Path} has no checkpoint: the run begins again at 0 ms"
            : $"goes on at {found.Time:0.####} ms, from {found.Path}");
        return found;
    }

    /// <summary>Opens the checkpoint that the user names.</summary>
    /// <exception cref="InputException">It is not good; the last one that is is offered.</exception>
    private static Checkpoint Open(ResultFile file, CheckpointFiles checkpoints, string chosen)
    {
        try
        {
            return checkpoints.Open(chosen, file);
        }
        catch (Exception e) when (e is CheckpointException or ResultFileException)
        {
            throw new InputException(checkpoints.FindLastGood(file).Found is { } good
                ? $"{e.Message}; '{good.Path}' at {good.Time:0.####} ms is good: leave --from out, or name that"
                : $"{e.Message}; no other checkpoint of {file.Path} is good");
        }
    }
}
