namespace FastIzhi.Randomness;

/// <summary>A logarithm for probabilities.</summary>
internal static class Logarithm
{
    /// <summary>log(1 - p) without the cancellation that a small p would suffer; after W. Kahan.</summary>
    /// <param name="p">A probability in [0, 1].</param>
    public static double OfOneMinus(double p)
    {
        var q = 1 - p;
        return q == 1 ? -p : q == 0 ? double.NegativeInfinity : Math.Log(q) * (p / (1 - q));
    }
}
