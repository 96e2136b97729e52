using System.CommandLine;
using FastIzhi.Analysis;
using FastIzhi.Plots;

namespace FastIzhi.Cli;

/// <summary>The file that a plot goes to.</summary>
internal static class PlotOutput
{
    /// <summary>The option that names it.</summary>
    /// <param name="otherwise">What happens without it.</param>
    public static Option<string?> Name(string otherwise) => new("--output", "-o")
    {
        HelpName = "file.png|.svg|.html",
        Description = $"The plot; {otherwise}.",
    };

    /// <summary>The option that allows to replace it.</summary>
    public static Option<bool> Overwrite() => new("--overwrite") { Description = "Replace the plot if it exists." };

    /// <summary>Checks before any work that it can be created, and that nothing is lost by it.</summary>
    /// <exception cref="InputException">Its ending is not known, it exists, or its folder does not.</exception>
    public static void Check(string path, bool overwrite)
    {
        Checked(() => PlotFile.FormatOf(path));
        NewFile.Check(path, "the plot", overwrite);
    }

    /// <summary>Plots a result file.</summary>
    /// <param name="result">The result file.</param>
    /// <param name="options">What is plotted, of a run from one time to another [ms].</param>
    /// <param name="plot">The file to write.</param>
    /// <exception cref="InputException">There is no such result file, or it does not hold what the plot needs.</exception>
    /// <exception cref="RunFailedException">The plot cannot be written.</exception>
    public static void Save(string result, Func<double, double, PlotOptions> options, string plot)
    {
        using var file = ResultInput.Open(result);
        Save(plot, () => ResultPlot.Save(file, options(file.Start, file.Start + file.Time), plot));
    }

    /// <summary>Plots a frequency-current curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="plot">The file to write.</param>
    /// <exception cref="RunFailedException">The plot cannot be written.</exception>
    public static void Save(FrequencyCurrentCurve curve, string plot) => Save(plot, () => FrequencyCurrentPlot.Save(curve, plot));

    private static void Save(string plot, Action save)
    {
        try
        {
            Checked(() => ResultInput.Check(() =>
            {
                save();
                return plot;
            }));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RunFailedException($"'{plot}' cannot be written: {e.Message}");
        }
    }

    private static void Checked<T>(Func<T> use)
    {
        try
        {
            _ = use();
        }
        catch (PlotException e)
        {
            throw new InputException(e.Message);
        }
    }
}
