using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class DelayStepsTests
{
    [Theory]
    [InlineData(0, 0.1, 1)]
    [InlineData(0.04, 0.1, 1)]
    [InlineData(0.3, 0.1, 3)]
    [InlineData(0.34, 0.1, 3)]
    [InlineData(0.36, 0.1, 4)]
    [InlineData(1.5, 1, 2)]
    [InlineData(2.5, 1, 2)]
    [InlineData(6553.5, 0.1, 65_535)]
    public void A_delay_is_rounded_to_the_nearest_step_and_at_least_one(double delay, double timeStep, int steps) =>
        Assert.Equal(steps, DelaySteps.Round(delay, timeStep));

    [Fact]
    public void Only_a_common_delay_has_common_steps()
    {
        Assert.Equal(1, DelaySteps.CommonSteps(Delay.OneStep, 0.25));
        Assert.Equal(6, DelaySteps.CommonSteps(Delay.Constant(1.5), 0.25));
        Assert.Null(DelaySteps.CommonSteps(Delay.Uniform(1, 1), 0.25));
    }

    [Fact]
    public void The_range_covers_the_steps_of_all_synapses()
    {
        var shape = new ProjectionShape(10, 10, false, 10, 0);

        Assert.Equal((1, 1), DelaySteps.Range(Delay.OneStep, shape, 0.1));
        Assert.Equal((15, 15), DelaySteps.Range(Delay.Constant(1.5), shape, 0.1));
        Assert.Equal((1, 30), DelaySteps.Range(Delay.Uniform(0, 3), shape, 0.1));
        Assert.Equal((5, 185), DelaySteps.Range(Delay.OnRing(0.5, 0.1), shape, 0.1));
    }

    [Theory]
    [InlineData(0.05, "delay 0.05 ms of projection E to I is below the time step 0.1 ms; use a delay of at least 0.1 ms or a smaller step")]
    [InlineData(0.25, "delay 0.25 ms of projection E to I is not a multiple of the time step 0.1 ms; use 0.2 ms, 0.3 ms or another step")]
    [InlineData(7000, "delay 7000 ms of projection E to I is up to 70000 steps of 0.1 ms; use at most 65535 steps, 6553.5 ms, or a larger time step")]
    [InlineData(0.1, null)]
    [InlineData(0.7, null)]
    [InlineData(6553.5, null)]
    public void A_common_delay_is_a_multiple_of_the_time_step(double delay, string? problem) =>
        Assert.Equal(problem, Problem(Delay.Constant(delay)));

    [Fact]
    public void Delays_per_synapse_need_not_be_multiples()
    {
        Assert.Null(Problem(Delay.OneStep));
        Assert.Null(Problem(Delay.Uniform(0.01, 3.14)));
        Assert.Null(Problem(Delay.OnRing(0, 0.123)));
        Assert.StartsWith("delay 1 to 6600 ms of projection E to I is up to 66000 steps", Problem(Delay.Uniform(1, 6600)));
        Assert.StartsWith("delay 0 ms + 100 ms per degree of projection E to I is up to 180000 steps", Problem(Delay.OnRing(0, 100)));
    }

    [Fact]
    public void The_reference_scheme_knows_one_step_only()
    {
        Assert.Null(Problem(Delay.OneStep, onlyOneStep: true));
        Assert.Equal(
            "delay 0.1 ms of projection E to I is not one step, the only delay of the reference scheme; " +
            "leave it out or use the standard scheme",
            Problem(Delay.Constant(0.1), onlyOneStep: true));
    }

    private static string? Problem(Delay delay, bool onlyOneStep = false) =>
        DelaySteps.Problem(Pair.Connect(10, 10, new FixedInDegreeRule(3, 1), delay), 0.1, onlyOneStep);
}
