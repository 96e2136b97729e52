namespace FastIzhi.Engine;

/// <summary>
/// Where the neurons of a population lie in the state arrays: neuron i in lane First + i, then lanes of padding up to Count
/// whose neurons rest for ever and cannot fire.
/// </summary>
internal readonly record struct PopulationLanes(long First, int Count, int Size);
