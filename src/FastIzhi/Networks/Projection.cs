namespace FastIzhi.Networks;

/// <summary>The synapses from one population to another. They open the receptors of the source population.</summary>
/// <param name="Source">Presynaptic population.</param>
/// <param name="Target">Postsynaptic population.</param>
/// <param name="Synapses">The synapses.</param>
public sealed record Projection(Population Source, Population Target, CsrSynapses Synapses);
