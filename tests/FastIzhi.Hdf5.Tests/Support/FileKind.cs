namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>How a result file is written, and how its run ends.</summary>
internal sealed record FileKind
{
    /// <summary>Level of the compression; 0 for none.</summary>
    public int CompressionLevel { get; init; }

    /// <summary>Mantissa bits that states keep; null for all.</summary>
    public int? MantissaBits { get; init; }

    /// <summary>Type of the stored states.</summary>
    public Precision StatePrecision { get; init; } = Precision.Double;

    /// <summary>Version of the file format.</summary>
    public ResultFormat Format { get; init; } = ResultFormat.V110;

    /// <summary>How the run ends; null when it is killed.</summary>
    public RunStatus? End { get; init; } = RunStatus.Complete;

    /// <summary>Model time of the run [ms].</summary>
    public double Duration { get; init; } = 100;
}
