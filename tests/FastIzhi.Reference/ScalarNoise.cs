using static System.MathF;

namespace FastIzhi.Reference;

/// <summary>
/// The draws of one input, of the normal distribution in single precision. Everything is a function of the seed, the name of the
/// population, the number of the input among those of the population, the row and the neuron: nested hashes of them give 64 bits
/// for two neurons, the lower half for the even one.
/// </summary>
internal sealed class ScalarNoise
{
    private static readonly float[] Log =
        [-0.99999994f, 0.50000364f, -0.3333506f, 0.24969909f, -0.19900177f, 0.17250857f, -0.16222498f, 0.10106701f];

    private static readonly float[] Centre =
        [2.1233132f, 0.34880364f, -0.0059061218f, -0.0017743167f, 0.00030735944f, -5.7901634e-06f, -4.5055076e-06f, 4.46382e-07f];

    private static readonly float[] Tail =
        [4.7170877f, 1.4246265f, 0.0046697753f, -0.0028504077f, 0.001409982f, -0.001096834f, 0.00079995627f, -0.00023882056f];

    private readonly ulong _input;

    public ScalarNoise(ulong seed, string population, int number, bool isOfSpikes = false)
    {
        var name = population.Aggregate(14695981039346656037, (hash, letter) => (hash ^ letter) * 1099511628211);
        var stream = Hash(Hash(seed + 0x9E3779B97F4A7C15) ^ ((name * 0xD1342543DE82EF95) + 0x9E3779B97F4A7C15));
        _input = Substream(stream, (isOfSpikes ? 1UL << 34 : 1UL << 33) + (ulong)number);
    }

    /// <summary>The draw of a row.</summary>
    public float At(long row, int neuron) => Normal(Bits(Substream(_input, (ulong)row + 1), neuron));

    /// <summary>The draw before the first row.</summary>
    public float AtStart(int neuron) => Normal(Bits(Substream(_input, 0), neuron));

    /// <summary>The uniform number of a row, in [0, 1): a draw for each neuron.</summary>
    public double UniformAt(long row, int neuron) =>
        (Hash(Substream(_input, (ulong)row + 1) + ((ulong)neuron + 1) * 0x9E3779B97F4A7C15) >> 11) / 9007199254740992.0;

    private static ulong Substream(ulong stream, ulong part) => Hash(stream ^ ((part + 1) * 0xD1342543DE82EF95));

    private static uint Bits(ulong stream, int neuron)
    {
        var pair = Hash(stream + (((ulong)neuron / 2) + 1) * 0x9E3779B97F4A7C15);
        return (uint)(neuron % 2 == 0 ? pair : pair >> 32);
    }

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Hash(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>By inversion: the first bit is the sign, the others the probability of lying further out.</summary>
    private static float Normal(uint bits)
    {
        var further = FusedMultiplyAdd((int)(bits & 0x7FFFFFFF), 1f / 2147483648, 0.5f / 2147483648);
        var w = MinusLog(further * (2 - further));
        var scale = w < 5 ? Polynomial(Centre, w - 2.5f) : Polynomial(Tail, Sqrt(w) - 3.5f);
        return bits >> 31 == 0 ? (1 - further) * scale : -((1 - further) * scale);
    }

    private static float MinusLog(float y)
    {
        var exponent = (int)Math.Floor(Math.Log2(y));
        var mantissa = ScaleB(y, -exponent);
        if (BitConverter.SingleToInt32Bits(mantissa) >= 0x3FB504F3)
        {
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        }

        return FusedMultiplyAdd(exponent, -0.693147181f, (mantissa - 1) * Polynomial(Log, mantissa - 1));
    }

    private static float Polynomial(float[] coefficients, float x) =>
        coefficients.Reverse().Aggregate((sum, coefficient) => FusedMultiplyAdd(sum, x, coefficient));
}
