using FastIzhi.Networks;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>What holds for every rule.</summary>
[Properties(Arbitrary = [typeof(SmallPairs)], MaxTest = 300)]
public class ProjectionProperties
{
    [Property(Replay = "301,7")]
    public void Listed_by_source_every_synapse_keeps_its_weight_and_delay_in_the_order_of_targets(Projection projection)
    {
        var byTarget =
            from target in Enumerable.Range(0, projection.Shape.TargetSize)
            from input in ProjectionInputs.Of(projection, target).Select((input, index) => (input.Source, input.Weight, Index: index))
            select (input.Source, Target: target, input.Weight, Delay: DelayOf(projection, input.Source, target, input.Index));
        var expected = byTarget.OrderBy(synapse => synapse.Source).ThenBy(synapse => synapse.Target).ToList();
        var actual = projection.Synapses.Enumerate()
            .Select((synapse, i) => (synapse.Source, synapse.Target, synapse.Weight, projection.Synapses.DelayOf(i)))
            .ToList();

        Assert.Equal(expected, actual);
    }

    [Property(Replay = "302,7")]
    public void Inputs_do_not_depend_on_which_targets_were_asked_for_before(Projection projection, int order)
    {
        var expected = ProjectionInputs.All(projection);
        var shared = new InputList();
        var targets = Enumerable.Range(0, projection.Shape.TargetSize).ToArray();
        foreach (var target in targets.OrderBy(t => new CounterRandom((ulong)order, 0).Bits((ulong)t)))
        {
            Assert.Equal(expected[target], ProjectionInputs.Of(projection, target, shared));
            Assert.Equal(expected[target], ProjectionInputs.Of(projection, target));
        }
    }

    [Property(Replay = "303,7")]
    public void Inputs_are_added_behind_those_that_the_list_has(Projection projection)
    {
        var list = new InputList();
        var targets = Enumerable.Range(0, projection.Shape.TargetSize).ToArray();
        Array.ForEach(targets, target => projection.AddInputs(target, list));

        var expected = ProjectionInputs.All(projection).SelectMany(inputs => inputs).ToList();
        Assert.Equal(expected.Select(input => input.Source), list.Sources.ToArray());
        Assert.Equal(
            projection.Rule.CommonWeight is null ? expected.Select(input => input.Weight) : [],
            list.Weights.ToArray());
    }

    [Property(Replay = "304,7")]
    public void Sources_weights_and_delays_are_within_their_bounds(Projection projection)
    {
        var shape = projection.Shape;
        for (var target = 0; target < shape.TargetSize; target++)
        {
            foreach (var ((source, weight), index) in ProjectionInputs.Of(projection, target).Select((input, index) => (input, index)))
            {
                Assert.InRange(source, 0, shape.SourceSize - 1);
                Assert.InRange(weight, 0, projection.Rule.LargestWeight);
                Assert.InRange(
                    DelayOf(projection, source, target, index),
                    projection.Delay.Minimum(shape),
                    projection.Delay.Maximum(shape));
            }
        }
    }

    [Property(Replay = "305,7")]
    public void The_number_of_synapses_is_exact_unless_each_pair_is_drawn(Projection projection)
    {
        if (projection.Rule is not (FixedProbabilityRule or DistanceProbabilityRule))
        {
            Assert.Equal(projection.Synapses.Count, projection.ExpectedSynapseCount);
        }
    }

    [Property(Replay = "306,7")]
    public void No_neuron_is_its_own_input_and_no_pair_is_connected_twice_where_that_is_not_allowed(Projection projection)
    {
        var (autapses, multapses) = projection.Rule switch
        {
            FixedInDegreeRule rule => (rule.Autapses, rule.Multapses),
            FixedOutDegreeRule rule => (rule.Autapses, rule.Multapses),
            FixedTotalNumberRule rule => (rule.Autapses, rule.Multapses),
            FixedProbabilityRule rule => (rule.Autapses, false),
            DistanceProbabilityRule rule => (rule.Autapses, false),
            AllToAllRule rule => (rule.Autapses, false),
            OneToOneRule => (true, false),
            _ => (true, true),
        };
        var pairs = projection.Synapses.Enumerate().Select(synapse => (synapse.Source, synapse.Target)).ToList();

        Assert.True(multapses || pairs.Distinct().Count() == pairs.Count);
        Assert.True(autapses || !projection.Shape.IsRecurrent || pairs.TrueForAll(pair => pair.Source != pair.Target));
    }

    [Property(Replay = "307,7")]
    public void Degrees_are_exact(Projection projection)
    {
        var synapses = projection.Synapses.Enumerate().ToList();
        if (projection.Rule is FixedInDegreeRule inDegrees)
        {
            Assert.All(Enumerable.Range(0, projection.Shape.TargetSize), target =>
                Assert.Equal(inDegrees.InDegree, synapses.Count(synapse => synapse.Target == target)));
        }
        else if (projection.Rule is FixedOutDegreeRule outDegrees)
        {
            Assert.All(Enumerable.Range(0, projection.Shape.SourceSize), source =>
                Assert.Equal(outDegrees.OutDegree, synapses.Count(synapse => synapse.Source == source)));
        }
    }

    private static double DelayOf(Projection projection, int source, int target, int input) =>
        projection.Delay.Of(source, target, input, projection.Shape, projection.Random);
}
