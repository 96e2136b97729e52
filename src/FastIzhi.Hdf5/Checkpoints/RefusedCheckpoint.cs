namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>A checkpoint that a run cannot go on from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">One line: the file, what is wrong with it, and what can be done.</param>
public sealed record RefusedCheckpoint(string Path, string Reason);
