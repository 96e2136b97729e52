using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;

namespace FastIzhi.Cli.Sweeps;

/// <summary>The folder of the result files of a sweep.</summary>
internal static class SweepFolder
{
    /// <summary>Checks that it is there or can be made.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static void Check(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new InputException("the name of the folder is empty; give one after --output");
        }

        if (File.Exists(folder))
        {
            throw new InputException($"{folder} is a file; choose a folder with --output");
        }

        if (!Directory.Exists(folder) && Directory.GetParent(Path.GetFullPath(folder)) is { Exists: false } parent)
        {
            throw new InputException($"{folder}: there is no folder {parent.FullName}");
        }
    }

    /// <summary>Prints what there is of each run.</summary>
    public static void Print(string folder, IReadOnlyList<CheckedRun> runs)
    {
        Console.WriteLine($"{folder}: {Units.Count(runs.Count, "run")}, none of them begun now");
        var width = runs.Max(run => run.Run.File.Length) + 2;
        foreach (var run in runs)
        {
            Console.WriteLine($"  {run.Run.File.PadRight(width)}{Words.Of(run.State)}");
        }
    }

    /// <summary>Deletes the files that are replaced, and the checkpoints of complete runs, which those killed at their very end leave.</summary>
    /// <exception cref="RunFailedException">That cannot be done.</exception>
    /// <exception cref="ResultFileException">A checkpoint cannot be deleted.</exception>
    public static void Prepare(IReadOnlyList<CheckedRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.State == SweepState.New)
            {
                Delete(run.Output);
            }
            else if (run.State == SweepState.Complete)
            {
                new CheckpointFiles(run.Output, experiment: "").DeleteAll();
            }
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException($"{path} cannot be replaced: {e.Message}");
        }
    }
}
