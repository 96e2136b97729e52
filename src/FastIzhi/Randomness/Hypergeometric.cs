namespace FastIzhi.Randomness;

/// <summary>
/// Numbers of good ones in a sample without replacement, by methods that are exact up to rounding: drawing one by one for small
/// samples, else the ratio of uniforms HRUA of E. Stadlober, Computing 42 (1989) 43, doi:10.1007/BF02243142. The same on every machine.
/// </summary>
internal static class Hypergeometric
{
    private const long MostOneByOne = 10;

    /// <summary>2 sqrt(2 / e) and 3 - 2 sqrt(3 / e).</summary>
    private const double Stretch = 1.7155277699214135, Shift = 0.8989161620588988;

    /// <summary>Draws a number of good ones.</summary>
    /// <param name="good">Number of good ones to draw from, at least 0.</param>
    /// <param name="bad">Number of others, at least 0.</param>
    /// <param name="sample">Size of the sample, from 0 to good + bad.</param>
    /// <param name="random">The draws, of which an unknown number is used.</param>
    public static long Draw(long good, long bad, long sample, CounterRandom random)
    {
        if (sample > (good + bad) / 2)
        {
            return good - Draw(good, bad, good + bad - sample, random);
        }

        if (good > bad)
        {
            return sample - Draw(bad, good, sample, random);
        }

        return sample < MostOneByOne ? DrawOneByOne(good, bad, sample, random) : good == 0 ? 0 : Reject(good, bad, sample, random);
    }

    private static long DrawOneByOne(long good, long bad, long sample, CounterRandom random)
    {
        var left = good;
        for (var k = 0L; k < sample; k++)
        {
            left -= random.Uniform((ulong)k) * (good + bad - k) < left ? 1 : 0;
        }

        return good - left;
    }

    /// <summary>For good up to bad and a sample of up to half of all. Names as in the paper.</summary>
    private static long Reject(double good, double bad, double sample, CounterRandom random)
    {
        var all = good + bad;
        var p = good / all;
        var a = (sample * p) + 0.5;
        var variance = (all - sample) * sample * p * (1 - p) / (all - 1);
        var c = Math.Sqrt(variance + 0.5);
        var h = (Stretch * c) + Shift;
        var mode = Math.Floor((sample + 1) * (good + 1) / (all + 2));
        var bound = Math.Min(Math.Min(sample, good) + 1, Math.Floor(a + (16 * c)));
        for (var draw = 0UL; ; draw += 2)
        {
            var u = 1 - random.Uniform(draw);
            var x = a + (h * (random.Uniform(draw + 1) - 0.5) / u);
            if (!(x >= 0 && x < bound))
            {
                continue;
            }

            var k = Math.Floor(x);
            if (2 * PortableMath.Log(u) <= LogMassRatio(k))
            {
                return (long)k;
            }
        }

        // log(f(k) / f(mode)) of the probabilities f.
        double LogMassRatio(double k) =>
            LogFactorialRatio(mode, k) + LogFactorialRatio(good - mode, good - k)
            + LogFactorialRatio(sample - mode, sample - k) + LogFactorialRatio(bad - sample + mode, bad - sample + k);
    }

    /// <summary>log(m! / k!).</summary>
    private static double LogFactorialRatio(double m, double k) =>
        ((m + 0.5) * PortableMath.Log((m + 1) / (k + 1))) + ((m - k) * (PortableMath.Log(k + 1) - 1))
        + Binomial.StirlingError(m) - Binomial.StirlingError(k);
}
