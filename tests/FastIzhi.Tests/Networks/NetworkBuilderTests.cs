using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class NetworkBuilderTests
{
    private readonly NetworkBuilder _builder = new(1);
    private readonly Population _e;
    private readonly Population _i;

    public NetworkBuilderTests()
    {
        _e = _builder.AddPopulation("E", 80, CellTypes.RS);
        _i = _builder.AddPopulation("I", 20, CellTypes.FS);
    }

    [Fact]
    public void A_pool_gives_each_neuron_its_inputs_from_all_populations_with_their_own_weights()
    {
        var projections = _builder.Connect(
            [_e, _i], _e, source => new FixedInDegreeRule(10, source == _e ? 0.02 : 0.05), Delay.Constant(1), WeightFormat.BFloat16);

        Assert.Equal([_e, _i], projections.Select(projection => projection.Source));
        Assert.Equal([0.02, 0.05], projections.Select(projection => projection.Rule.CommonWeight!.Value));
        Assert.Equal([true, false], projections.Select(projection => projection.Shape.IsRecurrent));
        Assert.All(projections, projection => Assert.Equal((1, WeightFormat.BFloat16), (projection.Delay.Common!.Value, projection.WeightFormat)));
        Assert.All(Enumerable.Range(0, 80), target =>
            Assert.Equal(10, projections.Sum(projection => ProjectionInputs.Of(projection, target).Length)));
        Assert.Equal(projections, _builder.Build().Projections);
    }

    [Fact]
    public void A_projection_after_a_pool_has_draws_of_its_own()
    {
        var pool = _builder.Connect([_e, _i], _e, _ => new FixedInDegreeRule(10, 0.5));
        var next = _builder.Connect(_e, _e, new FixedInDegreeRule(10, 0.5));

        Assert.Equal(pool[0].Random, pool[1].Random);
        Assert.NotEqual(pool[0].Random, next.Random);
    }

    [Fact]
    public void Without_a_delay_it_is_one_step() => Assert.Same(Delay.OneStep, _builder.Connect(_e, _i, new RingRule(1, 10)).Delay);

    [Fact]
    public void Rules_of_a_pool_may_differ_in_the_weight_only()
    {
        AssertRefused(
            () => _builder.Connect([_e, _i], _e, source => new FixedInDegreeRule(source.Size, 0.5)),
            "the rule of I differs from that of E in more than the weight");
        AssertRefused(
            () => _builder.Connect([_e, _i], _e, source => source == _e ? new FixedInDegreeRule(3, 1) : new FixedTotalNumberRule(3, 1)),
            "the rule of I differs from that of E in more than the weight");
        Assert.Empty(_builder.Build().Projections);
    }

    [Fact]
    public void Only_rules_that_draw_sources_can_draw_from_a_pool()
    {
        AssertRefused(
            () => _builder.Connect([_e, _i], _e, _ => new FixedProbabilityRule(0.5, 1)),
            "the FixedProbabilityRule of E cannot draw from several populations together");
        AssertRefused(
            () => _builder.Connect([_e, _i], _e, _ => new RingRule(1, 10)),
            "the RingRule of E cannot draw from several populations together");
    }

    [Fact]
    public void A_pool_has_each_population_once_and_at_least_one()
    {
        AssertRefused(() => _builder.Connect([_e, _e], _i, _ => new FixedInDegreeRule(3, 1)), "the source population E is given more than once");
        AssertRefused(() => _builder.Connect([], _i, _ => new FixedInDegreeRule(3, 1)), "there is no source population");
        AssertRefused(
            () => _builder.Connect([_e, new Population("X", 5, CellTypes.RS)], _i, _ => new FixedInDegreeRule(3, 1)),
            "the population X is not part of this network");
    }

    [Fact]
    public void A_weight_beyond_the_range_of_bfloat16_is_refused_only_where_it_is_stored_so()
    {
        var list = new SynapseListRule([new Synapse(0, 0, 3.4e38)]);

        AssertRefused(
            () => _builder.Connect(_e, _i, list, weightFormat: WeightFormat.BFloat16),
            "projection E to I: a weight of 3.4E+38 nS is beyond the range of bfloat16");
        _builder.Connect(_e, _i, list);
        _builder.Connect(_e, _i, new FixedInDegreeRule(3, 3.4e38), weightFormat: WeightFormat.BFloat16);
    }

    [Fact]
    public void What_is_wrong_with_a_list_or_a_matrix_is_told_when_it_is_connected()
    {
        AssertRefused(
            () => _builder.Connect(_e, _i, new SynapseListRule([new Synapse(0, 0, 1), new Synapse(80, 0, 1)])),
            "projection E to I: synapse 1: source 80 is outside 0 to 79");
        AssertRefused(
            () => _builder.Connect(_e, _i, new SynapseListRule([new Synapse(0, int.MaxValue, 1)])),
            "projection E to I: synapse 0: target 2147483647 is outside 0 to 19");
        AssertRefused(
            () => _builder.Connect(_e, _i, new SynapseListRule([new Synapse(0, 0, double.NaN)])),
            "projection E to I: synapse 0: weight NaN nS");
        AssertRefused(
            () => _builder.Connect(_e, _i, new WeightMatrixRule(new double[20, 80])),
            "projection E to I: the weight matrix is 20 x 80; the populations need 80 x 20 (source x target)");
        AssertRefused(
            () => _builder.Connect(_e, _i, new FixedTotalNumberRule(long.MaxValue, 1)),
            "projection E to I: 9223372036854775807 synapses are too many for 20 target neurons");
    }

    private static void AssertRefused(Action connect, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(connect).Message);
}
