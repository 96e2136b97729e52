using FastIzhi.Networks;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>The distributions of rules that forbid autapses or multapses, and of fixed out-degrees, with fixed seeds.</summary>
public class DegreeRuleTests
{
    [Fact]
    public void Sets_of_different_numbers_are_equally_likely()
    {
        // The 20 sets of 3 of 6, and of 30 of 32 the 2 that are left out.
        var draws = new DistinctDraws();
        var small = new long[64];
        var large = new long[32 * 32];
        Span<int> three = stackalloc int[3];
        Span<int> thirty = stackalloc int[30];
        for (var i = 0UL; i < 20_000; i++)
        {
            draws.Draw(new CounterRandom(1, i), 6, three);
            small[three.ToArray().Sum(number => 1 << number)]++;
            draws.Draw(new CounterRandom(2, i), 32, thirty);
            var left = Enumerable.Range(0, 32).Except(thirty.ToArray()).ToArray();
            Assert.Equal(2, left.Length);
            large[(32 * left[0]) + left[1]]++;
        }

        Assert.All(Enumerable.Range(0, 64), set => Assert.Equal(int.PopCount(set) == 3, small[set] > 0));
        ChiSquare.AssertUniform([.. small.Where(count => count > 0)]);
        Assert.Equal(32 * 31 / 2, large.Count(count => count > 0));
        ChiSquare.AssertUniform([.. large.Where(count => count > 0)]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Fixed_in_degree_draws_uniformly_from_the_others(bool autapses, bool multapses)
    {
        const int Size = 60;
        var projection = Pair.ConnectWithItself(Size, new FixedInDegreeRule(40, 0.5, autapses, multapses));
        var counts = new long[Size];
        foreach (var (inputs, target) in ProjectionInputs.All(projection).Select((inputs, target) => (inputs, target)))
        {
            Assert.Equal(40, inputs.Length);
            Array.ForEach(inputs, input => counts[(input.Source - target + Size) % Size]++);
        }

        Assert.Equal(autapses, counts[0] > 0);
        ChiSquare.AssertUniform(autapses ? counts : counts[1..]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Fixed_out_degree_draws_uniformly_and_independently(bool autapses, bool multapses)
    {
        // Two ranges of targets and more; the number in each range is not fixed.
        const int Size = 100;
        const int OutDegree = 60;
        var projection = Pair.ConnectWithItself(Size, new FixedOutDegreeRule(OutDegree, 0.5, autapses, multapses));
        var offsets = new long[Size];
        var firstHalf = new List<double>();
        foreach (var source in Enumerable.Range(0, Size))
        {
            var targets = projection.Synapses.TargetsOf(source).ToArray();
            Assert.Equal(OutDegree, targets.Length);
            Assert.True(multapses || targets.Distinct().Count() == OutDegree);
            Array.ForEach(targets, target => offsets[(target - source + Size) % Size]++);
            firstHalf.Add(targets.Count(target => target < 50));
        }

        Assert.Equal(autapses, offsets[0] > 0);
        ChiSquare.AssertUniform(autapses ? offsets : offsets[1..]);
        var variance = OutDegree * 0.25 * (multapses ? 1 : 40.0 / 99);
        Assert.Equal(OutDegree / 2, firstHalf.Average(), 5 * Math.Sqrt(variance / Size));
        Assert.Equal(variance, firstHalf.Average(n => Math.Pow(n - (OutDegree / 2), 2)), 5 * variance * Math.Sqrt(2.0 / Size));
    }

    [Fact]
    public void In_degrees_of_fixed_out_degree_are_those_of_independent_sources()
    {
        var inputs = ProjectionInputs.All(Pair.Connect(1_000, 2_000, new FixedOutDegreeRule(200, 0.5)));
        var expected = 100.0;

        Assert.Equal(200_000, inputs.Sum(target => target.Length));
        Assert.Equal(expected, inputs.Average(target => Math.Pow(target.Length - expected, 2)), 5 * expected * Math.Sqrt(2.0 / 2_000));
    }

    [Theory]
    [InlineData(30, 40, 1_000)]
    [InlineData(30, 40, 1_170)]
    [InlineData(30, 40, 1)]
    [InlineData(1_000, 300, 20_000)]
    public void Fixed_total_without_multapses_makes_exactly_so_many_different_pairs(int sources, int targets, int count)
    {
        var synapses = Pair.Connect(sources, targets, new FixedTotalNumberRule(count, 0.5, multapses: false)).Synapses.Enumerate().ToList();

        Assert.Equal(count, synapses.Count);
        Assert.Equal(count, synapses.Select(synapse => (synapse.Source, synapse.Target)).Distinct().Count());
    }

    [Fact]
    public void Fixed_total_without_multapses_and_autapses_draws_each_pair_equally_often()
    {
        const int Size = 12;
        var counts = new long[Size * Size];
        for (var seed = 0UL; seed < 500; seed++)
        {
            var builder = new NetworkBuilder(seed);
            var population = builder.AddPopulation("E", Size, FastIzhi.Neurons.CellTypes.RS);
            var projection = builder.Connect(population, population, new FixedTotalNumberRule(50, 0.5, autapses: false, multapses: false));
            foreach (var synapse in projection.Synapses.Enumerate())
            {
                counts[(synapse.Source * Size) + synapse.Target]++;
            }
        }

        Assert.All(Enumerable.Range(0, Size), i => Assert.Equal(0, counts[(i * Size) + i]));
        ChiSquare.AssertUniform([.. counts.Where((_, i) => i / Size != i % Size)]);
    }

    [Fact]
    public void A_fixed_total_of_all_pairs_is_all_to_all()
    {
        var total = Pair.ConnectWithItself(20, new FixedTotalNumberRule(380, 0.5, autapses: false, multapses: false));

        Assert.Equal(
            Pair.ConnectWithItself(20, new AllToAllRule(0.5, autapses: false)).Synapses.Enumerate(), total.Synapses.Enumerate());
    }

    [Fact]
    public void A_pool_leaves_out_the_target_whichever_population_it_is_of()
    {
        var builder = new NetworkBuilder(1);
        var e = builder.AddPopulation("E", 20, FastIzhi.Neurons.CellTypes.RS);
        var i = builder.AddPopulation("I", 10, FastIzhi.Neurons.CellTypes.FS);
        foreach (var target in (Population[])[e, i])
        {
            var projections = builder.Connect([e, i], target, _ => new FixedInDegreeRule(29, 1, autapses: false, multapses: false));

            Assert.Equal(29 * target.Size, projections.Sum(projection => projection.Synapses.Count));
            Assert.Equal(29 * target.Size, projections.Sum(projection => projection.ExpectedSynapseCount), 1e-9);
            Assert.All(projections, projection => Assert.All(
                projection.Synapses.Enumerate(),
                synapse => Assert.False(projection.Source == target && synapse.Source == synapse.Target)));
        }
    }

    [Fact]
    public void Rules_of_a_pool_must_agree_on_autapses_and_multapses() => Refusal.Names(
        () => Pair.ConnectPool(5, 5, 5, source => new FixedInDegreeRule(2, 1, multapses: source.Name == "E")),
        "the rule of I differs from that of E in more than the weight");

    [Fact]
    public void Fixed_probability_without_autapses_is_the_same_without_them()
    {
        var all = Pair.ConnectWithItself(50, new FixedProbabilityRule(0.3, Distribution.Uniform(0, 1))).Synapses.Enumerate();
        var others = Pair.ConnectWithItself(50, new FixedProbabilityRule(0.3, Distribution.Uniform(0, 1), autapses: false)).Synapses.Enumerate();

        Assert.Contains(all, synapse => synapse.Source == synapse.Target);
        Assert.Equal(all.Where(synapse => synapse.Source != synapse.Target), others);
    }

    [Fact]
    public void Degrees_that_cannot_be_met_are_refused_with_the_number_that_can()
    {
        Refuse(() => Pair.Connect(10, 5, new FixedInDegreeRule(11, 1, multapses: false)), "in-degree of 11", "10 source neurons without multapses", "at most 10");
        Refuse(() => Pair.ConnectWithItself(10, new FixedInDegreeRule(10, 1, autapses: false, multapses: false)), "9 source neurons", "at most 9");
        Refuse(() => Pair.ConnectWithItself(1, new FixedInDegreeRule(1, 1, autapses: false)), "0 source neurons without autapses", "allow autapses");
        Refuse(() => Pair.Connect(10, 5, new FixedOutDegreeRule(6, 1, multapses: false)), "out-degree of 6", "5 target neurons", "at most 5");
        Refuse(() => Pair.ConnectWithItself(1, new FixedOutDegreeRule(1, 1, autapses: false)), "0 target neurons", "allow autapses");
        Refuse(() => Pair.Connect(10, 5, new FixedTotalNumberRule(51, 1, multapses: false)), "51 synapses", "50 pairs", "at most 50");
        Refuse(() => Pair.ConnectWithItself(1, new FixedTotalNumberRule(1, 1, autapses: false)), "0 pairs", "allow autapses");
        Refuse(() => Pair.Connect(3, 4, new OneToOneRule(1)), "same size", "3 source and 4 target");
        Refuse(() => Pair.Connect(1, 1, new FixedOutDegreeRule(-1, 1)), "out-degree is -1");
        Refuse(() => Pair.Connect(1, 1, new OneToOneRule(-2)), "weight is -2 nS", "conductances", "give 2");

        static void Refuse(Action action, params string[] pieces) => Refusal.Names(action, pieces);
    }

    [Fact]
    public void One_to_one_and_all_to_all_connect_every_pair_once()
    {
        Assert.Equal(
            Enumerable.Range(0, 7).Select(i => new Synapse(i, i, 2)),
            Pair.Connect(7, 7, new OneToOneRule(2)).Synapses.Enumerate());
        Assert.Equal(
            from source in Enumerable.Range(0, 4) from target in Enumerable.Range(0, 3) select new Synapse(source, target, 2),
            Pair.Connect(4, 3, new AllToAllRule(2)).Synapses.Enumerate());
    }

    [Fact]
    public void A_second_projection_by_one_rule_has_draws_of_its_own()
    {
        var builder = new NetworkBuilder(1);
        var e = builder.AddPopulation("E", 30, FastIzhi.Neurons.CellTypes.RS);
        var rule = new FixedOutDegreeRule(10, 1);
        var (first, second) = (builder.Connect(e, e, rule), builder.Connect(e, e, rule));

        Assert.NotEqual(first.Synapses.Enumerate(), second.Synapses.Enumerate());
        Assert.Equal(300, second.Synapses.Count);
    }
}
