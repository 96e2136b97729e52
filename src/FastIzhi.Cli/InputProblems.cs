using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>Collects what is wrong with what the user gave, so that all of it is told at once.</summary>
internal sealed class InputProblems
{
    private readonly List<string> _lines = [];

    /// <summary>Does what may find problems.</summary>
    /// <returns>Whether it found none.</returns>
    public bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (InputException e)
        {
            _lines.AddRange(e.Problems);
            return false;
        }
    }

    /// <summary>Adds the problem that the network of an experiment does not fit into the memory that is free, if so it is.</summary>
    public void CheckMemory(Experiment experiment, int? threads)
    {
        if (MemoryEstimate.Of(experiment.Network, experiment.Options with { Threads = threads }).Problem() is { } problem)
        {
            _lines.Add($"{experiment.Name}: {problem}");
        }
    }

    /// <exception cref="InputException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (_lines.Count > 0)
        {
            throw new InputException([.. _lines]);
        }
    }
}
