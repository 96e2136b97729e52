namespace FastIzhi.Kernels;

/// <summary>What the neuron kernel knows of the channels when it is compiled.</summary>
internal interface IReceptorSet
{
    /// <summary>
    /// Whether the channels are like AMPA, NMDA, GABA_A and GABA_B: the second one gated, the others not, the first two fed by
    /// arrival buffer 0 and the other two by 1.
    /// </summary>
    static abstract bool AreStandardFour { get; }
}
