using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>An experiment that was named on the command line: a file of its own, or a result file, which has the experiment that was run.</summary>
internal static class ExperimentFile
{
    /// <summary>The formats of the files that it may name.</summary>
    public static IReadOnlyList<IDataFormat> Formats { get; } = [new Hdf5DataFormat()];

    /// <summary>Reads it, and tells on stderr what is odd about it.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem.</exception>
    public static Experiment Load(string path, ExperimentOverrides? overrides = null)
    {
        var experiment = Read(path, overrides);
        foreach (var warning in experiment.Warnings)
        {
            Console.Error.WriteLine($"fastizhi: {path}: {warning}");
        }

        return experiment;
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem.</exception>
    public static Experiment Read(string path, ExperimentOverrides? overrides)
    {
        try
        {
            return Hdf5Signature.Marks(path)
                ? Experiment.Parse(TextIn(path), overrides, Formats)
                : Experiment.Load(path, overrides, Formats);
        }
        catch (ExperimentException e)
        {
            throw new InputException([.. e.Problems.Select(problem => $"{path}: {problem}")]);
        }
    }

    private static string TextIn(string resultFile)
    {
        using var result = ResultInput.Open(resultFile);
        return result.Experiment.Length > 0
            ? result.Experiment
            : throw new InputException($"{resultFile} was written by a program of its own, not by 'fastizhi run'; it has no experiment");
    }
}
