using FastIzhi.Hdf5.Sonata;

namespace FastIzhi.Cli;

/// <summary>Folders of SONATA circuits that were named on the command line.</summary>
internal static class SonataFolders
{
    /// <summary>The name of the folder that a file is in; circuit where it has none.</summary>
    public static string NameOfFolder(string file) =>
        file.Length > 0 && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) is { Length: > 0 } name ? name : "circuit";

    /// <summary>Imports or exports, until its end or an interruption; says what was written, and on stderr what was left out or guessed.</summary>
    /// <param name="written">What is written.</param>
    /// <param name="make">Writes it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something is wrong with what was named.</exception>
    public static int Make(string written, Func<CancellationToken, SonataSummary> make)
    {
        using var interruption = new Interruption();
        try
        {
            Print(written, make(interruption.Token));
            return ExitCode.Done;
        }
        catch (SonataException e)
        {
            throw new InputException(e.Problems);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("fastizhi: interrupted; nothing was written");
            return ExitCode.Interrupted;
        }
    }

    private static void Print(string written, SonataSummary summary)
    {
        Console.WriteLine(written);
        Report.Line("populations", $"{summary.Populations}");
        Report.Line("neurons", $"{summary.Neurons}");
        Report.Line("synapses", $"{summary.Synapses}");
        foreach (var note in summary.Notes)
        {
            Console.Error.WriteLine($"fastizhi: {note}");
        }
    }
}
