using FastIzhi.Analysis;
using FastIzhi.Plots.Building;

namespace FastIzhi.Plots;

/// <summary>Plots frequency-current curves.</summary>
/// <example>
/// <code>
/// var protocol = new FrequencyCurrentProtocol { Cell = CellTypes.RS };
/// FrequencyCurrentPlot.Save(FrequencyCurrentCurve.Measure(protocol, [0, 100, 200, 300]), "rs.png");
/// </code>
/// </example>
public static class FrequencyCurrentPlot
{
    /// <summary>
    /// Plots the rate by the first interval and the steady rate over the current, with the two thresholds. A file of that name is
    /// replaced.
    /// </summary>
    /// <param name="curve">The curve.</param>
    /// <param name="path">The file to write; its ending is the format: .png, .svg or .html.</param>
    /// <exception cref="PlotException">The ending is not known.</exception>
    /// <exception cref="IOException">The plot cannot be written.</exception>
    public static void Save(FrequencyCurrentCurve curve, string path)
    {
        ArgumentNullException.ThrowIfNull(curve);
        PlotFile.Save(path, _ => FrequencyCurrentFigure.Build(curve));
    }
}
