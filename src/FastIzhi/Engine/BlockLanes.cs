namespace FastIzhi.Engine;

/// <summary>A block of neurons of one population, which one thread advances and delivers spikes to.</summary>
/// <param name="Population">Index of the population.</param>
/// <param name="FirstNeuron">The first neuron, an index within the population.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="FirstLane">The lane of the first neuron in the state arrays.</param>
/// <param name="Count">Number of lanes, padding included; at most <see cref="Partition.MaxBlockLanes"/>.</param>
internal readonly record struct BlockLanes(int Population, int FirstNeuron, int Size, long FirstLane, int Count);
