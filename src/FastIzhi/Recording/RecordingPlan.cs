namespace FastIzhi.Recording;

/// <summary>What to record of a run.</summary>
public sealed record RecordingPlan
{
    /// <summary>Spikes, at most once per population.</summary>
    public IReadOnlyList<SpikeRecording> Spikes { get; init; } = [];

    /// <summary>State variables, at most once per population and variable.</summary>
    public IReadOnlyList<StateRecording> States { get; init; } = [];

    /// <summary>The precision in which states are stored; null for that of the simulation.</summary>
    public Precision? StatePrecision { get; init; }
}
