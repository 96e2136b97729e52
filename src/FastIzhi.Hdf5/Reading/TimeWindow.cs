namespace FastIzhi.Hdf5.Reading;

/// <summary>The windows of time that readers ask for.</summary>
internal static class TimeWindow
{
    /// <exception cref="ArgumentException">The window ends before it begins, or has no bounds.</exception>
    public static void Check(double from, double to)
    {
        if (!(from <= to))
        {
            throw new ArgumentException($"the window from {from} to {to} ms ends before it begins; give its begin and its end");
        }
    }
}
