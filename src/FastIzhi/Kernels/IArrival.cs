namespace FastIzhi.Kernels;

/// <summary>Where and how the weights of a spike are added, known to the delivery kernel when it is compiled.</summary>
internal interface IArrival<T>
    where T : unmanaged
{
    /// <summary>Adds a weight.</summary>
    /// <param name="spike">Index of the spike among those delivered.</param>
    /// <param name="synapse">Index of the synapse in the target block.</param>
    /// <param name="target">Index of the target neuron in the block.</param>
    /// <param name="weight">The weight [nS].</param>
    void Add(int spike, nuint synapse, nuint target, T weight);
}
