using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>A result file that was named on the command line.</summary>
internal static class ResultInput
{
    /// <summary>Opens it.</summary>
    /// <exception cref="InputException">It is no result file, or is damaged.</exception>
    public static ResultFile Open(string path) => Directory.Exists(path)
        ? throw new InputException($"'{path}' is a folder; name a result file")
        : Check(() => ResultFile.Open(path));

    /// <summary>Does something with it.</summary>
    /// <exception cref="InputException">It is no result file, or is damaged, or a run is writing it.</exception>
    public static T Check<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (ResultFileException e) when (e.InnerException is not (DllNotFoundException or IOException))
        {
            throw new InputException(e.Message);
        }
    }
}
