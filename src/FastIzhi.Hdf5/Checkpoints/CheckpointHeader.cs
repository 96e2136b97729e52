namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>What a checkpoint says of itself before the state.</summary>
/// <param name="ExperimentHash">The SHA-256 of the text of the experiment.</param>
/// <param name="Row">The row of the state.</param>
/// <param name="Time">Its model time [ms].</param>
/// <param name="Positions">The length of each dataset of the result file.</param>
/// <param name="StateBegin">Where the state begins in the file.</param>
internal sealed record CheckpointHeader(
    byte[] ExperimentHash, long Row, double Time, IReadOnlyList<ulong> Positions, long StateBegin);
