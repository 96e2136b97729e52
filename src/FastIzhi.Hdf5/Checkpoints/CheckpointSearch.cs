namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>What a search for the last good checkpoint found.</summary>
/// <param name="Found">The good checkpoint of the latest row; null where there is none.</param>
/// <param name="Refused">Those of later rows, the latest first, with the reasons why they are not good.</param>
public sealed record CheckpointSearch(Checkpoint? Found, IReadOnlyList<RefusedCheckpoint> Refused);
