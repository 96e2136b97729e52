using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Randomness;

namespace FastIzhi.Kernels;

/// <summary>
/// Random draws for vectors of neurons, the same as those of <see cref="CounterRandom"/>: only integers and exactly rounded
/// arithmetic, so that a draw has the same bits in any lane of any width.
/// </summary>
internal static class RandomLanes
{
    private const float Ln2 = 0.693147181f;

    /// <summary>From this w on, the normal distribution is in its tail: with a probability of 0.7 % for a draw.</summary>
    private const float TailStart = 5;

    /// <summary>The counters of the draws from <paramref name="first"/> on, one per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<ulong> Counters(CounterRandom random, ulong first) =>
        Vector.CreateSequence(random.Key + ((first + 1) * CounterRandom.GoldenGamma), CounterRandom.GoldenGamma);

    /// <summary>What takes a vector of counters to the next.</summary>
    public static Vector<ulong> NextCounters => Vector.Create((ulong)Vector<ulong>.Count * CounterRandom.GoldenGamma);

    /// <summary>64 uniform bits per counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<ulong> Mix(Vector<ulong> z)
    {
        z = (z ^ (z >>> 30)) * CounterRandom.FirstMultiplier;
        z = (z ^ (z >>> 27)) * CounterRandom.SecondMultiplier;
        return z ^ (z >>> 31);
    }

    /// <summary>
    /// Draws from the normal distribution of mean 0 and variance 1, one per 32 random bits: the sign is a bit, the others are
    /// s, uniform in (0, 1), the probability of lying further out. The inverse is the form of M. Giles, Approximating the
    /// erfinv function, in GPU Computing Gems (2011): (1 - s) P(w) with w = -log(s (2 - s)) and a polynomial P of w about 0, in
    /// the tail of sqrt(w). Good to 1e-6; no draw is further than 6.3 from 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Normal(Vector<uint> bits)
    {
        var sign = bits & Vector.Create(0x80000000);
        var magnitude = Vector.ConvertToSingle((bits ^ sign).As<uint, int>());
        var s = Lanes.MultiplyAdd(magnitude, Vector.Create(1f / (1u << 31)), Vector.Create(0.5f / (1u << 31)));
        var w = MinusLog(s * (Vector.Create(2f) - s));
        var scale = Centre(w - Vector.Create(2.5f));
        var isTail = Vector.GreaterThanOrEqual(w, Vector.Create(TailStart));
        if (isTail != Vector<int>.Zero)
        {
            scale = Vector.ConditionalSelect(isTail, Tail(Vector.SquareRoot(w) - Vector.Create(3.5f)), scale);
        }

        return (((Vector<float>.One - s) * scale).As<float, uint>() ^ sign).As<uint, float>();
    }

    /// <summary>-log(y) for y from 2^-31 to 1: y = m 2^e with m from sqrt(1/2) to sqrt(2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> MinusLog(Vector<float> y)
    {
        var bits = y.As<float, int>() - Vector.Create(0x3F3504F3);
        var exponent = Vector.ConvertToSingle(bits >> 23);
        var mantissa = ((bits & Vector.Create(0x7FFFFF)) + Vector.Create(0x3F3504F3)).As<int, float>();
        var x = mantissa - Vector<float>.One;
        var p = Vector.Create(0.10106701f);
        p = Next(p, x, -0.16222498f);
        p = Next(p, x, 0.17250857f);
        p = Next(p, x, -0.19900177f);
        p = Next(p, x, 0.24969909f);
        p = Next(p, x, -0.3333506f);
        p = Next(p, x, 0.50000364f);
        p = Next(p, x, -0.99999994f);
        return Lanes.MultiplyAdd(exponent, Vector.Create(-Ln2), x * p);
    }

    /// <summary>P(x + 2.5) of w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Centre(Vector<float> x)
    {
        var p = Vector.Create(4.46382e-07f);
        p = Next(p, x, -4.5055076e-06f);
        p = Next(p, x, -5.7901634e-06f);
        p = Next(p, x, 0.00030735944f);
        p = Next(p, x, -0.0017743167f);
        p = Next(p, x, -0.0059061218f);
        p = Next(p, x, 0.34880364f);
        return Next(p, x, 2.1233132f);
    }

    /// <summary>P(x + 3.5) of sqrt(w).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Tail(Vector<float> x)
    {
        var p = Vector.Create(-0.00023882056f);
        p = Next(p, x, 0.00079995627f);
        p = Next(p, x, -0.001096834f);
        p = Next(p, x, 0.001409982f);
        p = Next(p, x, -0.0028504077f);
        p = Next(p, x, 0.0046697753f);
        p = Next(p, x, 1.4246265f);
        return Next(p, x, 4.7170877f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Next(Vector<float> p, Vector<float> x, float coefficient) =>
        Lanes.MultiplyAdd(p, x, Vector.Create(coefficient));
}
