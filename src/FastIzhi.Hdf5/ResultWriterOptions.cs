namespace FastIzhi.Hdf5;

/// <summary>How a result file is written.</summary>
public sealed record ResultWriterOptions
{
    /// <summary>Whether an existing file of that name is replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The version of the file format.</summary>
    public ResultFormat Format { get; init; } = ResultFormat.V110;

    /// <summary>
    /// The wall time between two flushes, above 0: what was recorded before a flush survives the death of this process and can be
    /// seen by readers.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The wall time after which a flush waits until the disk has everything, at least 0: what was recorded before that survives
    /// the death of the machine.
    /// </summary>
    public TimeSpan SyncInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <exception cref="ArgumentException">A time is out of its range.</exception>
    internal void Check()
    {
        if (FlushInterval <= TimeSpan.Zero)
        {
            throw new ArgumentException($"the flush interval is {FlushInterval}; it must be above 0", nameof(FlushInterval));
        }

        if (SyncInterval < TimeSpan.Zero)
        {
            throw new ArgumentException($"the sync interval is {SyncInterval}; it must be at least 0", nameof(SyncInterval));
        }
    }
}
