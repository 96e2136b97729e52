namespace FastIzhi.Plots.Figures;

/// <summary>An axis of a panel.</summary>
/// <param name="Quantity">What is along it, such as time.</param>
/// <param name="Unit">Its unit; empty for a number.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
internal sealed record PlotAxis(string Quantity, string Unit, double Low, double High)
{
    /// <summary>Less than this counts for nothing, such as what keeps silent neurons from denormal numbers.</summary>
    private const double Negligible = 1e-9;

    public string Label => Unit.Length == 0 ? Quantity : $"{Quantity} ({Unit})";

    /// <summary>Whether only whole numbers mean something.</summary>
    public bool IsWhole => Unit.Length == 0;

    /// <summary>An axis of what is not below 0, up to the greatest value with a little room; to 1 where there is nothing to see.</summary>
    public static PlotAxis FromZero(string quantity, string unit, double greatest) =>
        new(quantity, unit, 0, greatest > Negligible ? 1.06 * greatest : 1);

    /// <summary>
    /// An axis that holds all values with a little room, at least 1 where they hardly differ; from 0 to 1 where there are none, the
    /// least being above the greatest.
    /// </summary>
    public static PlotAxis Around(string quantity, string unit, double least, double greatest)
    {
        if (least > greatest)
        {
            return new PlotAxis(quantity, unit, 0, 1);
        }

        var room = greatest - least > Negligible ? 0.04 * (greatest - least) : Math.Max(1, Math.Abs(least) * 0.04);
        return new PlotAxis(quantity, unit, least - room, greatest + room);
    }
}
