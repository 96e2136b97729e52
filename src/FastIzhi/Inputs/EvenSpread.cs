namespace FastIzhi.Inputs;

/// <summary>
/// Values that fill a range evenly however many there are, without a draw: low + (high - low) frac(i / phi), where phi is the
/// golden ratio. Neighbours differ widely, so that neither neurons nor threads are in step.
/// </summary>
public static class EvenSpread
{
    private const double InverseGoldenRatio = 0.6180339887498949;

    /// <summary>Some of the values.</summary>
    /// <param name="low">Lower bound, included.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="first">i of the first value, at least 0.</param>
    /// <param name="count">How many, at least 0.</param>
    public static double[] Values(double low, double high, long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            var x = InverseGoldenRatio * (first + k);
            values[k] = low + ((high - low) * (x - Math.Floor(x)));
        }

        return values;
    }
}
