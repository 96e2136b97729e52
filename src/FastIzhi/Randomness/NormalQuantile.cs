namespace FastIzhi.Randomness;

/// <summary>
/// The normal distribution of mean 0 and standard deviation 1. The quantile is the rational approximation PPND16 of M. J. Wichura,
/// algorithm AS 241, Appl. Statist. 37 (1988) 477, doi:10.2307/2347330, good to 1e-16.
/// </summary>
internal static class NormalQuantile
{
    /// <summary>The quantiles of the probabilities from 2^-53 to 1 - 2^-53 are within this distance of 0.</summary>
    public const double Reach = 8.3;

    private static readonly double[] CentreNumerator =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] CentreDenominator =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] FlankNumerator =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] FlankDenominator =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] TailNumerator =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] TailDenominator =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The value below which the distribution has a probability.</summary>
    /// <param name="probability">In (0, 1).</param>
    public static double Of(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var centre = 0.180625 - (q * q);
            return q * Polynomial(CentreNumerator, centre) / Polynomial(CentreDenominator, centre);
        }

        var r = Math.Sqrt(-PortableMath.Log(q < 0 ? probability : 1 - probability));
        var distance = r <= 5
            ? Polynomial(FlankNumerator, r - 1.6) / Polynomial(FlankDenominator, r - 1.6)
            : Polynomial(TailNumerator, r - 5) / Polynomial(TailDenominator, r - 5);
        return q < 0 ? -distance : distance;
    }

    /// <summary>The probability of a window, good to 1e-9.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public static double ProbabilityWithin(double low, double high)
    {
        const int Intervals = 1000;
        (low, high) = (Math.Max(low, -Reach), Math.Min(high, Reach));
        if (!(low < high))
        {
            return 0;
        }

        // Simpson's rule.
        var step = (high - low) / Intervals;
        var sum = Density(low) + Density(high);
        for (var i = 1; i < Intervals; i++)
        {
            sum += (i % 2 == 1 ? 4 : 2) * Density(low + (i * step));
        }

        return sum * step / 3;
    }

    private static double Density(double x) => PortableMath.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * x) + coefficients[k];
        }

        return sum;
    }
}
