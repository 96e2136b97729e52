using System.Numerics;

namespace FastIzhi.Kernels;

/// <summary>A weight per synapse in the precision of the simulation.</summary>
internal readonly unsafe struct FullWeights<T>(T* weights) : IWeights<T>
    where T : unmanaged, INumber<T>
{
    public T Of(nuint synapse) => weights[synapse];

    public void Prefetch(nuint first, nuint end) => Prefetching.Range(weights + first, weights + end);
}
