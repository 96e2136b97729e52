namespace FastIzhi.Neurons;

/// <summary>The effect of a neuron's spikes on its targets (Dale's principle: one kind per population).</summary>
public enum NeuronKind
{
    /// <summary>Its spikes open excitatory receptors: AMPA and NMDA in the standard set.</summary>
    Excitatory,

    /// <summary>Its spikes open inhibitory receptors: GABA_A and GABA_B in the standard set.</summary>
    Inhibitory,
}
