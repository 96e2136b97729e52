namespace FastIzhi.Experiments;

/// <summary>Reads the bounds of a uniform distribution, a list [low, high].</summary>
internal static class UniformReader
{
    /// <summary>Reads the bounds.</summary>
    /// <param name="at">The list.</param>
    /// <param name="range">The numbers allowed.</param>
    /// <returns>The bounds, the lower one first; null when there is a problem.</returns>
    public static (double Low, double High)? Read(JsonCursor at, NumberRange range)
    {
        var bounds = at.List(2, "[low, high]");
        if (bounds.Count == 0)
        {
            return null;
        }

        var low = bounds[0].Number(range);
        var high = bounds[1].Number(range);
        if (high < low)
        {
            bounds[1].Reject($"at least the lower bound, {low}");
            return null;
        }

        return low is null || high is null ? null : (low.Value, high.Value);
    }
}
