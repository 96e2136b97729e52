namespace FastIzhi.Kernels;

/// <summary>Which terms the neuron kernel computes; a constant of each instance, free at run time.</summary>
internal interface INeuronTerms
{
    /// <summary>Whether the neurons have <see cref="Neurons.ExtendedTerms"/>.</summary>
    static abstract bool AreExtended { get; }
}
