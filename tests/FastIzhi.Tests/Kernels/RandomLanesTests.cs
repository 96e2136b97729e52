using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Randomness;
using Xunit;

namespace FastIzhi.Tests.Kernels;

/// <summary>Draws in vectors: those of the scalar generator, and normally distributed.</summary>
public class RandomLanesTests
{
    [Fact]
    public void The_bits_are_those_of_the_generator()
    {
        var random = new CounterRandom(7, 3);

        var lanes = RandomLanes.Mix(RandomLanes.Counters(random, 40));
        var next = RandomLanes.Mix(RandomLanes.Counters(random, 40) + RandomLanes.NextCounters);

        for (var i = 0; i < Vector<ulong>.Count; i++)
        {
            Assert.Equal(random.Bits(40 + (ulong)i), lanes[i]);
            Assert.Equal(random.Bits(40 + (ulong)(i + Vector<ulong>.Count)), next[i]);
        }
    }

    /// <summary>Over the whole range, both ends and the seam included.</summary>
    [Fact]
    public void The_normal_draw_is_the_quantile_of_its_bits()
    {
        var magnitudes = Enumerable.Range(0, 100_000).Select(k => (uint)(k * 21474L))
            .Concat(Enumerable.Range(0, 31).SelectMany(k => (uint[])[(1u << k) - 1, 1u << k, (1u << k) + 1]))
            .Concat(Enumerable.Range(0, 2_000).Select(k => 7_200_000u + ((uint)k * 100)))
            .Append(0x7FFFFFFFu);
        foreach (var magnitude in magnitudes)
        {
            var upper = RandomLanes.Normal(Vector.Create(magnitude))[0];
            var further = Math.Min((magnitude + 0.5) / 2147483648, 1);
            var expected = -NormalQuantile.Of(further / 2);

            Assert.InRange((upper - expected) / Math.Max(1, expected), -1e-6, 1e-6);
            Assert.Equal(-upper, RandomLanes.Normal(Vector.Create(magnitude | 0x80000000))[0]);
        }
    }

    /// <summary>Each lane takes its own way where only some are in the tail.</summary>
    [Fact]
    public void A_lane_has_the_same_bits_whatever_its_neighbours()
    {
        var mixed = new uint[Vector<uint>.Count];
        mixed.AsSpan().Fill(0x40000000);
        mixed[^1] = 12;

        var lanes = RandomLanes.Normal(new Vector<uint>(mixed));

        Assert.Equal(RandomLanes.Normal(Vector.Create(0x40000000u))[0], lanes[0]);
        Assert.Equal(RandomLanes.Normal(Vector.Create(12u))[0], lanes[Vector<uint>.Count - 1]);
    }
}
