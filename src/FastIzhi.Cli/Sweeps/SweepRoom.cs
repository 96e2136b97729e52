namespace FastIzhi.Cli.Sweeps;

/// <summary>The room that runs side by side need.</summary>
internal static class SweepRoom
{
    /// <summary>The number of runs that are done at a time: as many as the machine has cores, if they fit into the memory.</summary>
    /// <param name="runs">The runs that are left.</param>
    /// <param name="asked">The number that the user asks for; null for none.</param>
    /// <exception cref="InputException">They do not fit.</exception>
    public static int Jobs(IReadOnlyList<CheckedRun> runs, int? asked)
    {
        var jobs = Math.Clamp(asked ?? Environment.ProcessorCount, 1, Math.Max(1, runs.Count));
        while (asked is null && jobs > 1 && Problem(runs, jobs) is not null)
        {
            jobs--;
        }

        return Problem(runs, jobs) is { } problem
            ? throw new InputException(jobs > 1 ? $"--jobs: {jobs} runs side by side: {problem}; or fewer runs" : problem)
            : jobs;
    }

    /// <summary>Checks before the start that the disk has room for the runs.</summary>
    /// <param name="runs">The runs that are left.</param>
    /// <param name="folder">The folder of their result files; it need not exist.</param>
    /// <exception cref="InputException">There is less than they are likely to write.</exception>
    public static void CheckDisk(IReadOnlyList<CheckedRun> runs, string folder) => DiskRoom.Check(
        $"{folder}: the runs",
        Directory.Exists(folder) ? Path.GetFullPath(folder) : Path.GetDirectoryName(Path.GetFullPath(folder))!,
        runs.Sum(run => run.Disk),
        runs.Where(run => File.Exists(run.Output)).Sum(run => new FileInfo(run.Output).Length));

    /// <summary>What prevents the greatest of the runs from being there at a time.</summary>
    private static string? Problem(IReadOnlyList<CheckedRun> runs, int jobs)
    {
        var greatest = runs.Select(run => run.Memory).OrderByDescending(memory => memory.Total).Take(jobs).ToList();
        return new MemoryEstimate(
            greatest.Sum(memory => memory.Synapses), greatest.Sum(memory => memory.State), greatest.Sum(memory => memory.Construction)).Problem();
    }
}
