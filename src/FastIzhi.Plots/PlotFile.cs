using FastIzhi.Plots.Figures;
using FastIzhi.Plots.Pages;
using FastIzhi.Plots.Pictures;

namespace FastIzhi.Plots;

/// <summary>The file that a plot goes to.</summary>
public static class PlotFile
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

    /// <summary>Writes a figure. The file has its name when it is whole: what had it before is there until then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="build">Makes the figure, as finely resolved as the format can show.</param>
    internal static void Save(string path, Func<Detail, Figure> build)
    {
        var format = FormatOf(path);
        var figure = build(format == PlotFormat.Html ? Detail.Page : Detail.Picture);
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

        var partial = path + ".partial";
        try
        {
            File.WriteAllBytes(partial, output.ToArray());
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
