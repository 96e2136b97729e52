namespace FastIzhi.Randomness;

/// <summary>
/// Elementary functions from exactly rounded arithmetic alone, so that they give the same bits on every machine; those of
/// <see cref="Math"/> come from the library of the system. Good to about 1e-15.
/// </summary>
internal static class PortableMath
{
    /// <summary>log 2 in two parts: the first has so few bits that its product with an exponent is exact.</summary>
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;

    private const double LargestExponent = 709;

    /// <summary>The natural logarithm of a normal positive number.</summary>
    public static double Log(double x)
    {
        // x = m 2^e with m about 1; log m = 2 artanh s by its series.
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            (m, exponent) = (m / 2, exponent + 1);
        }

        var s = (m - 1) / (m + 1);
        var squared = s * s;
        var sum = 0.0;
        for (var k = 23; k >= 3; k -= 2)
        {
            sum = (sum + (1.0 / k)) * squared;
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s) + (2 * s * sum));
    }

    /// <summary>e^x; for x beyond 709 either way, that of 709.</summary>
    public static double Exp(double x)
    {
        // x = n log 2 + r with |r| below 0.35; e^r by its series.
        x = Math.Clamp(x, -LargestExponent, LargestExponent);
        var n = Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var r = (x - (n * Ln2High)) - (n * Ln2Low);
        var sum = 0.0;
        for (var k = 14; k >= 2; k--)
        {
            sum = (sum + 1) * r / k;
        }

        // 1 + r (1 + r / 2 (1 + ...)), the largest term last.
        return Math.ScaleB(1 + (r + (r * sum)), (int)n);
    }

    /// <summary>Cosine and sine of an angle.</summary>
    /// <param name="turns">The angle in full turns, in [0, 1).</param>
    public static (double Cos, double Sin) CosSin(double turns)
    {
        // Within 45 degrees of an axis, which the quarter turns away.
        var quarter = (int)Math.Floor((turns * 4) + 0.5);
        var x = (turns - (quarter / 4.0)) * (2 * Math.PI);
        var squared = x * x;
        double cos = 1, sin = 1;
        for (var k = 20; k >= 2; k -= 2)
        {
            cos = 1 - (squared / (k * (k - 1)) * cos);
            sin = 1 - (squared / (k * (k + 1)) * sin);
        }

        sin *= x;
        return (quarter % 4) switch
        {
            0 => (cos, sin),
            1 => (-sin, cos),
            2 => (-cos, -sin),
            _ => (sin, -cos),
        };
    }

    /// <summary>log(1 - p) without the cancellation that a small p would suffer; after W. Kahan.</summary>
    /// <param name="p">In [0, 1).</param>
    public static double LogOfOneMinus(double p)
    {
        var q = 1 - p;
        return q == 1 ? -p : Log(q) * (p / (1 - q));
    }

    /// <summary>The angle of a point as seen from the origin, in full turns of [0, 1]; 0 for the origin.</summary>
    public static double Turns(double x, double y)
    {
        if (x == 0 && y == 0)
        {
            return 0;
        }

        // Within 45 degrees of an axis; there by the tangent of a quarter of the angle, whose series is short.
        var (near, far) = (Math.Min(Math.Abs(x), Math.Abs(y)), Math.Max(Math.Abs(x), Math.Abs(y)));
        var t = near / far;
        t /= 1 + Math.Sqrt(1 + (t * t));
        t /= 1 + Math.Sqrt(1 + (t * t));
        var squared = t * t;
        var sum = 0.0;
        for (var k = 25; k >= 3; k -= 2)
        {
            sum = ((1.0 / k) - sum) * squared;
        }

        var turns = 4 * t * (1 - sum) / (2 * Math.PI);
        turns = Math.Abs(y) > Math.Abs(x) ? 0.25 - turns : turns;
        turns = x < 0 ? 0.5 - turns : turns;
        return y < 0 ? 1 - turns : turns;
    }
}
