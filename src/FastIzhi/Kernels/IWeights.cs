using System.Numerics;

namespace FastIzhi.Kernels;

/// <summary>The weights of the synapses of a target block, known to the delivery kernel when it is compiled.</summary>
internal interface IWeights<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The weight of one synapse [nS].</summary>
    T Of(nuint synapse);

    /// <summary>Asks for the memory of some weights ahead of their use.</summary>
    void Prefetch(nuint first, nuint end);
}
