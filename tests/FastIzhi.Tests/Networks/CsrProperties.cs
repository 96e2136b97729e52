using FastIzhi.Networks;
using FastIzhi.Neurons;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Laws of synapses in compressed rows.</summary>
public class CsrProperties
{
    private const int Sources = 13;
    private const int Targets = 7;

    /// <summary>Lists of synapses in which pairs come back and sources have none.</summary>
    public static Arbitrary<Synapse[]> Synapses() => Arb.From(Gen.ArrayOf(
        from source in Gen.Choose(0, Sources - 1)
        from target in Gen.Choose(0, Targets - 1)
        from weight in Gen.Choose(0, 1000)
        select new Synapse(source, target, weight / 8.0)));

    [Property(Arbitrary = [typeof(CsrProperties)], MaxTest = 300, Replay = "2008,3593")]
    public void A_list_comes_back_by_source_and_target_those_of_a_pair_in_its_order(Synapse[] list) =>
        Assert.Equal(list.OrderBy(synapse => synapse.Source).ThenBy(synapse => synapse.Target), Connect(new SynapseListRule(list)).Enumerate());

    [Property(Arbitrary = [typeof(CsrProperties)], MaxTest = 300, Replay = "2008,3593")]
    public void Rows_taken_apart_and_put_together_are_the_same(Synapse[] list)
    {
        var synapses = Connect(new SynapseListRule(list));

        var again = Connect(new WeightMatrixRule(new CsrSynapses(synapses.RowPointers, synapses.Targets, synapses.Weights), Targets));

        Assert.Equal(synapses.Enumerate(), again.Enumerate());
    }

    [Property(Arbitrary = [typeof(CsrProperties)], MaxTest = 300, Replay = "2008,3593")]
    public void The_degrees_add_up_to_the_synapses(Synapse[] list)
    {
        var synapses = Connect(new SynapseListRule(list));

        var outDegrees = Enumerable.Range(0, Sources).Select(source => synapses.TargetsOf(source).Length).ToArray();
        var inDegrees = Enumerable.Range(0, Targets).Select(target => synapses.Enumerate().Count(synapse => synapse.Target == target)).ToArray();

        Assert.Equal(list.Length, synapses.Count);
        Assert.Equal(Enumerable.Range(0, Sources).Select(source => list.Count(synapse => synapse.Source == source)), outDegrees);
        Assert.Equal(Enumerable.Range(0, Targets).Select(target => list.Count(synapse => synapse.Target == target)), inDegrees);
        Assert.Equal(list.Sum(synapse => synapse.Weight), synapses.Enumerate().Sum(synapse => synapse.Weight));
    }

    [Property(MaxTest = 100, Replay = "2008,3593")]
    public void A_fixed_in_degree_is_that_of_each_target_whatever_the_seed(byte degree, ushort seed)
    {
        var synapses = Connect(new FixedInDegreeRule(degree, 0.5), seed);

        var inDegrees = new int[Targets];
        foreach (var synapse in synapses.Enumerate())
        {
            inDegrees[synapse.Target]++;
            Assert.Equal(0.5, synapse.Weight);
        }

        Assert.All(inDegrees, inDegree => Assert.Equal(degree, inDegree));
        Assert.Equal(synapses.Enumerate(), Connect(new FixedInDegreeRule(degree, 0.5), seed).Enumerate());
    }

    private static CsrSynapses Connect(ConnectionRule rule, ulong seed = 0)
    {
        var builder = new NetworkBuilder(seed);
        var source = builder.AddPopulation("Source", Sources, CellTypes.RS);
        var target = builder.AddPopulation("Target", Targets, CellTypes.FS);
        return builder.Connect(source, target, rule).Synapses;
    }
}
