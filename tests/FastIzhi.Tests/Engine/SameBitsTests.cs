using FastIzhi.Networks;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Threads and blocks change no bit: neither of the network, nor of its spikes, nor of its state.</summary>
public class SameBitsTests
{
    private const double Duration = 150;

    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Any_number_of_threads_and_any_block_size_give_the_same_bits(Scheme scheme, Precision precision)
    {
        var options = new SimulationOptions { Scheme = scheme, Precision = precision, Threads = 1 };
        var network = BusyNetwork.Describe(hasDelays: scheme == Scheme.Standard);
        var expected = Run(network, options);
        foreach (var threads in (int[])[1, 2, 3, 7])
        {
            foreach (var blockLanes in (int?[])[null, 16, 208, 65_536])
            {
                Assert.Equal(expected, Run(network, options with { Threads = threads, BlockLanes = blockLanes }));
            }
        }

        Assert.True(expected.Spikes > 1_000, $"{expected.Spikes} spikes are too few to tell anything");
    }

    /// <summary>Laws that differ from forward Euler go through each block in pieces.</summary>
    [Theory]
    [InlineData(Integration.HalfSteps)]
    [InlineData(Integration.RK4)]
    public void So_they_do_whatever_the_integration(Integration integration)
    {
        var options = new SimulationOptions { Integration = integration, Threads = 1 };
        foreach (var hasDelays in (bool[])[true, false])
        {
            var network = BusyNetwork.Describe(hasDelays);
            var expected = Run(network, options);
            foreach (var (threads, blockLanes) in ((int, int?)[])[(1, 16), (2, null), (3, 208)])
            {
                Assert.Equal(expected, Run(network, options with { Threads = threads, BlockLanes = blockLanes }));
            }
        }
    }

    [Fact]
    public void The_checksum_is_the_sum_over_all_spikes_and_starts_anew_after_a_reset()
    {
        using var simulation = new Simulation(BusyNetwork.Describe(hasDelays: true), new SimulationOptions { Threads = 2 });
        var expected = 0ul;
        var first = 0L;
        var recorders = simulation.Network.Populations.Select(population =>
        {
            var recorder = new SpikeRecorder();
            simulation.Record(population, recorder);
            return (population, recorder);
        }).ToList();
        simulation.Run(Duration);
        foreach (var (population, recorder) in recorders)
        {
            for (var k = 0; k < recorder.Count; k++)
            {
                expected += SpikeChecksum.Of(recorder.Rows[k], first + recorder.Neurons[k]);
            }

            first += population.Size;
        }

        Assert.NotEqual(0ul, expected);
        Assert.Equal(expected, simulation.SpikeChecksum);
        simulation.Reset();
        Assert.Equal(0ul, simulation.SpikeChecksum);
        simulation.Run(Duration);
        Assert.Equal(expected, simulation.SpikeChecksum);
    }

    [Fact]
    public void Another_seed_gives_another_checksum()
    {
        var options = new SimulationOptions { Threads = 1 };

        Assert.NotEqual(Run(BusyNetwork.Describe(hasDelays: true, seed: 1), options).Checksum, Run(BusyNetwork.Describe(hasDelays: true, seed: 2), options).Checksum);
    }

    private static (ulong Checksum, long Spikes, long Synapses, string State, string Recorded) Run(Network network, SimulationOptions options)
    {
        using var simulation = new Simulation(network, options);
        var v = new StateRecorder();
        simulation.Record(network.Populations[0], StateVariable.V, v, neurons: [500, 3, 700, 4], every: 3);
        simulation.Run(Duration);
        var recorded = string.Join(' ', v.Values.SelectMany(row => row).Select(BitConverter.DoubleToInt64Bits));
        return (
            simulation.SpikeChecksum,
            simulation.TotalSpikeCount,
            simulation.SynapseCount,
            RunHash.Of(simulation, steps: 3),
            recorded);
    }
}
