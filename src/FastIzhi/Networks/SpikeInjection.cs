using FastIzhi.Inputs;

namespace FastIzhi.Networks;

/// <summary>Spike trains into a population.</summary>
/// <param name="Population">The population that receives them.</param>
/// <param name="Trains">The trains.</param>
public sealed record SpikeInjection(Population Population, SpikeInput Trains);
