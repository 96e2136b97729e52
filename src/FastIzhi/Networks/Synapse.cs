namespace FastIzhi.Networks;

/// <summary>One synapse.</summary>
/// <param name="Source">Presynaptic neuron, an index within the source population.</param>
/// <param name="Target">Postsynaptic neuron, an index within the target population.</param>
/// <param name="Weight">Weight [nS], at least 0.</param>
public readonly record struct Synapse(int Source, int Target, double Weight);
