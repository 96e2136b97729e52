using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class ProjectionTests
{
    [Fact]
    public void A_projection_of_half_a_billion_synapses_is_only_described()
    {
        var projection = Pair.Connect(1_000_000, 1_000_000, new FixedInDegreeRule(500, 0.5));

        Assert.Equal(500_000_000, projection.ExpectedSynapseCount);
        Assert.Equal(500, ProjectionInputs.Of(projection, 999_999).Length);
    }

    [Fact]
    public void More_synapses_than_an_array_holds_cannot_be_listed()
    {
        var projection = Pair.Connect(1_000_000, 1_000_000, new FixedInDegreeRule(5_000, 0.5));

        var exception = Assert.Throws<InvalidOperationException>(() => projection.Synapses);
        Assert.StartsWith(
            $"projection E to I has 5000000000 synapses; at most {Array.MaxLength} can be listed at once", exception.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_target_outside_the_population_is_refused(int target)
    {
        var projection = Pair.Connect(10, 10, new FixedInDegreeRule(5, 0.5));

        Assert.Throws<ArgumentOutOfRangeException>(() => projection.AddInputs(target, new InputList()));
    }

    [Fact]
    public void Two_projections_of_one_network_draw_differently()
    {
        var builder = new NetworkBuilder(1);
        var e = builder.AddPopulation("E", 1000, FastIzhi.Neurons.CellTypes.RS);
        var first = builder.Connect(e, e, new FixedInDegreeRule(20, 0.5));
        var second = builder.Connect(e, e, new FixedInDegreeRule(20, 0.5));

        Assert.NotEqual(ProjectionInputs.Of(first, 0), ProjectionInputs.Of(second, 0));
    }

    [Fact]
    public void The_network_counts_all_synapses()
    {
        var builder = new NetworkBuilder(1);
        var e = builder.AddPopulation("E", 1000, FastIzhi.Neurons.CellTypes.RS);
        builder.Connect(e, e, new FixedInDegreeRule(20, 0.5));
        builder.Connect(e, e, new FixedProbabilityRule(0.25, 0.5));

        Assert.Equal(270_000, builder.Build().ExpectedSynapseCount);
    }
}
