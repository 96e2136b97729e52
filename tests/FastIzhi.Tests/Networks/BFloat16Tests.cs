using FastIzhi.Networks;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class BFloat16Tests
{
    private const ushort LargestFinite = 0x7F7F;

    [Fact]
    public void Every_number_of_the_format_stays_what_it_is()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.FromBits((ushort)bits);
            if (!float.IsNaN(value))
            {
                Assert.Equal((ushort)bits, BFloat16.ToBits(value));
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(BFloat16.Round(value)));
            }
        }
    }

    [Fact]
    public void Between_two_numbers_the_nearer_one_wins_and_half_way_the_even_one()
    {
        for (ushort bits = 0; bits < LargestFinite; bits++)
        {
            double low = BFloat16.FromBits(bits), high = BFloat16.FromBits((ushort)(bits + 1));
            var middle = low + (high - low) / 2;
            var even = bits % 2 == 0 ? bits : bits + 1;
            Assert.Equal(even, BFloat16.ToBits(middle));
            Assert.Equal(bits, BFloat16.ToBits(double.BitDecrement(middle)));
            Assert.Equal(bits + 1, BFloat16.ToBits(double.BitIncrement(middle)));
            Assert.Equal(-BFloat16.Round(middle), BFloat16.Round(-middle));
        }
    }

    [Fact]
    public void Beyond_the_largest_number_half_a_step_rounds_to_infinity()
    {
        double largest = BFloat16.FromBits(LargestFinite);
        var limit = largest + (largest - BFloat16.FromBits(LargestFinite - 1)) / 2;

        Assert.Equal(largest, BFloat16.Round(double.BitDecrement(limit)));
        Assert.Equal(double.PositiveInfinity, BFloat16.Round(limit));
        Assert.Equal(double.NegativeInfinity, BFloat16.Round(-limit));
        Assert.Equal(double.PositiveInfinity, BFloat16.Round(double.MaxValue));
        Assert.Equal(0x7F80, BFloat16.ToBits(limit));
    }

    [Fact]
    public void Infinity_and_NaN_stay_and_what_is_too_small_vanishes_with_its_sign()
    {
        Assert.Equal(double.PositiveInfinity, BFloat16.Round(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, BFloat16.Round(double.NegativeInfinity));
        Assert.True(double.IsNaN(BFloat16.Round(double.NaN)));
        Assert.True(float.IsNaN(BFloat16.FromBits(BFloat16.ToBits(BitConverter.UInt64BitsToDouble(ulong.MaxValue)))));
        Assert.Equal(0x0000, BFloat16.ToBits(double.Epsilon));
        Assert.Equal(0x8000, BFloat16.ToBits(-double.Epsilon));
        Assert.Equal(0x8000, BFloat16.ToBits(-0.0));
    }
}
