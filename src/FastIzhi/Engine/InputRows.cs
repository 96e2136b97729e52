namespace FastIzhi.Engine;

/// <summary>Times of inputs as rows.</summary>
internal static class InputRows
{
    /// <summary>The first row at or after a time; a time within rounding of a row is that row.</summary>
    /// <param name="time">Time [ms]; infinity gives the largest row.</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static long FirstAt(double time, double timeStep)
    {
        var rows = time / timeStep;
        var nearest = Math.Round(rows);
        return (long)(Math.Abs(rows - nearest) < 1e-6 ? nearest : Math.Ceiling(rows));
    }

    /// <summary>Index of the last of some ascending rows that is not above a row; -1 where all are.</summary>
    public static int LastUpTo(long[] rows, long row)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = rows[middle] <= row ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
