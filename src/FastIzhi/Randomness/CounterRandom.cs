using System.Runtime.CompilerServices;

namespace FastIzhi.Randomness;

/// <summary>
/// A counter-based generator: each draw is a pure function of (seed, stream, index), so that neither the order of the
/// draws nor the number of threads can change it. The mixing function is the finaliser of SplitMix64
/// (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195).
/// </summary>
public readonly record struct CounterRandom
{
    /// <summary>The step of the counter, and the multipliers of the mixing function.</summary>
    internal const ulong GoldenGamma = 0x9E3779B97F4A7C15, FirstMultiplier = 0xBF58476D1CE4E5B9, SecondMultiplier = 0x94D049BB133111EB;

    private const ulong StreamGamma = 0xD1342543DE82EF95;

    private readonly ulong _key;

    /// <summary>A generator.</summary>
    /// <param name="seed">The seed of the experiment.</param>
    /// <param name="stream">Keeps independent uses of one seed apart, such as the number of a projection.</param>
    public CounterRandom(ulong seed, ulong stream)
        : this(Mix(Mix(seed + GoldenGamma) ^ (stream * StreamGamma + GoldenGamma)))
    {
    }

    private CounterRandom(ulong key) => _key = key;

    /// <summary>Draw i is the mixture of Key + (i + 1) <see cref="GoldenGamma"/>; for vectors of draws.</summary>
    internal ulong Key => _key;

    /// <summary>A generator of its own for a part of this stream, such as a neuron; its draws are independent of these.</summary>
    /// <param name="index">Number of the part.</param>
    public CounterRandom Stream(ulong index) => new(Mix(_key ^ ((index + 1) * StreamGamma)));

    /// <summary>64 uniform bits, a function of the seed, the stream and <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(ulong index) => Mix(_key + (index + 1) * GoldenGamma);

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(ulong index) => (Bits(index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform integer in [0, <paramref name="bound"/>); its bias is below 2^-32 for any bound of an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int bound, ulong index) => (int)Math.BigMul(Bits(index), (ulong)bound, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * FirstMultiplier;
        z = (z ^ (z >> 27)) * SecondMultiplier;
        return z ^ (z >> 31);
    }
}
