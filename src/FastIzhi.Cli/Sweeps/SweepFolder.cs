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

    /// <summary>Makes it, and deletes the files that are replaced.</summary>
    /// <exception cref="RunFailedException">That cannot be done.</exception>
    public static void Prepare(string folder, IReadOnlyList<CheckedRun> runs)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var run in runs.Where(run => run.State == SweepState.New))
            {
                File.Delete(run.Output);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException($"{folder} cannot be written: {e.Message}");
        }
    }
}
