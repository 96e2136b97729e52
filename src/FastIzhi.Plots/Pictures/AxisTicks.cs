using System.Globalization;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Pictures;

/// <summary>The numbers along an axis: multiples of 1, 2 or 5 times a power of ten, as many as there is room for.</summary>
internal static class AxisTicks
{
    private static readonly int[] Digits = [1, 2, 5, 10];

    /// <param name="axis">The axis.</param>
    /// <param name="length">Length of the axis [px].</param>
    /// <param name="room">Room along the axis that a label needs [px].</param>
    public static double[] Of(PlotAxis axis, double length, Func<string, double> room)
    {
        for (var least = room(""); ; least *= 1.5)
        {
            var ticks = WithDistance(axis, length, least);
            if (ticks.Select(tick => room(Label(tick))).DefaultIfEmpty().Max() <= least)
            {
                return ticks;
            }
        }
    }

    /// <summary>A tick in words.</summary>
    public static string Label(double value) => Math.Abs(value) is > 0 and (< 1e-3 or >= 1e8)
        ? value.ToString("0.######e0", CultureInfo.InvariantCulture)
        : Math.Round(value, 9).ToString("0.#########", CultureInfo.InvariantCulture);

    private static double[] WithDistance(PlotAxis axis, double length, double least)
    {
        var smallest = (axis.High - axis.Low) * least / length;
        var power = Math.Pow(10, Math.Floor(Math.Log10(smallest)));
        var step = Digits.Select(digit => digit * power).First(width => width >= smallest * (1 - 1e-9));
        step = axis.IsWhole ? Math.Max(1, step) : step;
        var (first, last) = (Math.Ceiling(axis.Low / step), Math.Floor(axis.High / step));
        return [.. Enumerable.Range(0, Math.Max(0, (int)(last - first) + 1)).Select(i => (first + i) * step)];
    }
}
