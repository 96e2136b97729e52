using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Randomness;

public class DistributionTests
{
    private const int Draws = 200_000;
    private const int Cells = 50;

    private static readonly CounterRandom Random = new(11, 3);

    public static TheoryData<double, double> Windows => new()
    {
        { double.NegativeInfinity, double.PositiveInfinity },
        { -61, double.PositiveInfinity },
        { double.NegativeInfinity, -58 },
        { -60, -59 },
        { -54, -40 },
    };

    /// <summary>As many draws between any two quantiles as the distribution has within the window.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void Normal_draws_have_the_normal_distribution(double min, double max)
    {
        var distribution = Distribution.Normal(-60, 3).Truncated(min, max);

        AssertFits(distribution, x => (x + 60) / 3);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(0.5, 3)]
    public void Lognormal_draws_have_the_lognormal_distribution(double min, double max)
    {
        // Of the values, mean 2 and standard deviation 1.
        var variance = Math.Log(1 + 0.25);
        var distribution = Distribution.LogNormal(2, 1).Truncated(min, max);

        AssertFits(distribution, x => (Math.Log(x) - (Math.Log(2) - variance / 2)) / Math.Sqrt(variance));
    }

    [Fact]
    public void Lognormal_values_have_the_mean_and_the_deviation_that_were_given()
    {
        var distribution = Distribution.LogNormal(2, 1);
        var values = Enumerable.Range(0, Draws).Select(i => distribution.Draw(Random, (ulong)i)).ToList();

        Assert.Equal(2, values.Average(), 5 / Math.Sqrt(Draws));
        Assert.Equal(1, Math.Sqrt(values.Average(x => (x - 2) * (x - 2))), 0.02);
    }

    [Fact]
    public void Uniform_draws_fill_their_range_and_the_window_cuts_it()
    {
        var counts = new long[Cells];
        var distribution = Distribution.Uniform(-1, 9).Truncated(min: 2, max: 4);
        for (var i = 0UL; i < Draws; i++)
        {
            var value = distribution.Draw(Random, i);
            Assert.InRange(value, 2, 4);
            counts[(int)((value - 2) / 2 * Cells)]++;
        }

        ChiSquare.AssertUniform(counts);
    }

    [Fact]
    public void The_bounds_hold()
    {
        Assert.Equal((5.0, 5.0, 5.0), (Distribution.Constant(5).Low, Distribution.Constant(5).High, Distribution.Constant(5).Draw(Random, 3)));
        Assert.Equal((-2.0, 7.0), (Distribution.Uniform(-2, 7).Low, Distribution.Uniform(-2, 7).High));
        Assert.Equal((-73.0, 93.0), (Distribution.Normal(10, 10).Low, Distribution.Normal(10, 10).High));
        Assert.Equal((0.0, 93.0), (Distribution.Normal(10, 10).Truncated(min: 0).Low, Distribution.Normal(10, 10).Truncated(min: 0).High));
        Assert.True(Distribution.LogNormal(10, 10).Low > 0);
        Assert.Equal(10, Distribution.Normal(10, 0).Draw(Random, 1));
        Assert.Equal(5.0, ((Distribution)5).Common);
        Assert.Null(Distribution.Normal(5, 0).Common);
        Assert.InRange(NormalQuantile.Of(Math.ScaleB(1, -53)), -NormalQuantile.Reach, -8);
        Assert.InRange(NormalQuantile.Of(1 - Math.ScaleB(1, -53)), 8, NormalQuantile.Reach);
    }

    /// <summary>Of a reference with 20 digits.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.975, 1.9599639845400542)]
    [InlineData(1e-15, -7.9413453261709966)]
    public void Quantiles_are_exact(double probability, double quantile) =>
        Assert.Equal(quantile, NormalQuantile.Of(probability), 2e-15 * Math.Max(1, Math.Abs(quantile)));

