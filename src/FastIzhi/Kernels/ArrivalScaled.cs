using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>The reference scheme: each spike adds its weights times a factor to the conductances, with one rounding.</summary>
/// <param name="conductances">The conductances, per target of the block.</param>
/// <param name="factors">A factor for each spike.</param>
internal readonly unsafe struct ArrivalScaled<T>(T* conductances, T* factors) : IArrival<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int spike, nuint synapse, nuint target, T weight) =>
        conductances[target] = T.FusedMultiplyAdd(weight, factors[spike], conductances[target]);
}
