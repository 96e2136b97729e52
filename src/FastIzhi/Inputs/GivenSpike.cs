namespace FastIzhi.Inputs;

/// <summary>A spike of a given train.</summary>
/// <param name="Time">When it is fired [ms].</param>
/// <param name="Neuron">The neuron that receives it, an index within the population.</param>
public readonly record struct GivenSpike(double Time, int Neuron);
