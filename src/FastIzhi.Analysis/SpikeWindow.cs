using FastIzhi.Hdf5;

namespace FastIzhi.Analysis;

/// <summary>
/// A window of model time. A spike belongs to the step that ends at its time: the window holds those after its begin up to its end,
/// so that the window of a whole run holds all of them, and windows side by side hold each once.
/// </summary>
public readonly record struct SpikeWindow
{
    /// <param name="from">Its begin [ms].</param>
    /// <param name="to">Its end [ms].</param>
    /// <exception cref="ArgumentException">It does not end after it begins.</exception>
    public SpikeWindow(double from, double to)
    {
        if (!(double.IsFinite(from) && double.IsFinite(to) && to > from))
        {
            throw new ArgumentException($"the window from {from} to {to} ms must end after it begins");
        }

        (From, To) = (from, to);
    }

    /// <summary>Its begin [ms].</summary>
    public double From { get; }

    /// <summary>Its end [ms].</summary>
    public double To { get; }

    /// <summary>Its length [ms].</summary>
    public double Length => To - From;

    /// <summary>Whether a spike is in it.</summary>
    /// <param name="time">Its time [ms].</param>
    public bool Holds(double time) => time > From && time <= To;

    /// <summary>The spikes of a recorded population that are in it, block by block.</summary>
    /// <param name="spikes">Its spikes. Their file must stay open while the blocks are enumerated.</param>
    public IEnumerable<SpikeBlock> Read(ResultSpikes spikes)
    {
        ArgumentNullException.ThrowIfNull(spikes);
        return spikes.Read(Math.BitIncrement(From), Math.BitIncrement(To));
    }
}
