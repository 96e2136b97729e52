namespace FastIzhi.Randomness;

/// <summary>
/// Numbers of successes in n independent trials of probability p, by methods that are exact up to rounding: inversion for
/// small means, else the transformed rejection BTRS of W. Hoermann, J. Stat. Comput. Simul. 46 (1993) 101,
/// doi:10.1080/00949659308811496.
/// </summary>
internal static class Binomial
{
    private const double SmallestMeanOfRejection = 10;

    /// <summary>log(k!) less its Stirling approximation about k + 1, for k below 10.</summary>
    private static readonly double[] StirlingErrors =
    [
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
    ];

    /// <summary>Draws a number of successes.</summary>
    /// <param name="trials">n, at least 0.</param>
    /// <param name="probability">p, in [0, 1].</param>
    /// <param name="random">The draws, of which an unknown number is used.</param>
    public static long Draw(long trials, double probability, CounterRandom random)
    {
        if (probability > 0.5)
        {
            return trials - Draw(trials, 1 - probability, random);
        }

        return trials * probability < SmallestMeanOfRejection
            ? Invert(trials, probability, random.Uniform(0))
            : Reject(trials, probability, random);
    }

    /// <summary>The k at which the cumulative probability passes u.</summary>
    private static long Invert(long n, double p, double u)
    {
        var ratio = p / (1 - p);
        var mass = Math.Exp(n * Logarithm.OfOneMinus(p));
        var k = 0L;
        while (u >= mass && k < n)
        {
            u -= mass;
            mass *= ratio * (n - k) / (k + 1);
            k++;
        }

        return k;
    }

    /// <summary>Names as in the paper.</summary>
    private static long Reject(double n, double p, CounterRandom random)
    {
        var deviation = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var c = n * p + 0.5;
        var squeeze = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * deviation;
        var mode = Math.Floor((n + 1) * p);
        var ratio = p / (1 - p);
        for (var draw = 0UL; ; draw += 2)
        {
            var u = random.Uniform(draw) - 0.5;
            var v = random.Uniform(draw + 1);
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= squeeze)
            {
                return (long)k;
            }

            if (k >= 0 && k <= n && Math.Log(v * alpha / (a / (us * us) + b)) <= LogMassRatio(k))
            {
                return (long)k;
            }
        }

        // log(f(k) / f(mode)) of the probabilities f.
        double LogMassRatio(double k) =>
            (mode + 0.5) * Math.Log((mode + 1) / (ratio * (n - mode + 1)))
            + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
            + (k + 0.5) * Math.Log(ratio * (n - k + 1) / (k + 1))
            + StirlingError(mode) + StirlingError(n - mode) - StirlingError(k) - StirlingError(n - k);
    }

    /// <summary>log(k!) less its Stirling approximation about k + 1.</summary>
    internal static double StirlingError(double k)
    {
        if (k < StirlingErrors.Length)
        {
            return StirlingErrors[(int)k];
        }

        var x = 1 / (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 * x * x) * x * x) * x;
    }
}