    [Theory]
    [InlineData(-1, 1, 0.6826894921370859)]
    [InlineData(double.NegativeInfinity, 0, 0.5)]
    [InlineData(2, double.PositiveInfinity, 0.022750131948179207)]
    [InlineData(9, 10, 0)]
    [InlineData(1, -1, 0)]
    public void The_probability_of_a_window(double low, double high, double probability) =>
        Assert.Equal(probability, NormalQuantile.ProbabilityWithin(low, high), 1e-9);

    [Fact]
    public void A_draw_is_a_function_of_generator_and_number()
    {
        var distribution = Distribution.Normal(0, 1).Truncated(min: 1.5);
        var forwards = Enumerable.Range(0, 100).Select(i => distribution.Draw(new CounterRandom(1, 2), (ulong)i)).ToList();
        var backwards = Enumerable.Range(0, 100).Reverse().Select(i => distribution.Draw(new CounterRandom(1, 2), (ulong)i)).Reverse();

        Assert.Equal(forwards, backwards);
        Assert.Equal(100, forwards.Distinct().Count());
    }

    public static TheoryData<Distribution, string?> Problems => new()
    {
        { Distribution.Constant(1), null },
        { Distribution.Uniform(1, 1), null },
        { Distribution.Normal(0, 1).Truncated(2), null },
        { Distribution.Uniform(2, 1), "is uniform from 2 to 1 mV; the upper bound must be at least the lower one" },
        { Distribution.Normal(double.NaN, 1), "has a mean of NaN mV; it must be a finite number" },
        { Distribution.Normal(0, -1), "has a standard deviation of -1 mV; it must be a finite number of at least 0" },
        { Distribution.LogNormal(-1, 1), "has a mean of -1 mV; it must be a finite number above 0" },
        { Distribution.LogNormal(1, double.NaN), "has a standard deviation of NaN mV" },
        { Distribution.Normal(0, 1).Truncated(3, 2), "has a window from 3 to 2 mV; the upper end must be at least the lower one" },
        { Distribution.Normal(0, 1).Truncated(2.5), "holds 0.00621; it must hold at least 0.01" },
        { Distribution.Normal(0, 0).Truncated(2.5), "holds 0; it must hold at least 0.01" },
        { Distribution.LogNormal(1, 0.1).Truncated(max: -1), "holds 0; it must hold at least 0.01" },
        { Distribution.Uniform(0, 1).Truncated(2), "is uniform from 0 to 1 mV, outside of its window from 2" },
        { Distribution.Constant(1).Truncated(2), "is 1 mV, outside of its window from 2" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void What_is_wrong_names_value_and_bound(Distribution distribution, string? problem)
    {
        Assert.Equal(problem is null, distribution.Problem("mV") is null);
        Assert.Contains(problem ?? "", distribution.Problem("mV") ?? "", StringComparison.Ordinal);
    }

    private static void AssertFits(Distribution distribution, Func<double, double> standardised)
    {
        Assert.Null(distribution.Problem(""));
        var values = Enumerable.Range(0, Draws).Select(i => distribution.Draw(Random, (ulong)i)).ToList();
        Assert.All(values, value => Assert.InRange(value, distribution.Low, distribution.High));
        var low = standardised(distribution.Low);
        var high = standardised(distribution.High);
        var whole = NormalQuantile.ProbabilityWithin(low, high);
        var (counts, expected) = (new long[Cells], new double[Cells]);
        for (var cell = 0; cell < Cells; cell++)
        {
            expected[cell] = Draws * NormalQuantile.ProbabilityWithin(Edge(cell), Edge(cell + 1)) / whole;
        }

        foreach (var value in values)
        {
            counts[Math.Clamp((int)((standardised(value) - Edge(0)) / (Edge(1) - Edge(0))), 0, Cells - 1)]++;
        }

        ChiSquare.AssertFits(counts, expected);

        double Edge(int cell) => Math.Max(low, -6) + (Math.Min(high, 6) - Math.Max(low, -6)) * cell / Cells;
    }
}
