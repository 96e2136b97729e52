using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FastIzhi.Kernels;

/// <summary>What <see cref="Vector"/> lacks for a generic element type. A lane is one neuron.</summary>
internal static class Lanes
{
    /// <summary>a b + c with one rounding, per lane: the same bits at any width, in hardware or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged
        => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    /// <summary>One bit per lane of a comparison's result, lane 0 in bit 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits<T>(Vector<T> mask)
        where T : unmanaged
        => Unsafe.SizeOf<Vector<T>>() switch
        {
            16 => mask.AsVector128().ExtractMostSignificantBits(),
            32 => mask.AsVector256().ExtractMostSignificantBits(),
            _ => mask.AsVector512().ExtractMostSignificantBits(),
        };
}
