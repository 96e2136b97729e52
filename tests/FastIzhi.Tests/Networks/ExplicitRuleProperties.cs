using FastIzhi.Networks;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Lists and matrices give back what they were given.</summary>
[Properties(MaxTest = 200)]
public class ExplicitRuleProperties
{
    [Property(Replay = "321,7")]
    public void A_list_keeps_its_synapses_those_of_a_pair_in_the_order_given(ushort seed, byte count)
    {
        var random = new CounterRandom(seed, 0);
        var synapses = Enumerable.Range(0, count)
            .Select(i => (ulong)i * 3)
            .Select(i => new Synapse(random.Below(9, i), random.Below(7, i + 1), random.Uniform(i + 2)))
            .ToList();
        var projection = Pair.Connect(9, 7, new SynapseListRule(synapses));

        Assert.Equal(synapses.OrderBy(s => s.Source).ThenBy(s => s.Target), projection.Synapses.Enumerate());
        for (var target = 0; target < 7; target++)
        {
            Assert.Equal(
                synapses.Where(s => s.Target == target).OrderBy(s => s.Source).Select(s => (s.Source, s.Weight)),
                ProjectionInputs.Of(projection, target));
        }
    }

    [Property(Replay = "322,7")]
    public void A_dense_matrix_keeps_its_weights_above_0(ushort seed)
    {
        var random = new CounterRandom(seed, 0);
        var weights = new double[9, 7];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i / 7, i % 7] = Math.Max(0, random.Uniform((ulong)i) - 0.5);
        }

        var expected =
            from source in Enumerable.Range(0, 9)
            from target in Enumerable.Range(0, 7)
            where weights[source, target] > 0
            select new Synapse(source, target, weights[source, target]);
        Assert.Equal(expected, Pair.Connect(9, 7, new WeightMatrixRule(weights)).Synapses.Enumerate());
    }

    [Property(Arbitrary = [typeof(SmallPairs)], Replay = "323,7")]
    public void The_synapses_of_a_projection_given_as_a_matrix_are_the_same_projection(Projection projection)
    {
        var shape = projection.Shape;
        var copy = Pair.Connect(shape.SourceSize, shape.TargetSize, new WeightMatrixRule(projection.Synapses, shape.TargetSize));

        Assert.Equal(projection.Synapses.HasOneWeight, copy.Rule.CommonWeight is not null);
        Assert.Equal(projection.Synapses.Enumerate(), copy.Synapses.Enumerate());
    }

    [Fact]
    public void A_sparse_matrix_refuses_a_target_outside_its_columns()
    {
        var synapses = new CsrSynapses([0, 1], [3], [0.5]);

        var exception = Assert.Throws<ArgumentException>(() => new WeightMatrixRule(synapses, 3));
        Assert.StartsWith("synapse 0: target 3 is outside 0 to 2", exception.Message);
    }

    [Fact]
    public void A_list_that_is_changed_later_does_not_change_the_rule()
    {
        var synapses = new List<Synapse> { new(0, 0, 1) };
        var projection = Pair.Connect(2, 2, new SynapseListRule(synapses));
        synapses.Add(new Synapse(1, 1, 1));

        Assert.Equal([new Synapse(0, 0, 1)], projection.Synapses.Enumerate());
    }
}
