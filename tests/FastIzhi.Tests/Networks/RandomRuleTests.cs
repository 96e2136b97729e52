using FastIzhi.Networks;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>The distributions of the random rules, with fixed seeds.</summary>
public class RandomRuleTests
{
    [Fact]
    public void Fixed_in_degree_draws_so_many_sources_uniformly()
    {
        var inputs = ProjectionInputs.All(Pair.Connect(100, 500, new FixedInDegreeRule(400, 0.5)));

        Assert.All(inputs, target => Assert.Equal(400, target.Length));
        ChiSquare.AssertUniform(Count(inputs.SelectMany(target => target).Select(input => input.Source), 100));
        ChiSquare.AssertUniform(Count(inputs.SelectMany(Neighbours), 100));

        // One draw after the other is independent too.
        static IEnumerable<int> Neighbours((int Source, double Weight)[] target) =>
            target.Zip(target.Skip(1), (a, b) => a.Source / 10 * 10 + b.Source / 10);
    }

    [Theory]
    [InlineData(0.003)]
    [InlineData(0.1)]
    [InlineData(0.7)]
    public void Fixed_probability_draws_each_pair_at_most_once_and_independently(double p)
    {
        const int Sources = 1_000;
        const int Targets = 2_000;
        var inputs = ProjectionInputs.All(Pair.Connect(Sources, Targets, new FixedProbabilityRule(p, 0.5)));
        var degrees = inputs.Select(target => (double)target.Length).ToList();
        var variance = Sources * p * (1 - p);

        Assert.All(inputs, target => Assert.Equal(target.Select(input => input.Source).Distinct().Order(), target.Select(input => input.Source)));
        Assert.Equal(Sources * p, degrees.Average(), 5 * Math.Sqrt(variance / Targets));
        Assert.Equal(variance, degrees.Average(degree => Math.Pow(degree - Sources * p, 2)), 5 * variance * Math.Sqrt(2.0 / Targets) + 1);
        ChiSquare.AssertUniform(Count(inputs.SelectMany(target => target).Select(input => input.Source), Sources));
    }

    [Fact]
    public void Fixed_probability_leaves_geometric_gaps()
    {
        const double P = 0.2;
        var inputs = ProjectionInputs.All(Pair.Connect(10_000, 50, new FixedProbabilityRule(P, 0.5)));
        var gaps = inputs.SelectMany(target => target.Zip(target.Skip(1), (a, b) => b.Source - a.Source - 1)).ToList();
        var counts = Count(gaps.Select(gap => Math.Min(gap, 40)), 41);
        var expected = Enumerable.Range(0, 41).Select(gap => gaps.Count * Math.Pow(1 - P, gap) * (gap < 40 ? P : 1));

        ChiSquare.AssertFits(counts, [.. expected]);
    }

    [Fact]
    public void Probabilities_0_and_1_are_exact()
    {
        var none = ProjectionInputs.All(Pair.Connect(1_000, 200, new FixedProbabilityRule(0, 0.5)));
        var all = ProjectionInputs.All(Pair.ConnectWithItself(200, new FixedProbabilityRule(1, 0.5)));

        Assert.All(none, Assert.Empty);
        Assert.All(all, target => Assert.Equal(Enumerable.Range(0, 200), target.Select(input => input.Source)));
    }

    [Fact]
    public void A_probability_too_small_for_a_double_of_one_minus_it_makes_no_synapse_here() =>
        Assert.All(ProjectionInputs.All(Pair.Connect(1_000, 200, new FixedProbabilityRule(1e-300, 0.5))), Assert.Empty);

