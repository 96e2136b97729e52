using CommunityToolkit.HighPerformance;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>What the rules refuse, and the synapses that small examples of them make.</summary>
public class ConnectionRuleTests
{
    public static TheoryData<double> NoWeights => [-1, double.NaN, double.PositiveInfinity];

    [Theory]
    [MemberData(nameof(NoWeights))]
    public void A_weight_is_a_finite_number_of_at_least_0(double weight)
    {
        string[] bound = [$"{weight} nS", "at least 0"];
        Refusal.Names(() => _ = new RingRule(weight, 10), ["weight", .. bound]);
        Refusal.Names(() => _ = new RingRule(1, 10, weight), ["cutoff", .. bound]);
        Refusal.Names(() => _ = new FixedInDegreeRule(1, weight), ["weight", .. bound]);
        Refusal.Names(() => _ = new WeightMatrixRule(new double[,] { { 0, 1 }, { weight, 0 } }), "weight [1, 0]", bound[0], bound[1]);
        Refusal.Names(() => _ = new CsrSynapses([0, 2], [0, 1], [1, weight]), "weight 1", bound[0], bound[1]);
        Refusal.Names(() => Connect(2, 2, new SynapseListRule([new(0, 0, 1), new(1, 1, weight)])), "synapse 1", bound[0], bound[1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_sigma_is_a_finite_number_above_0(double sigma) =>
        Refusal.Names(() => _ = new RingRule(1, sigma), $"sigma is {sigma} degrees", "above 0");

    [Fact]
    public void An_in_degree_is_at_least_0() =>
        Refusal.Names(() => _ = new FixedInDegreeRule(-1, 1), "in-degree is -1", "from 0 to");

    [Fact]
    public void Compressed_rows_fit_together()
    {
        Refusal.Names(() => _ = new CsrSynapses([], [], [1]), "row pointers", "0");
        Refusal.Names(() => _ = new CsrSynapses([0, 1], [0, 1], [1]), "row pointers", "2");
        Refusal.Names(() => _ = new CsrSynapses([0, 2, 1, 2], [0, 1], [1]), "row pointer 2 is 1", "2");
        Refusal.Names(() => _ = new CsrSynapses([0, 2], [0, 1], [1, 2, 3]), "3 weights for 2 synapses", "one for all or one per synapse");
    }

    [Theory]
    [InlineData(-1, 0, "source -1", "0 to 1")]
    [InlineData(2, 0, "source 2", "0 to 1")]
    [InlineData(0, -1, "target -1", "0 to 2")]
    [InlineData(0, 3, "target 3", "0 to 2")]
    public void A_synapse_is_between_neurons_that_are_there(int source, int target, params string[] pieces) =>
        Refusal.Names(() => Connect(2, 3, new SynapseListRule([new(0, 0, 1), new(source, target, 1)])), pieces);

    [Fact]
    public void A_list_is_delivered_by_source_and_target_those_of_a_pair_in_its_order() => Assert.Equal(
        [new(0, 0, 2), new(0, 2, 4), new(0, 2, 5), new(1, 1, 3)],
        Connect(2, 3, new SynapseListRule([new(0, 2, 4), new(1, 1, 3), new(0, 0, 2), new(0, 2, 5)])));

    [Fact]
    public void A_dense_matrix_and_the_same_in_compressed_rows_make_the_same_synapses()
    {
        double[,] dense = { { 0, 1.5, 0 }, { 2, 0, 3 } };
        Synapse[] expected = [new(0, 1, 1.5), new(1, 0, 2), new(1, 2, 3)];

        Assert.Equal(expected, Connect(2, 3, new WeightMatrixRule(dense.AsSpan2D())));
        Assert.Equal(expected, Connect(2, 3, new WeightMatrixRule(new CsrSynapses([0, 1, 3], [1, 0, 2], [1.5, 2, 3]), 3)));
    }

    [Fact]
    public void A_ring_goes_the_shorter_way_round_and_leaves_out_a_neuron_itself()
    {
        // Four neurons at 0, 90, 180 and 270 degrees; exp(-1) at 90 degrees, exp(-4) at 180.
        var (near, far) = (2 * Math.Exp(-1), 2 * Math.Exp(-4));

        var within = Connect(4, 4, new RingRule(2, 90), recurrent: true);
        Assert.Equal([new(0, 1, near), new(0, 2, far), new(0, 3, near)], within[..3]);
        Assert.Equal(12, within.Length);

        var between = Connect(4, 4, new RingRule(2, 90, cutoff: 0.1));
        Assert.Equal([new(0, 0, 2), new(0, 1, near), new(0, 3, near)], between[..3]);
        Assert.Equal(12, between.Length);
    }

    private static Synapse[] Connect(int sources, int targets, ConnectionRule rule, bool recurrent = false)
    {
        var builder = new NetworkBuilder();
        var source = builder.AddPopulation("Source", sources, CellTypes.RS);
        var target = recurrent ? source : builder.AddPopulation("Target", targets, CellTypes.FS);
        return [.. builder.Connect(source, target, rule).Synapses.Enumerate()];
    }
}
