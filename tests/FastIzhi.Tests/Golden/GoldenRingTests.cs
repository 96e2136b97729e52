using Xunit;

namespace FastIzhi.Tests.Golden;

/// <summary>The weights of the ring of 100 + 20 neurons as the reference notebook computes them.</summary>
public class GoldenRingTests
{
    [Fact]
    public void The_ring_rule_makes_the_weights_of_the_notebook()
    {
        var network = GoldenNetworks.ByName("net120_ring");
        var golden = GoldenFile.Table("net120_ring_weights.csv");
        var actual = network.Projections
            .SelectMany(projection => projection.Synapses.Enumerate().Select(synapse => (
                Source: First(projection.Source.Name) + synapse.Source,
                Target: First(projection.Target.Name) + synapse.Target,
                synapse.Weight)))
            .Order()
            .ToList();

        Assert.Equal(12_280, network.ExpectedSynapseCount);
        Assert.Equal(golden.Count, actual.Count);
        foreach (var (expected, synapse) in golden.Zip(actual))
        {
            Assert.Equal((expected[0], expected[1]), (synapse.Source, synapse.Target));
            Assert.Equal(expected[2], synapse.Weight, 1e-12 * expected[2]);
        }

        static int First(string population) => population == "E" ? 0 : 100;
    }

    [Fact]
    public void A_cutoff_of_1e_12_nS_keeps_5220_synapses()
    {
        var weights = GoldenFile.Table("net120_ring_weights.csv").Select(line => line[2]);

        Assert.Equal(5_220, weights.Count(weight => weight >= 1e-12));
    }
}