    [Theory]
    [InlineData(1, 5_000)]
    [InlineData(2, 5_000)]
    [InlineData(7, 1)]
    [InlineData(300, 0)]
    [InlineData(300, 100)]
    [InlineData(1_000, 100_000)]
    [InlineData(1_025, 1_000_003)]
    public void Fixed_total_makes_exactly_so_many_synapses(int targets, long count)
    {
        var inputs = ProjectionInputs.All(Pair.Connect(50, targets, new FixedTotalNumberRule(count, 0.5)));

        Assert.Equal(count, inputs.Sum(target => (long)target.Length));
        if (count >= 20 * targets)
        {
            ChiSquare.AssertUniform([.. inputs.Select(target => (long)target.Length)]);
            ChiSquare.AssertUniform(Count(inputs.SelectMany(target => target).Select(input => input.Source), 50));
        }
    }

    [Fact]
    public void In_degrees_of_fixed_total_are_those_of_independent_targets()
    {
        // Two targets of 100 in 1000 networks: the in-degree of each is binomial.
        var degrees = Enumerable.Range(0, 1_000).SelectMany(seed =>
        {
            var projection = Pair.Connect(10, 100, new FixedTotalNumberRule(1_000, 0.5), seed: (ulong)seed);
            return new[] { ProjectionInputs.Of(projection, 3).Length, ProjectionInputs.Of(projection, 70).Length };
        }).ToList();

        Assert.Equal(10, degrees.Average(), 5 * Math.Sqrt(9.9 / 2_000));
        Assert.Equal(9.9, degrees.Average(degree => Math.Pow(degree - 10, 2)), 5 * 9.9 * Math.Sqrt(2.0 / 2_000));
    }

    [Fact]
    public void Uniform_weights_fill_their_range_whatever_the_sources()
    {
        var projection = Pair.Connect(10, 200, new FixedInDegreeRule(500, Distribution.Uniform(2, 4)));
        var inputs = ProjectionInputs.All(projection).SelectMany(target => target).ToList();

        Assert.All(inputs, input => Assert.InRange(input.Weight, 2, 4));
        ChiSquare.AssertUniform(Count(inputs.Select(input => 10 * input.Source + (int)((input.Weight - 2) * 5)), 100));
    }

    [Fact]
    public void The_sources_do_not_depend_on_whether_weights_are_drawn()
    {
        AssertSameSources(new FixedInDegreeRule(20, 1), new FixedInDegreeRule(20, Distribution.Uniform(0, 1)));
        AssertSameSources(new FixedTotalNumberRule(900, 1), new FixedTotalNumberRule(900, Distribution.Uniform(0, 1)));
        AssertSameSources(new FixedProbabilityRule(0.3, 1), new FixedProbabilityRule(0.3, Distribution.Uniform(0, 1)));

        static void AssertSameSources(ConnectionRule one, ConnectionRule other) => Assert.Equal(
            ProjectionInputs.All(Pair.Connect(50, 40, one)).Select(target => target.Select(input => input.Source)),
            ProjectionInputs.All(Pair.Connect(50, 40, other)).Select(target => target.Select(input => input.Source)));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        AssertRefused(() => new FixedInDegreeRule(-1, 1), "the in-degree is -1; it must be from 0 to");
        AssertRefused(() => new FixedProbabilityRule(1.1, 1), "the probability is 1.1; it must be from 0 to 1");
        AssertRefused(() => new FixedProbabilityRule(double.NaN, 1), "the probability is NaN");
        AssertRefused(() => new FixedTotalNumberRule(-1, 1), "the number of synapses is -1; it must be at least 0");
        AssertRefused(() => new FixedInDegreeRule(1, -0.5), "the weight is -0.5 nS; it must be a finite number of at least 0");
        AssertRefused(() => new FixedInDegreeRule(1, Distribution.Uniform(0, double.PositiveInfinity)), "the weight is up to");
        AssertRefused(() => new FixedInDegreeRule(1, Distribution.Uniform(2, 1)), "the weight is uniform from 2 to 1 nS");

        static void AssertRefused(Func<ConnectionRule> make, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message);
    }

    private static long[] Count(IEnumerable<int> values, int cells)
    {
        var counts = new long[cells];
        foreach (var value in values)
        {
            counts[value]++;
        }

        return counts;
    }
}
