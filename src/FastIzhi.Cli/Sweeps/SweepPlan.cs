namespace FastIzhi.Cli.Sweeps;

/// <summary>The runs of a sweep.</summary>
internal static class SweepPlan
{
    /// <summary>The most runs that a sweep has.</summary>
    public const int MostRuns = 100_000;

    /// <summary>Makes the runs: each of a list with each point of the axes and each seed, the last one changing first.</summary>
    /// <param name="list">What each run of a list sets; empty for no list.</param>
    /// <param name="axes">The values of the other paths.</param>
    /// <param name="isZipped">Whether the axes go side by side, instead of each value of one with each of the others.</param>
    /// <param name="seeds">The seeds; null for that of the experiment.</param>
    /// <exception cref="InputException">A path is given twice, the axes do not fit, or there are too many runs.</exception>
    public static IReadOnlyList<SweepRun> Make(
        IReadOnlyList<IReadOnlyList<Assignment>> list, IReadOnlyList<SweepAxis> axes, bool isZipped, SweepAxis? seeds)
    {
        var paths = axes.Select(axis => axis.Path).Concat(list.Take(1).SelectMany(run => run.Select(setting => setting.Path)));
        if (paths.GroupBy(path => path).FirstOrDefault(path => path.Count() > 1) is { } twice)
        {
            throw new InputException($"--set {twice.Key}: it is given twice; give all of its values at once, with commas between them");
        }

        IReadOnlyList<IReadOnlyList<Assignment>> points = list.Count > 0 ? list : [[]];
        if (isZipped)
        {
            points = Multiply(points, Zip(axes));
        }
        else
        {
            points = axes.Aggregate(points, (all, axis) => Multiply(all, Points(axis)));
        }

        if (seeds is not null)
        {
            points = Multiply(points, Points(seeds));
        }

        var runs = points.Select(point => new SweepRun(point)).ToList();
        return runs.GroupBy(run => run.Name).FirstOrDefault(name => name.Count() > 1) is { } same
            ? throw new InputException($"the run {same.Key} is there {same.Count()} times; give each value once")
            : runs;
    }

    private static List<IReadOnlyList<Assignment>> Points(SweepAxis axis) =>
        [.. axis.Texts.Select(text => (IReadOnlyList<Assignment>)[new Assignment(axis.Path, text)])];

    private static List<IReadOnlyList<Assignment>> Multiply(
        IReadOnlyList<IReadOnlyList<Assignment>> slow, List<IReadOnlyList<Assignment>> fast)
    {
        var count = (long)slow.Count * fast.Count;
        return count <= MostRuns
            ? [.. slow.SelectMany(_ => fast, (first, second) => (IReadOnlyList<Assignment>)[.. first, .. second])]
            : throw new InputException($"the sweep has {count} runs or more; at most {MostRuns} are made");
    }

    private static List<IReadOnlyList<Assignment>> Zip(IReadOnlyList<SweepAxis> axes)
    {
        // A single value is that of all points.
        var count = axes.Select(axis => axis.Texts.Count).DefaultIfEmpty(1).Max();
        if (axes.FirstOrDefault(axis => axis.Texts.Count != 1 && axis.Texts.Count != count) is { } odd)
        {
            throw new InputException($"--zip: {odd.Path} has {odd.Texts.Count} values, another one {count}; give as many, or a single one");
        }

        return [.. Enumerable.Range(0, count).Select(k => (IReadOnlyList<Assignment>)[
            .. axes.Select(axis => new Assignment(axis.Path, axis.Texts[axis.Texts.Count == 1 ? 0 : k]))])];
    }
}
