using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>The result file that a run is going to write.</summary>
internal static class OutputFile
{
    /// <summary>Checks before any work that it can be created, and that nothing is lost by it.</summary>
    /// <param name="path">The result file.</param>
    /// <param name="overwrite">Whether one that exists may be replaced.</param>
    /// <param name="source">The file that the experiment comes from, which is never replaced.</param>
    /// <exception cref="InputException">It exists, its folder does not, or it is no file that may be overwritten.</exception>
    public static void Check(string path, bool overwrite, string source)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the name of the result file is empty; give one after --output, such as results.h5");
        }

        if (!NewFile.Check(path, "the result file", overwrite))
        {
            return;
        }

        if (!IsFree(path))
        {
            throw new InputException($"{path}: a run or another program has it open; choose another file with --output");
        }

        if (source.Length > 0 && Path.GetFullPath(path) == Path.GetFullPath(source))
        {
            throw new InputException($"{path} is the file that the experiment comes from and is kept; choose another file with --output");
        }

        if (!Hdf5Signature.Marks(path))
        {
            throw new InputException($"{path} is not an HDF5 file and is kept; choose another file with --output");
        }
    }

    private static bool IsFree(string path)
    {
        try
        {
            return ResultFile.IsFree(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path} cannot be replaced: {e.Message}");
        }
    }
}
