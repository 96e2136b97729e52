using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Randomness;

public class CounterRandomTests
{
    [Fact]
    public void A_draw_is_a_function_of_seed_stream_and_index()
    {
        Assert.Equal(new CounterRandom(7, 3).Stream(5).Bits(9), new CounterRandom(7, 3).Stream(5).Bits(9));

        ulong[] others =
        [
            new CounterRandom(8, 3).Stream(5).Bits(9),
            new CounterRandom(7, 4).Stream(5).Bits(9),
            new CounterRandom(7, 3).Stream(6).Bits(9),
            new CounterRandom(7, 3).Stream(5).Bits(10),
            new CounterRandom(7, 3).Bits(9),
        ];
        Assert.DoesNotContain(new CounterRandom(7, 3).Stream(5).Bits(9), others);
        Assert.Distinct(others);
    }

    [Fact]
    public void The_same_draw_of_neighbouring_streams_is_uniform_and_independent()
    {
        var random = new CounterRandom(1, 0);
        var counts = new long[64];
        for (var i = 0UL; i < 64_000; i++)
        {
            counts[8 * random.Stream(i).Below(8, 0) + random.Stream(i + 1).Below(8, 0)]++;
        }

        ChiSquare.AssertUniform(counts);
    }

    [Fact]
    public void The_draws_of_a_stream_are_independent_of_those_of_the_whole()
    {
        var random = new CounterRandom(1, 0);
        var counts = new long[64];
        for (var i = 0UL; i < 64_000; i++)
        {
            counts[8 * random.Stream(0).Below(8, i) + random.Below(8, i)]++;
        }

        ChiSquare.AssertUniform(counts);
    }
}
