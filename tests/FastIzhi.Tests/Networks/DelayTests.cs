using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class DelayTests
{
    [Fact]
    public void Uniform_delays_fill_their_range_whatever_the_sources()
    {
        var projection = Pair.Connect(10, 200, new FixedInDegreeRule(500, 1), Delay.Uniform(1, 3));
        var counts = new long[100];
        foreach (var (synapse, i) in projection.Synapses.Enumerate().Select((synapse, i) => (synapse, i)))
        {
            Assert.InRange(projection.Synapses.DelayOf(i), 1, 3);
            counts[10 * synapse.Source + (int)((projection.Synapses.DelayOf(i) - 1) * 5)]++;
        }

        ChiSquare.AssertUniform(counts);
    }

    [Fact]
    public void Uniform_delays_of_a_pool_differ_from_population_to_population()
    {
        var delay = Delay.Uniform(0, 1);
        var projections = Pair.ConnectPool(10, 10, 5, _ => new FixedInDegreeRule(8, 1));

        Assert.NotEqual(
            delay.Of(0, 0, 0, projections[0].Shape, projections[0].Random),
            delay.Of(0, 0, 0, projections[1].Shape, projections[1].Random));
    }

    [Fact]
    public void Delays_on_the_ring_grow_with_the_shorter_way_round()
    {
        var rule = new WeightMatrixRule(new[,] { { 1.0, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } });
        var projection = Pair.Connect(4, 2, rule, Delay.OnRing(0.5, 0.01));

        // Sources at 0, 90, 180, 270 degrees, targets at 0 and 180.
        Assert.Equal([0.5, 2.3, 1.4, 1.4, 2.3, 0.5, 1.4, 1.4], projection.Synapses.Delays.ToArray());
        Assert.Equal((0.5, 2.3), (projection.Delay.Minimum(projection.Shape), projection.Delay.Maximum(projection.Shape)));
        Assert.Null(projection.Delay.Common);
    }

    [Fact]
    public void A_common_delay_is_listed_once()
    {
        Assert.Equal([1.5], Pair.Connect(4, 2, new FixedInDegreeRule(3, 1), Delay.Constant(1.5)).Synapses.Delays.ToArray());
        Assert.Equal([0.0], Pair.Connect(4, 2, new FixedInDegreeRule(3, 1)).Synapses.Delays.ToArray());
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        AssertRefused(() => Delay.Constant(0), "the delay is 0 ms; it must be a finite number above 0");
        AssertRefused(() => Delay.Constant(double.NaN), "the delay is NaN ms");
        AssertRefused(() => Delay.Uniform(-1, 2), "the minimum of the delay is -1 ms; it must be a finite number of at least 0");
        AssertRefused(() => Delay.Uniform(1, double.PositiveInfinity), "the maximum of the delay is");
        AssertRefused(() => Delay.Uniform(2, 1), "the maximum of the delay is 1 ms; it must be at least the minimum, 2 ms");
        AssertRefused(() => Delay.OnRing(-1, 1), "the minimum of the delay is -1 ms");
        AssertRefused(() => Delay.OnRing(1, -1), "the delay per degree is -1 ms");

        static void AssertRefused(Func<Delay> make, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message);
    }
}
