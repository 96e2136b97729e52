using FastIzhi.Analysis;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>The rates of a cell over its current, with the currents at which firing begins and goes on.</summary>
internal static class FrequencyCurrentFigure
{
    private const string First = "#e07b1f", Steady = "#1f5fa8";

    /// <summary>Points of a curve that are marked, at most: more would run into one another.</summary>
    private const int MostMarks = 120;

    public static Figure Build(FrequencyCurrentCurve curve)
    {
        var (protocol, points) = (curve.Protocol, curve.Points);
        var currents = points.Select(point => point.Current).ToArray();
        var greatest = points.Max(point => Math.Max(point.FirstRate ?? 0, point.SteadyRate));
        var x = PlotAxis.Around("current", "pA", currents[0], currents[^1]);
        var y = PlotAxis.Around("rate", "Hz", 0, greatest);
        var hasMarks = points.Count <= MostMarks;
        var panel = new Panel("rate", x, y, 340)
        {
            Lines =
            [
                .. Threshold("first spike", curve.FirstSpikeThreshold, First, y),
                .. Threshold("sustained", curve.SustainedThreshold, Steady, y),
                new PlotLine("first interval", First, currents, [.. points.Select(point => point.FirstRate ?? double.NaN)])
                {
                    HasMarks = hasMarks,
                },
                new PlotLine("steady", Steady, currents, [.. points.Select(point => point.SteadyRate)]) { HasMarks = hasMarks },
            ],
            HasLegend = true,
        };
        var options = protocol.Options;
        return new Figure(
            $"f-I curve of {protocol.Cell.Name}, {Words.Of(options.Scheme)} scheme",
            protocol.Cell.Description,
            $"{Words.Of(options.Integration)}, dt {options.TimeStep} ms, {Words.Of(options.Precision)} precision; {protocol.Duration} ms, " +
            $"current from {protocol.Onset} ms on, steady over the last {protocol.SteadyWindow} ms",
            [[panel]]);
    }

    private static IEnumerable<PlotLine> Threshold(string name, double? current, string color, PlotAxis y) => current is { } found
        ? [new PlotLine($"{name} from {found:0.00} pA on", color, [found, found], [y.Low, y.High]) { IsDashed = true }]
        : [];
}
