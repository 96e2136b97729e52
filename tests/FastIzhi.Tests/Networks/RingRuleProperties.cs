using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>The ring rule equals its formula for every pair of neurons.</summary>
public class RingRuleProperties
{
    [Property(Arbitrary = [typeof(RingRuleProperties)], MaxTest = 1_000, Replay = "331,7")]
    public void The_ring_equals_the_formula_for_every_pair(Ring ring)
    {
        var rule = new RingRule(ring.Weight, ring.Sigma, ring.Cutoff);
        var projection = ring.IsRecurrent ? Pair.ConnectWithItself(ring.Sources, rule) : Pair.Connect(ring.Sources, ring.Targets, rule);
        var synapses =
            from source in Enumerable.Range(0, ring.Sources)
            from target in Enumerable.Range(0, ring.IsRecurrent ? ring.Sources : ring.Targets)
            let weight = WeightOf(ring, source, target)
            where weight > 0 && weight >= ring.Cutoff && !(ring.IsRecurrent && source == target)
            select new Synapse(source, target, weight);
        var expected = synapses.ToList();

        Assert.Equal(expected, projection.Synapses.Enumerate());
        Assert.Equal(expected.Count, projection.ExpectedSynapseCount);
    }

    [Fact]
    public void A_wide_ring_of_a_hundred_thousand_neurons_is_counted_without_looking_at_each_pair()
    {
        var projection = Pair.ConnectWithItself(100_000, new RingRule(1, 1_000));

        Assert.Equal(1e10 - 1e5, projection.ExpectedSynapseCount);
    }

    /// <summary>The generator for FsCheck. Cutoffs are small, large, above all weights, or the very weight of some distance.</summary>
    public static Arbitrary<Ring> Rings() => Arb.From(
        from sources in Gen.Choose(1, 60)
        from targets in Gen.Choose(1, 60)
        from isRecurrent in Gen.Elements(true, false)
        from weight in Gen.Elements(0, 1e-310, 1e-5, 1, 5, 1e300)
        from sigma in Gen.Elements(1e-9, 0.3, 6.5, 14.4, 100, 1e9)
        from cutoff in Gen.Elements(0, double.Epsilon, 1e-305, 1e-12, 0.1, 1, 1e301)
        from neighbour in Gen.Choose(-60, 60)
        let ring = new Ring(sources, isRecurrent ? sources : targets, isRecurrent, weight, sigma, cutoff)
        select neighbour <= 0 ? ring : ring with { Cutoff = WeightOf(ring, neighbour % sources, 0) });

    private static double WeightOf(Ring ring, int source, int target)
    {
        var difference = Math.Abs((double)source / ring.Sources * 360 - (double)target / ring.Targets * 360);
        var distance = Math.Min(difference, 360 - difference);
        return ring.Weight * Math.Exp(-(distance * distance) / (ring.Sigma * ring.Sigma));
    }

    /// <summary>A ring to compare.</summary>
    public sealed record Ring(int Sources, int Targets, bool IsRecurrent, double Weight, double Sigma, double Cutoff);
}
