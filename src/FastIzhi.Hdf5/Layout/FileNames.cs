namespace FastIzhi.Hdf5.Layout;

/// <summary>The names of a result file. docs/results.md shows them in their places.</summary>
internal static class FileNames
{
    public const string Creator = "creator";
    public const string CreatorValue = "FastIzhi";
    public const string CreatorVersion = "creator_version";
    public const string FormatVersion = "format_version";
    public const uint FormatVersionValue = 2;

    public const string Spikes = "/spikes";
    public const string Timestamps = "timestamps";
    public const string NodeIds = "node_ids";
    public const string Sorting = "sorting";

    public const string States = "/states";
    public const string Data = "data";
    public const string Time = "time";

    public const string Tail = "/tail";

    public const string Populations = "/populations";
    public const string Size = "size";
    public const string Kind = "kind";
    public const string SpikeCount = "spike_count";

    public const string Run = "/run";
    public const string Name = "name";
    public const string Experiment = "experiment";
    public const string Scheme = "scheme";
    public const string Integration = "integration";
    public const string Precision = "precision";
    public const string Receptors = "receptors";
    public const string TimeStep = "dt";
    public const string Seed = "seed";
    public const string Start = "start";
    public const string Duration = "duration";
    public const string Started = "started";
    public const string Cpu = "cpu";
    public const string Cores = "cores";
    public const string OperatingSystem = "os";
    public const string DotNet = "dotnet";
    public const string Hdf5 = "hdf5";
    public const string VectorBits = "vector_bits";
    public const string Status = "status";
    public const string Steps = "steps";
    public const string SpikeChecksum = "spike_checksum";
    public const string Committed = "committed";
    public const string Threads = "threads";
    public const string WallSeconds = "wall_seconds";

    public const string MantissaBits = "mantissa_bits";
    public const string Units = "units";
    public const string Milliseconds = "ms";

    /// <summary>Room for any status, with the final zero [bytes].</summary>
    public const int StatusBytes = 16;

    /// <summary>The time of each state's rows: {start, stop, step} in ms, stop excluded.</summary>
    /// <param name="firstRow">The first recorded row of the simulation.</param>
    /// <param name="every">Rows that are a multiple of this are recorded.</param>
    /// <param name="rows">Number of recorded rows.</param>
    /// <param name="timeStep">Time step of the simulation [ms].</param>
    public static double[] TimeRange(long firstRow, int every, long rows, double timeStep) =>
        TimeRange(firstRow * timeStep, every * timeStep, rows);

    /// <inheritdoc cref="TimeRange(long, int, long, double)"/>
    /// <param name="start">Time of the first row [ms].</param>
    /// <param name="step">Time from row to row [ms].</param>
    /// <param name="rows">Number of recorded rows.</param>
    public static double[] TimeRange(double start, double step, long rows)
    {
        var stop = start + rows * step;

        // Readers count the rows by truncation, so the quotient must not fall below the count by a rounding.
        while ((long)((stop - start) / step) < rows)
        {
            stop = Math.BitIncrement(stop);
        }

        return [start, stop, step];
    }
}
