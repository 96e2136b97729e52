using FastIzhi.Hdf5;
using FastIzhi.Plots.Building;

namespace FastIzhi.Plots;

/// <summary>Plots result files. They are read block by block: a file of any size needs little memory.</summary>
/// <example>
/// <code>
/// using var file = ResultFile.Open("ring.h5");
/// ResultPlot.Save(file, new PlotOptions { Kind = PlotKind.Raster }, "ring.png");
/// </code>
/// </example>
public static class ResultPlot
{
    /// <summary>Plots a result file. A file of that name is replaced.</summary>
    /// <param name="file">The result file.</param>
    /// <param name="options">What is plotted.</param>
    /// <param name="path">The file to write; its ending is the format: .png, .svg or .html.</param>
    /// <exception cref="PlotException">The file does not hold what the plot needs, or the ending is not known.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    /// <exception cref="IOException">The plot cannot be written.</exception>
    public static void Save(ResultFile file, PlotOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        PlotFile.Save(path, detail => FigureBuilder.Build(file, options, detail));
    }
}
