using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Randomness;

public class BinomialTests
{
    private const int Draws = 200_000;

    /// <summary>Inversion below a mean of 10, rejection from there on, and both for p above one half.</summary>
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(12, 0.3)]
    [InlineData(19, 0.5)]
    [InlineData(1_000_000, 5e-6)]
    [InlineData(20, 0.5)]
    [InlineData(21, 0.5)]
    [InlineData(33, 1.0 / 3)]
    [InlineData(60, 0.8)]
    [InlineData(1_000, 0.011)]
    [InlineData(1_000, 0.4)]
    [InlineData(100_000, 0.5)]
    public void The_draws_have_the_binomial_distribution(long n, double p)
    {
        var counts = new Dictionary<long, long>();
        for (var i = 0UL; i < Draws; i++)
        {
            var k = Binomial.Draw(n, p, new CounterRandom(2, 5).Stream(i));
            Assert.InRange(k, 0, n);
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }

        var deviation = Math.Sqrt(n * p * (1 - p));
        var first = (long)Math.Max(0, n * p - 8 * deviation - 10);
        var last = (long)Math.Min(n, n * p + 8 * deviation + 10);
        var cells = Enumerable.Range(0, (int)(last - first + 1)).Select(i => first + i).ToList();
        Assert.Equal(Draws, cells.Sum(k => counts.GetValueOrDefault(k)));
        ChiSquare.AssertFits([.. cells.Select(k => counts.GetValueOrDefault(k))], [.. cells.Select(k => Draws * Mass(n, p, k))]);
    }

    [Fact]
    public void Large_numbers_have_the_mean_and_the_variance()
    {
        const long N = 500_000_000_000;
        const int Count = 20_000;
        var deviates = Enumerable.Range(0, Count)
            .Select(i => (Binomial.Draw(N, 0.5, new CounterRandom(3, 0).Stream((ulong)i)) - N / 2) / Math.Sqrt(N * 0.25))
            .ToList();

        Assert.Equal(0, deviates.Average(), 5 / Math.Sqrt(Count));
        Assert.Equal(1, deviates.Average(x => x * x), 5 * Math.Sqrt(2.0 / Count));
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(7, 0, 0)]
    [InlineData(7, 1, 7)]
    [InlineData(7_000_000, 0, 0)]
    [InlineData(7_000_000, 1, 7_000_000)]
    public void Certain_outcomes_are_certain(long n, double p, long expected) =>
        Assert.Equal(expected, Binomial.Draw(n, p, new CounterRandom(1, 1)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-300, -1e-300)]
    [InlineData(1e-10, -1.00000000005e-10)]
    [InlineData(0.5, -0.6931471805599453)]
    [InlineData(1, double.NegativeInfinity)]
    public void The_logarithm_of_one_minus_p_is_accurate(double p, double expected) =>
        Assert.Equal(expected, Logarithm.OfOneMinus(p), expected == 0 ? 0 : Math.Abs(expected) * 1e-14);

    /// <summary>The logarithm of a factorial as a sum, which is slow and right.</summary>
    private static double Mass(long n, double p, long k)
    {
        var choices = 0.0;
        for (var i = 1L; i <= Math.Min(k, n - k); i++)
        {
            choices += Math.Log((n - i + 1) / (double)i);
        }

        return Math.Exp(choices + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
    }
}
