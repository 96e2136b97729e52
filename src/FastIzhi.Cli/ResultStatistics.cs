using FastIzhi.Analysis;

namespace FastIzhi.Cli;

/// <summary>The statistics of the spikes of a result file.</summary>
/// <param name="Window">The window that they are of.</param>
/// <param name="Populations">Those of the populations whose spikes were recorded.</param>
/// <param name="Ring">The population on a ring; null for none.</param>
/// <param name="Vector">Its population vector.</param>
internal sealed record ResultStatistics(
    SpikeWindow Window, IReadOnlyList<PopulationStatistics> Populations, string? Ring, PopulationVector? Vector);
