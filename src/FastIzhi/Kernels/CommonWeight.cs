using System.Numerics;

namespace FastIzhi.Kernels;

/// <summary>One weight for all synapses.</summary>
internal readonly struct CommonWeight<T>(T weight) : IWeights<T>
    where T : unmanaged, INumber<T>
{
    public T Of(nuint synapse) => weight;

    public void Prefetch(nuint first, nuint end)
    {
    }
}
