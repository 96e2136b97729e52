namespace FastIzhi.Analysis;

/// <summary>Counts spikes in bins of equal width, which it hands over one after the other. An incomplete bin at the end is left out.</summary>
/// <param name="window">The window that the bins divide.</param>
/// <param name="width">Width of a bin [ms].</param>
/// <param name="next">Takes the number of spikes of the next bin.</param>
internal sealed class BinnedCounts(SpikeWindow window, double width, Action<int> next)
{
    /// <summary>Times are rounded: a spike this close behind a bin, in widths, is in it.</summary>
    private const double Rounding = 1e-9;

    private readonly long _bins = (long)Math.Floor((window.Length / width) + Rounding);
    private long _bin;
    private int _count;

    /// <summary>Counts a spike.</summary>
    /// <param name="time">Its time [ms], not before that of the one before.</param>
    public void Add(double time)
    {
        SkipTo(BinOf(time, window, width));
        _count++;
    }

    /// <summary>The bin of a spike, which holds those after its begin up to its end.</summary>
    public static long BinOf(double time, SpikeWindow window, double width) =>
        Math.Max(0, (long)Math.Ceiling(((time - window.From) / width) - Rounding) - 1);

    /// <summary>Hands over the bins that are left.</summary>
    public void Finish() => SkipTo(_bins);

    private void SkipTo(long bin)
    {
        while (_bin < Math.Min(bin, _bins))
        {
            next(_count);
            _count = 0;
            _bin++;
        }
    }
}
