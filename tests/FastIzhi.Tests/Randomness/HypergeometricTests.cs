using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Randomness;

/// <summary>Draws without replacement against their exact probabilities.</summary>
public class HypergeometricTests
{
    [Theory]
    [InlineData(5, 10, 6)]
    [InlineData(10, 5, 6)]
    [InlineData(50, 60, 40)]
    [InlineData(60, 50, 90)]
    [InlineData(20, 1_000, 500)]
    [InlineData(3, 100, 60)]
    [InlineData(5_000, 7_000, 3_000)]
    public void Draws_have_their_probabilities(int good, int bad, int sample)
    {
        const int Draws = 50_000;
        var counts = new long[sample + 1];
        for (var i = 0UL; i < Draws; i++)
        {
            counts[Hypergeometric.Draw(good, bad, sample, new CounterRandom(7, i))]++;
        }

        ChiSquare.AssertFits(counts, [.. Probabilities(good, bad, sample).Select(p => p * Draws)]);
    }

    [Theory]
    [InlineData(0, 100, 50, 0)]
    [InlineData(100, 0, 50, 50)]
    [InlineData(40, 60, 100, 40)]
    [InlineData(40, 60, 0, 0)]
    public void What_is_certain_is_exact(int good, int bad, int sample, int expected) =>
        Assert.Equal(expected, Hypergeometric.Draw(good, bad, sample, new CounterRandom(1, 1)));

    [Fact]
    public void Large_numbers_have_mean_and_variance()
    {
        // 10^12 pairs, of which 10^9 are drawn: half of them from one half.
        const long Half = 500_000_000_000;
        var draws = Enumerable.Range(0, 2_000).Select(i => Hypergeometric.Draw(Half, Half, 1_000_000_000, new CounterRandom(3, (ulong)i)) - 5e8).ToList();
        var variance = 0.25e9 * 0.999;

        Assert.Equal(0, draws.Average(), 5 * Math.Sqrt(variance / draws.Count));
        Assert.Equal(variance, draws.Average(d => d * d), 5 * variance * Math.Sqrt(2.0 / draws.Count));
    }

    private static IEnumerable<double> Probabilities(int good, int bad, int sample)
    {
        var logs = new double[good + bad + 2];
        for (var k = 1; k < logs.Length; k++)
        {
            logs[k] = logs[k - 1] + Math.Log(k);
        }

        return Enumerable.Range(0, sample + 1).Select(k => k > good || sample - k > bad
            ? 0
            : Math.Exp(Choose(good, k) + Choose(bad, sample - k) - Choose(good + bad, sample)));

        double Choose(int n, int k) => logs[n] - logs[k] - logs[n - k];
    }
}
