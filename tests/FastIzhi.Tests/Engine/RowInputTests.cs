using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Currents that differ from row to row, in networks with more than one block and long epochs.</summary>
public class RowInputTests
{
    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Threads_blocks_and_steps_at_once_change_no_bit(Scheme scheme, Precision precision)
    {
        var network = Network(scheme == Scheme.Standard);
        var options = new SimulationOptions { Scheme = scheme, Precision = precision, Threads = 1 };
        var expected = Run(network, options, atOnce: 600);
        foreach (var (threads, blockLanes, atOnce) in ((int, int?, int)[])[(1, 16, 600), (2, null, 1), (3, 208, 7), (2, 65_536, 600)])
        {
            Assert.Equal(expected, Run(network, options with { Threads = threads, BlockLanes = blockLanes }, atOnce));
        }

        Assert.True(expected.Spikes > 500, $"{expected.Spikes} spikes are too few to tell anything");
    }

    [Fact]
    public void They_do_not_end_epochs()
    {
        using var simulation = new Simulation(Network(hasDelays: true));
        var epochs = 0;
        simulation.EpochEnded += () => epochs++;

        simulation.Run(40);

        Assert.Equal(400 / 5, epochs);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_allocates_nothing(Scheme scheme, Precision precision)
    {
        using var simulation = new Simulation(
            Network(scheme == Scheme.Standard, hasChanges: true), new SimulationOptions { Scheme = scheme, Precision = precision, Threads = 1 });
        simulation.RunSteps(500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.RunSteps(2_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Pulses_are_steps_one_after_the_other()
    {
        var pulses = new NetworkBuilder();
        var steps = new NetworkBuilder();
        pulses.Inject(pulses.AddPopulation("E", 3, CellTypes.RS), new PulseCurrent(900, period: 7.3, width: 2.1) { Start = 1.05, Stop = 45.2 });
        var e = steps.AddPopulation("E", 3, CellTypes.RS);
        for (var start = 1.05; start < 45.2; start += 7.3)
        {
            steps.Inject(e, new StepCurrent(900) { Start = start, Stop = Math.Min(start + 2.1, 45.2) });
        }

        using var first = new Simulation(pulses.Build());
        using var second = new Simulation(steps.Build());

        Assert.Equal(RunHash.Of(second, steps: 800), RunHash.Of(first, steps: 800));
        Assert.True(first.TotalSpikeCount > 0);
    }

    [Fact]
    public void A_reset_begins_the_same_noise_anew()
    {
        using var simulation = new Simulation(Network(hasDelays: true));
        simulation.Run(20);
        var expected = RunHash.Of(simulation, steps: 2);

        simulation.Reset();
        simulation.Run(20);

        Assert.Equal(expected, RunHash.Of(simulation, steps: 2));
    }

    private static (ulong Checksum, long Spikes, string State, string Recorded) Run(Network network, SimulationOptions options, int atOnce)
    {
        using var simulation = new Simulation(network, options);
        var v = new StateRecorder();
        simulation.Record(network.Populations[0], StateVariable.V, v, neurons: [1_500, 3, 700, 4], every: 3);
        for (var row = 0; row < 600; row += atOnce)
        {
            simulation.Run(Math.Min(atOnce, 600 - row) * options.TimeStep);
        }

        var recorded = string.Join(' ', v.Values.SelectMany(row => row).Select(BitConverter.DoubleToInt64Bits));
        return (simulation.SpikeChecksum, simulation.TotalSpikeCount, RunHash.Of(simulation, steps: 3), recorded);
    }

    /// <summary>More neurons than are advanced at once.</summary>
    private static Network Network(bool hasDelays, bool hasChanges = false)
    {
        var builder = new NetworkBuilder(seed: 3);
        var e = builder.AddPopulation("E", 2_101, CellTypes.RS);
        var i = builder.AddPopulation("I", 203, CellTypes.FS);
        builder.Connect(e, i, new FixedInDegreeRule(20, 0.3), hasDelays ? Delay.Constant(0.5) : null);
        builder.Connect(i, e, new FixedInDegreeRule(10, 0.5), hasDelays ? Delay.Uniform(0.5, 1.2) : null);
        builder.Inject(e, new StepCurrent(250));
        builder.Inject(e, new WhiteNoise(80) { Start = 5 });
        builder.Inject(e, new RampCurrent(0, 200) { Stop = 30 });
        builder.Inject(i, new OrnsteinUhlenbeckNoise(90, 4));
        builder.Inject(i, new SineCurrent(150, 40));
        builder.Inject(
            i,
            new SampledCurrent([0, 17.3, 40], new double[,] { { 0, 50 }, { 90, 0 }, { 20, 70 } })
            {
                Neurons = [150, 3],
                Interpolation = Interpolation.Linear,
            });
        if (hasDelays)
        {
            builder.Inject(e, new PoissonTrains(500, 0.2));
            builder.Inject(e, new GivenTrains([.. Enumerable.Range(0, 4_000).Select(k => new GivenSpike(k % 71 / 1.3, k * 7 % 2_101))], 2));
        }

        if (hasChanges)
        {
            builder.Inject(e, new PulseCurrent(100, 7, 2));
            builder.Inject(i, new SampledCurrent([0, 60, 70], new double[,] { { 0 }, { 90 }, { 20 } }) { Neurons = [7] });
        }

        if (hasChanges && hasDelays)
        {
            builder.Inject(i, new PoissonTrains((RateStep[])[new(0, 100), new(80, 2_000), new(90, 0)], 0.1) { Neurons = [3, 100] });
        }

        return builder.Build();
    }
}
