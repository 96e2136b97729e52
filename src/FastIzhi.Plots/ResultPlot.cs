using FastIzhi.Hdf5;
using FastIzhi.Plots.Building;
using FastIzhi.Plots.Figures;
using FastIzhi.Plots.Pages;
using FastIzhi.Plots.Pictures;

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
    /// <summary>The format that the end of a name stands for.</summary>
    /// <param name="path">The file: .png, .svg or .html.</param>
    /// <exception cref="PlotException">It ends otherwise.</exception>
    public static PlotFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => PlotFormat.Png,
        ".svg" => PlotFormat.Svg,
        ".html" => PlotFormat.Html,
        _ => throw new PlotException($"'{path}' has no ending of a plot; name it .png, .svg or .html"),
    };

    /// <summary>Plots a result file. A file of that name is replaced.</summary>
    /// <param name="file">The result file.</param>
    /// <param name="options">What is plotted.</param>
    /// <param name="path">The file to write; its ending is the format.</param>
    /// <exception cref="PlotException">The file does not hold what the plot needs, or the ending is not known.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    /// <exception cref="IOException">The plot cannot be written.</exception>
    public static void Save(ResultFile file, PlotOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        var format = FormatOf(path);
        var figure = FigureBuilder.Build(file, options, format == PlotFormat.Html ? Detail.Page : Detail.Picture);
        using var output = new MemoryStream();
        switch (format)
        {
            case PlotFormat.Png:
                Picture.WritePng(figure, output);
                break;
            case PlotFormat.Svg:
                Picture.WriteSvg(figure, output);
                break;
            default:
                HtmlPage.Write(figure, output);
                break;
        }

        File.WriteAllBytes(path, output.ToArray());
    }
}
