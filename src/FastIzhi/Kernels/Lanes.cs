using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FastIzhi.Kernels;

/// <summary>What <see cref="Vector{T}"/> lacks for a kernel that is generic over float and double. A lane is one neuron.</summary>
internal static class Lanes
{
    /// <summary>Lanes of the widest <see cref="Vector{T}"/>, 512 bits of float: lengths that are a multiple of it have no tail.</summary>
    public const int MaxCount = 16;

    /// <summary>The same value in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> All<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector.Create(T.CreateTruncating(value));

    /// <summary>x y + z with one rounding, per lane: the same bits at any width, in hardware or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> x, Vector<T> y, Vector<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(x.As<T, float>(), y.As<T, float>(), z.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(x.As<T, double>(), y.As<T, double>(), z.As<T, double>()).As<double, T>();

    /// <summary>Whether a mask is set in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreAllSet<T>(Vector<T> mask)
        where T : unmanaged => mask.As<T, ulong>() == Vector<ulong>.AllBitsSet;

    /// <summary>One bit per lane of a mask, lane 0 in bit 0. The branch is a constant of the machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits<T>(Vector<T> mask)
        where T : unmanaged => Unsafe.SizeOf<Vector<T>>() switch
        {
            16 => mask.AsVector128().ExtractMostSignificantBits(),
            32 => mask.AsVector256().ExtractMostSignificantBits(),
            _ => (uint)mask.AsVector512().ExtractMostSignificantBits(),
        };
}
