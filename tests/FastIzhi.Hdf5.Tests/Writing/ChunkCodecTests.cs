using System.Runtime.InteropServices;
using FastIzhi.Hdf5.Writing;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Writing;

/// <summary>Numbers are rounded to the nearest of those that are left; compressed chunks fit where they are put.</summary>
public class ChunkCodecTests
{
    [Property]
    public void Rounding_is_to_the_nearest_and_twice_is_once(float number, PositiveInt kept)
    {
        var bits = 1 + (kept.Get % 22);
        var rounded = Round(number, bits);

        Assert.Equal(BitConverter.SingleToInt32Bits(rounded), BitConverter.SingleToInt32Bits(Round(rounded, bits)));
        if (!float.IsFinite(number))
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(number), BitConverter.SingleToInt32Bits(rounded));
            return;
        }

        Assert.Equal(0, BitConverter.SingleToInt32Bits(rounded) & ((1 << (23 - bits)) - 1));
        if (float.IsNormal(number) && float.IsFinite(rounded))
        {
            Assert.True(Math.Abs((double)rounded - number) <= Math.Pow(2, -(bits + 1)) * Math.Abs((double)number), $"{number} {rounded}");
        }
    }

    [Property]
    public void Doubles_are_rounded_like_floats(double number, PositiveInt kept)
    {
        var bits = 1 + (kept.Get % 51);
        var numbers = new[] { number };
        ChunkCodec.Round(MemoryMarshal.AsBytes(numbers.AsSpan()), sizeof(double), bits);

        if (double.IsNormal(number) && double.IsFinite(numbers[0]))
        {
            Assert.Equal(0, BitConverter.DoubleToInt64Bits(numbers[0]) & ((1L << (52 - bits)) - 1));
            Assert.True(Math.Abs(numbers[0] - number) <= Math.Pow(2, -(bits + 1)) * Math.Abs(number), $"{number} {numbers[0]}");
        }
    }

    [Theory]
    [InlineData(1.5f, 1, 1.5f)]
    [InlineData(1.25f, 1, 1f)] // A tie goes to the even neighbour.
    [InlineData(1.75f, 1, 2f)]
    [InlineData(-65.4321f, 7, -65.5f)]
    [InlineData(float.MaxValue, 3, float.PositiveInfinity)]
    public void Some_numbers_are_rounded_by_hand(float number, int bits, float expected) => Assert.Equal(expected, Round(number, bits));

    [Property]
    public void The_bound_of_a_compressed_chunk_holds(PositiveInt seed, PositiveInt length, PositiveInt level)
    {
        var chunk = new byte[8 * (1 + (length.Get * 997 % 20_000))];
        new Random(seed.Get).NextBytes(chunk);
        var to = new byte[ChunkCodec.MostBytes(chunk.Length)];

        Assert.InRange(ChunkCodec.Compress(chunk, sizeof(double), 1 + (level.Get % 9), to, 0), 1, to.Length);
        Assert.InRange(ChunkCodec.Compress(new byte[4096], sizeof(float), level: 1, to = new byte[8192], 0), 1, 100);
    }

    private static float Round(float number, int bits)
    {
        var numbers = new[] { number };
        ChunkCodec.Round(MemoryMarshal.AsBytes(numbers.AsSpan()), sizeof(float), bits);
        return numbers[0];
    }
}
