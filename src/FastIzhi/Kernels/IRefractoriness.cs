namespace FastIzhi.Kernels;

/// <summary>Whether neurons hold v after a spike; a constant of each instance of the neuron kernel, free at run time.</summary>
internal interface IRefractoriness
{
    /// <summary>Whether a neuron may have a refractory time.</summary>
    static abstract bool IsThere { get; }
}
