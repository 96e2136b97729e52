using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>All spikes arrive at the same step.</summary>
/// <param name="arrivals">What arrives at that step, per target of the block.</param>
internal readonly unsafe struct ArrivalAtOneDelay<T>(T* arrivals) : IArrival<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int spike, nuint synapse, nuint target, T weight) => arrivals[target] += weight;
}
