namespace FastIzhi.Experiments;

/// <summary>Collects what is wrong with an experiment file, so that all of it is told at once.</summary>
internal sealed class ProblemList
{
    private const int MostListed = 100;

    private readonly List<string> _problems = [];
    private int _count;

    /// <summary>Adds a problem.</summary>
    /// <param name="path">Where it stands in the file; empty for the file as a whole.</param>
    /// <param name="problem">What is wrong and what is allowed.</param>
    public void Add(string path, string problem)
    {
        _count++;
        if (_count <= MostListed)
        {
            var line = path.Length == 0 ? problem : $"{path}: {problem}";
            _problems.Add(string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)));
        }
    }

    /// <exception cref="ExperimentException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (_count > MostListed)
        {
            _problems.Add($"and {_count - MostListed} more problems");
        }

        if (_count > 0)
        {
            throw new ExperimentException(_problems);
        }
    }
}
