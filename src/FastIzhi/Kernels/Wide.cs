using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FastIzhi.Kernels;

/// <summary>
/// Four vectors that go through a kernel side by side, so that they hide each other's latencies and share its scalar work. A
/// lane is one neuron; lanes never mix.
/// </summary>
/// <remarks>
/// Object initialisers, no constructor and no helper per vector: the JIT stops inlining into a kernel beyond a budget of
/// calls, and one call left in its loop costs ten times the rest.
/// </remarks>
internal struct Wide<T>
    where T : unmanaged
{
    /// <summary>Lanes at the widest <see cref="Vector{T}"/>, 512 bits of float: lengths that are a multiple of it have no tail.</summary>
    public const int MaxCount = 64;

    private Vector<T> _a;
    private Vector<T> _b;
    private Vector<T> _c;
    private Vector<T> _d;

    /// <summary>Number of lanes on this machine.</summary>
    public static int Count => 4 * Vector<T>.Count;

    /// <summary>A bit for each lane, as in <see cref="Bits(Wide{T})"/>.</summary>
    public static ulong AllBits => ulong.MaxValue >> (64 - Count);

    /// <summary>The same value in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Wide<T>(Vector<T> value) => new() { _a = value, _b = value, _c = value, _d = value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator +(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a + y._a,
        _b = x._b + y._b,
        _c = x._c + y._c,
        _d = x._d + y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator -(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a - y._a,
        _b = x._b - y._b,
        _c = x._c - y._c,
        _d = x._d - y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator *(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a * y._a,
        _b = x._b * y._b,
        _c = x._c * y._c,
        _d = x._d * y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator /(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a / y._a,
        _b = x._b / y._b,
        _c = x._c / y._c,
        _d = x._d / y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator &(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a & y._a,
        _b = x._b & y._b,
        _c = x._c & y._c,
        _d = x._d & y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator |(Wide<T> x, Wide<T> y) => new()
    {
        _a = x._a | y._a,
        _b = x._b | y._b,
        _c = x._c | y._c,
        _d = x._d | y._d,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> operator -(Wide<T> x) => new() { _a = -x._a, _b = -x._b, _c = -x._c, _d = -x._d };

    /// <summary>The lanes that begin at <paramref name="first"/> + <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> Load(ref T first, nuint offset) => new()
    {
        _a = Vector.LoadUnsafe(ref first, offset),
        _b = Vector.LoadUnsafe(ref first, offset + (nuint)Vector<T>.Count),
        _c = Vector.LoadUnsafe(ref first, offset + 2 * (nuint)Vector<T>.Count),
        _d = Vector.LoadUnsafe(ref first, offset + 3 * (nuint)Vector<T>.Count),
    };

    /// <summary>Stores the lanes at <paramref name="first"/> + <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref T first, nuint offset)
    {
        _a.StoreUnsafe(ref first, offset);
        _b.StoreUnsafe(ref first, offset + (nuint)Vector<T>.Count);
        _c.StoreUnsafe(ref first, offset + 2 * (nuint)Vector<T>.Count);
        _d.StoreUnsafe(ref first, offset + 3 * (nuint)Vector<T>.Count);
    }

    /// <summary>x y + z with one rounding, per lane: the same bits at any width, in hardware or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> MultiplyAdd(Wide<T> x, Wide<T> y, Wide<T> z) => typeof(T) == typeof(float)
        ? new()
        {
            _a = Vector.FusedMultiplyAdd(x._a.As<T, float>(), y._a.As<T, float>(), z._a.As<T, float>()).As<float, T>(),
            _b = Vector.FusedMultiplyAdd(x._b.As<T, float>(), y._b.As<T, float>(), z._b.As<T, float>()).As<float, T>(),
            _c = Vector.FusedMultiplyAdd(x._c.As<T, float>(), y._c.As<T, float>(), z._c.As<T, float>()).As<float, T>(),
            _d = Vector.FusedMultiplyAdd(x._d.As<T, float>(), y._d.As<T, float>(), z._d.As<T, float>()).As<float, T>(),
        }
        : new()
        {
            _a = Vector.FusedMultiplyAdd(x._a.As<T, double>(), y._a.As<T, double>(), z._a.As<T, double>()).As<double, T>(),
            _b = Vector.FusedMultiplyAdd(x._b.As<T, double>(), y._b.As<T, double>(), z._b.As<T, double>()).As<double, T>(),
            _c = Vector.FusedMultiplyAdd(x._c.As<T, double>(), y._c.As<T, double>(), z._c.As<T, double>()).As<double, T>(),
            _d = Vector.FusedMultiplyAdd(x._d.As<T, double>(), y._d.As<T, double>(), z._d.As<T, double>()).As<double, T>(),
        };

    /// <summary>Per lane, all bits set where x is below y; never where one of them is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> LessThan(Wide<T> x, Wide<T> y) => new()
    {
        _a = Vector.LessThan(x._a, y._a),
        _b = Vector.LessThan(x._b, y._b),
        _c = Vector.LessThan(x._c, y._c),
        _d = Vector.LessThan(x._d, y._d),
    };

    /// <summary>Per lane, all bits set where x is at most y; never where one of them is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> LessThanOrEqual(Wide<T> x, Wide<T> y) => new()
    {
        _a = Vector.LessThanOrEqual(x._a, y._a),
        _b = Vector.LessThanOrEqual(x._b, y._b),
        _c = Vector.LessThanOrEqual(x._c, y._c),
        _d = Vector.LessThanOrEqual(x._d, y._d),
    };

    /// <summary>Per lane, x where the mask is set, else y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide<T> Select(Wide<T> mask, Wide<T> x, Wide<T> y) => new()
    {
        _a = Vector.ConditionalSelect(mask._a, x._a, y._a),
        _b = Vector.ConditionalSelect(mask._b, x._b, y._b),
        _c = Vector.ConditionalSelect(mask._c, x._c, y._c),
        _d = Vector.ConditionalSelect(mask._d, x._d, y._d),
    };

    /// <summary>Whether a mask is set in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Wide<T> mask) =>
        (mask._a & mask._b & mask._c & mask._d).As<T, ulong>() == Vector<ulong>.AllBitsSet;

    /// <summary>One bit per lane of a mask, lane 0 in bit 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Wide<T> mask) =>
        Bits(mask._a) |
        Bits(mask._b) << Vector<T>.Count |
        Bits(mask._c) << (2 * Vector<T>.Count) |
        Bits(mask._d) << (3 * Vector<T>.Count);

    /// <summary><see cref="Vector{T}"/> has no such method; the branch is a constant of the machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector<T> mask) => Unsafe.SizeOf<Vector<T>>() switch
    {
        16 => mask.AsVector128().ExtractMostSignificantBits(),
        32 => mask.AsVector256().ExtractMostSignificantBits(),
        _ => mask.AsVector512().ExtractMostSignificantBits(),
    };
}
