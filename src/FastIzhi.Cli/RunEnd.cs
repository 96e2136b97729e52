using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>How a run ended.</summary>
/// <param name="Status">In a word.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
internal readonly record struct RunEnd(RunStatus Status, string? Failure);
