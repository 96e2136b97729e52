using FastIzhi.Neurons;

namespace FastIzhi.Hdf5;

/// <summary>What a result file says about a population.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="Kind">Whether its spikes excite or inhibit.</param>
/// <param name="Spikes">Number of spikes that it fired during the run, recorded or not; 0 until the run has ended.</param>
public sealed record ResultPopulation(string Name, long Size, NeuronKind Kind, long Spikes);
