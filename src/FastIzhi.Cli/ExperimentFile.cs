using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>An experiment file that was named on the command line.</summary>
internal static class ExperimentFile
{
    /// <summary>The formats of the files that it may name.</summary>
    public static IReadOnlyList<IDataFormat> Formats { get; } = [new Hdf5DataFormat()];

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem.</exception>
    public static Experiment Load(string path, ExperimentOverrides? overrides = null)
    {
        try
        {
            return Experiment.Load(path, overrides, Formats);
        }
        catch (ExperimentException e)
        {
            throw new InputException([.. e.Problems.Select(problem => $"{path}: {problem}")]);
        }
    }
}
