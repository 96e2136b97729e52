namespace FastIzhi.Recording;

/// <summary>What to record of a run.</summary>
public sealed record RecordingPlan
{
    /// <summary>The level of the strongest compression.</summary>
    public const int MostCompressionLevel = 9;

    /// <summary>The mantissa of a double has so many bits, without the implied one.</summary>
    public const int MostMantissaBits = 52;

    /// <summary>Spikes, at most once per population.</summary>
    public IReadOnlyList<SpikeRecording> Spikes { get; init; } = [];

    /// <summary>State variables, at most once per population and variable.</summary>
    public IReadOnlyList<StateRecording> States { get; init; } = [];

    /// <summary>The precision in which states are stored; null for that of the simulation.</summary>
    public Precision? StatePrecision { get; init; }

    /// <summary>
    /// Level of the lossless compression of spikes and states, 1 (fast) to 9 (small); 0 for none. It takes some ten nanoseconds per
    /// byte on a core, so that it may hold up a run that records much.
    /// </summary>
    public int CompressionLevel { get; init; }

    /// <summary>
    /// Bits of the mantissa that recorded states keep, without the implied one, 1 to 52; null, or more than the numbers have, for
    /// all (23 of float, 52 of double). The others are rounded away, for a relative error of at most 2^-(bits + 1), so that
    /// compression has more to gain.
    /// </summary>
    public int? StateMantissaBits { get; init; }
}
