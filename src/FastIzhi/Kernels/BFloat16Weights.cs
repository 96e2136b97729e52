using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>A weight per synapse as the upper half of a float.</summary>
internal readonly unsafe struct BFloat16Weights<T>(ushort* weights) : IWeights<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of(nuint synapse)
    {
        var weight = BitConverter.UInt32BitsToSingle((uint)weights[synapse] << 16);
        return typeof(T) == typeof(float) ? (T)(object)weight : (T)(object)(double)weight;
    }

    public void Prefetch(nuint first, nuint end) => Prefetching.Range(weights + first, weights + end);
}
