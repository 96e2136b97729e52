namespace FastIzhi.Networks;

/// <summary>
/// The 16-bit format of <see cref="WeightFormat.BFloat16"/>: sign, exponent and the first 7 bits of the fraction of a float,
/// which is 8 significant bits from 2^-126 to 3.39e38, and steps of 2^-133 below.
/// </summary>
public static class BFloat16
{
    private const double SmallestNormal = 1.0 / (1UL << 63) / (1UL << 63);
    private const double StepsPerUnitBelow = (double)(1UL << 63) * (1UL << 63) * (1 << 7);
    private const int DroppedBits = 52 - 7;

    /// <summary>The nearest number of the format, of two equally near ones the even one; infinity beyond its range.</summary>
    /// <param name="value">Any number; NaN stays NaN.</param>
    public static double Round(double value)
    {
        if (Math.Abs(value) < SmallestNormal)
        {
            return Math.Round(value * StepsPerUnitBelow, MidpointRounding.ToEven) / StepsPerUnitBelow;
        }

        if (!double.IsFinite(value))
        {
            return value;
        }

        // Add just less than half of the last bit that is kept, or exactly half if that bit is odd; a carry may reach the exponent.
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var isOdd = (bits >> DroppedBits) & 1;
        bits += (1UL << (DroppedBits - 1)) - 1 + isOdd;
        return (float)BitConverter.UInt64BitsToDouble(bits & ~((1UL << DroppedBits) - 1));
    }

    /// <summary>The 16 bits of <see cref="Round"/> of a number.</summary>
    /// <param name="value">Any number.</param>
    public static ushort ToBits(double value) => (ushort)(BitConverter.SingleToUInt32Bits((float)Round(value)) >> 16);

    /// <summary>The number that 16 bits stand for; every one of them is also a float.</summary>
    /// <param name="bits">Sign, exponent and fraction.</param>
    public static float FromBits(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
