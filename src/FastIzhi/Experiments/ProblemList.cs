namespace FastIzhi.Experiments;

/// <summary>Collects what is wrong with an experiment file, so that all of it is told at once.</summary>
/// <param name="origins">By path: the included file that a value comes from, null for none.</param>
internal sealed class ProblemList(IReadOnlyDictionary<string, string?>? origins = null)
{
    private const int MostListed = 100;

    private readonly List<string> _problems = [];

    /// <summary>Number of problems, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a problem.</summary>
    /// <param name="path">Where it stands in the file; empty for the file as a whole.</param>
    /// <param name="problem">What is wrong and what is allowed.</param>
    public void Add(string path, string problem)
    {
        Count++;
        if (Count <= MostListed)
        {
            var line = path.Length == 0 ? problem : $"{path}: {problem}{InFile(path)}";
            _problems.Add(string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)));
        }
    }

    /// <summary>The file that a value, or the list that it is part of, comes from.</summary>
    private string InFile(string path)
    {
        if (origins is null)
        {
            return "";
        }

        for (var end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
        {
            if (origins.TryGetValue(path[..end], out var file))
            {
                return file is null ? "" : $" (in {file})";
            }
        }

        return "";
    }

    /// <exception cref="ExperimentException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (Count > MostListed)
        {
            _problems.Add($"and {Count - MostListed} more problems");
        }

        if (Count > 0)
        {
            throw new ExperimentException(_problems);
        }
    }
}
