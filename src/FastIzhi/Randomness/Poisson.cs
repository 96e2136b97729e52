namespace FastIzhi.Randomness;

/// <summary>Numbers of events by inversion of the Poisson distribution, from exactly rounded arithmetic alone.</summary>
internal static class Poisson
{
    /// <summary>The number at which the cumulative probability passes u.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="none">The probability of no event, exp(-mean).</param>
    /// <param name="u">A uniform number in [0, 1).</param>
    public static int Invert(double mean, double none, double u)
    {
        // Beyond this the probabilities are below the rounding of what is left of u.
        var most = (int)(mean + (9 * Math.Sqrt(mean)) + 20);
        var count = 0;
        for (var mass = none; u >= mass && count < most; count++)
        {
            u -= mass;
            mass *= mean / (count + 1);
        }

        return count;
    }
}
