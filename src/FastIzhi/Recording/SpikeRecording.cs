using FastIzhi.Networks;

namespace FastIzhi.Recording;

/// <summary>Spikes to record.</summary>
/// <param name="Population">The population.</param>
/// <param name="Neurons">The neurons, indices within the population; null for all.</param>
public sealed record SpikeRecording(Population Population, IReadOnlyList<int>? Neurons = null);
