using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastIzhi.Kernels;

/// <summary>Adds the weights of one source neuron to its targets, in the order of its row.</summary>
internal static class DeliveryKernel
{
    /// <summary>destination[targets[i]] += weights[i] scale, with one rounding.</summary>
    /// <param name="targets">Indices into <paramref name="destination"/>; the network has checked them.</param>
    /// <param name="weights">One weight per target.</param>
    /// <param name="scale">Factor of all weights.</param>
    /// <param name="destination">One value per neuron of the target population.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Deliver<T>(ReadOnlySpan<int> targets, ReadOnlySpan<T> weights, T scale, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var destination0 = ref MemoryMarshal.GetReference(destination);
        weights = weights[..targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            ref var value = ref Unsafe.Add(ref destination0, (nint)(uint)targets[i]);
            value = T.FusedMultiplyAdd(weights[i], scale, value);
        }
    }

    /// <summary>destination[targets[i]] += weight scale, with one rounding.</summary>
    /// <inheritdoc cref="Deliver{T}(ReadOnlySpan{int}, ReadOnlySpan{T}, T, Span{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Deliver<T>(ReadOnlySpan<int> targets, T weight, T scale, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var destination0 = ref MemoryMarshal.GetReference(destination);
        for (var i = 0; i < targets.Length; i++)
        {
            ref var value = ref Unsafe.Add(ref destination0, (nint)(uint)targets[i]);
            value = T.FusedMultiplyAdd(weight, scale, value);
        }
    }
}
