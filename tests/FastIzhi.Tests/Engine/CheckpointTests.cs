using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>A network that fires, saved and restored; and what is refused.</summary>
public class CheckpointTests
{
    private const double Before = 30.7;
    private const double After = 60;

    public static TheoryData<Scheme, Precision> All => Variants.All;

    /// <summary>A change of the network, and what the refusal says is there and here.</summary>
    public static TheoryData<string, Network, string, string> OtherNetworks => new()
    {
        { "seed", Network(seed: 6), "the seed 5;", "the seed 6" },
        { "size", Network(size: 101), "population E of 80 neurons;", "population E of 101 neurons" },
        { "name", Network(name: "X"), "population E of 80 neurons;", "population X of 80 neurons" },
        { "weight", Network(weight: 0.31), "synapses ", "from E to E" },
        { "delay", Network(delay: 0.5), "synapses ", "from E to E" },
        { "format", Network(format: WeightFormat.BFloat16), "Full weights from E to E", "BFloat16 weights from E to E" },
        { "parameters", Network(gain: 1.001), "parameters ", "of E" },
        { "receptors", Network(receptors: [StandardReceptors.Ampa]), "receptors AMPA, NMDA of E", "receptors AMPA of E" },
        { "tau", Network(receptors: [StandardReceptors.Ampa with { Tau = 4 }, StandardReceptors.Nmda]), "receptor constants ", "of E" },
        { "kinds", Network(driven: [StandardReceptors.Nmda]), "receptors AMPA, NMDA from E to E", "receptors NMDA from E to E" },
        {
            "ratio", Network(driven: [StandardReceptors.Ampa, new(StandardReceptors.Nmda, 0.4)]),
            "receptors AMPA, NMDA from E to E", "receptors AMPA, 0.4 NMDA from E to E"
        },
        {
            "tau of a projection", Network(driven: [StandardReceptors.Ampa with { Tau = 4 }, StandardReceptors.Nmda]),
            "receptor constants ", "from E to E"
        },
        { "refractory", Network(refractoryTime: 1), "refractory times ", "of E" },
        { "current", Network(current: 401), "a current ", "into neurons all of E from 0 to Infinity ms" },
        { "stop", Network(stop: 500), "from 0 to Infinity ms;", "from 0 to 500 ms" },
        { "more", Network(hasMore: true), "2 populations;", "3 populations" },
    };

    public static TheoryData<ReceptorKind, ReceptorKind> OtherReceptors
    {
        get
        {
            var (slow, current) = (
                new ReceptorKind("X", NeuronKind.Excitatory, Tau: 20, Reversal: 0, new VoltageGate(-80, 60), Rise: 2),
                ReceptorKind.CurrentBased("X", NeuronKind.Excitatory, tau: 20));
            return new()
            {
                { slow, slow with { Tau = 21 } },
                { slow, slow with { Rise = 3 } },
                { slow, slow with { Reversal = 1 } },
                { slow, slow with { Gate = new VoltageGate(-81, 60) } },
                { slow, slow with { Gate = new VoltageGate(-80, 61) } },
                { current, current with { Kind = NeuronKind.Inhibitory } },
                { current, current with { Reversal = 0 } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(OtherReceptors))]
    public void A_state_with_another_receptor_is_refused(ReceptorKind receptor, ReceptorKind other)
    {
        using var simulation = new Simulation(Driven(receptor));
        var state = Saved(simulation);

        Refusal.Names<CheckpointException>(
            () => new Simulation(Driven(other)).Restore(new MemoryStream(state)), "of another simulation", "into X");

        static Network Driven(ReceptorKind receptor)
        {
            var builder = new NetworkBuilder();
            builder.Inject(builder.AddPopulation("E", 1, CellTypes.RS), new PoissonTrains(1, 1) { Receptors = [receptor] });
            return builder.Build();
        }
    }

    /// <summary>Other options, and what the refusal says is there and here.</summary>
    public static TheoryData<SimulationOptions, string, string> OtherOptions => new()
    {
        { new SimulationOptions { Precision = Precision.Single }, "Double precision;", "Single precision" },
        { new SimulationOptions { Integration = Integration.RK4 }, "integration by Euler;", "integration by RK4" },
        { new SimulationOptions { TimeStep = 0.2 }, "a time step of 0.1 ms;", "a time step of 0.2 ms" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_restored_run_has_the_bits_of_an_uninterrupted_one_on_any_number_of_threads(Scheme scheme, Precision precision)
    {
        var network = Network(size: 801, delay: scheme == Scheme.Standard ? 0.4 : null);
        var options = new SimulationOptions { Scheme = scheme, Precision = precision };
        using var whole = new Simulation(network, options with { Threads = 1 });
        whole.Run(Before);
        var state = Saved(whole);
        whole.Run(After);
        var (expected, spikes, checksum) = (RunHash.Of(whole, steps: 3), whole.TotalSpikeCount, whole.SpikeChecksum);

        foreach (var (threads, blockLanes) in ((int, int?)[])[(1, 16), (2, null), (3, 208)])
        {
            using var restored = new Simulation(network, options with { Threads = threads, BlockLanes = blockLanes });
            restored.Restore(new MemoryStream(state));
            restored.Run(After);
            Assert.Equal(expected, RunHash.Of(restored, steps: 3));
            Assert.Equal((spikes, checksum), (restored.TotalSpikeCount, restored.SpikeChecksum));
        }

        Assert.True(spikes > 1_000, $"{spikes} spikes are too few to tell anything");
    }

    [Fact]
    public void A_recorder_goes_on_from_the_restored_row_and_gets_no_row_twice()
    {
        using var simulation = new Simulation(Network());
        var v = new StateRecorder();
        simulation.Record(simulation.Network.Populations[0], StateVariable.V, v);
        simulation.Run(1);
        var state = Saved(simulation);
        simulation.Run(1);
        simulation.Restore(new MemoryStream(state));
        var (present, absent) = (new StateRecorder(), new StateRecorder());
        simulation.Record(simulation.Network.Populations[0], StateVariable.V, present);
        simulation.Record(simulation.Network.Populations[0], StateVariable.V, absent, presentRow: false);
        simulation.Run(0.2);

        Assert.Equal([.. Enumerable.Range(0, 21), 11, 12], v.Rows.Select(row => (int)row));
        Assert.Equal(v.Values[11], v.Values[21]);
        Assert.Equal([10, 11, 12], present.Rows);
        Assert.Equal([11, 12], absent.Rows);
    }

    [Theory]
    [MemberData(nameof(OtherNetworks))]
    public void A_state_of_another_network_is_refused_and_changes_nothing(
        string what, Network network, string there, string here)
    {
        using var saved = new Simulation(Network());
        using var other = new Simulation(network);
        other.Run(Before);
        var before = other.AllValues();

        Refusal.Names<CheckpointException>(
            () => other.Restore(new MemoryStream(Saved(saved))), "of another simulation: it has ", there, "; this one has ", here);

        Assert.True(other.Row > 0, what);
        Assert.Equal(before, other.AllValues());
        other.Run(1);
    }

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void A_state_of_other_options_is_refused(SimulationOptions options, string there, string here)
    {
        using var saved = new Simulation(Network());
        using var other = new Simulation(Network(), options);

        Refusal.Names<CheckpointException>(
            () => other.Restore(new MemoryStream(Saved(saved))), "it has " + there, "this one has " + here);
    }

    [Fact]
    public void A_state_of_another_scheme_is_refused()
    {
        using var saved = new Simulation(Network(delay: null));
        using var other = new Simulation(Network(delay: null), new SimulationOptions { Scheme = Scheme.Reference });

        Refusal.Names<CheckpointException>(
            () => other.Restore(new MemoryStream(Saved(saved))), "the Standard scheme;", "the Reference scheme");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_state_that_ends_too_early_or_goes_on_is_refused_and_the_simulation_waits_for_a_reset(Scheme scheme, Precision precision)
    {
        var options = new SimulationOptions { Scheme = scheme, Precision = precision, Threads = 1 };
        using var saved = new Simulation(Network(size: 9, delay: null), options);
        saved.Run(Before);
        var state = Saved(saved);
        using var other = new Simulation(saved.Network, options);
        for (var length = 0; length < state.Length; length++)
        {
            Refusal.Names<CheckpointException>(() => other.Restore(new MemoryStream(state, 0, length)), "ends too early");
        }

        Refusal.Names<CheckpointException>(() => other.Restore(new MemoryStream([.. state, 0])), "more of it");
        Refusal.Names<InvalidOperationException>(() => other.Run(1), "could not be restored", "reset");
        Refusal.Names<InvalidOperationException>(() => other.Save(Stream.Null), "could not be restored");
        Assert.Equal(0, other.Row);
        other.Reset();
        using var fresh = new Simulation(saved.Network, options);
        Assert.Equal(RunHash.Of(fresh, steps: 20), RunHash.Of(other, steps: 20));
        other.Restore(new MemoryStream(state));
        Assert.Equal(RunHash.Of(saved, steps: 20), RunHash.Of(other, steps: 20));
    }

    [Fact]
    public void A_state_that_could_not_be_restored_makes_way_for_an_earlier_one()
    {
        using var saved = new Simulation(Network());
        saved.Run(Before);
        var state = Saved(saved);
        using var other = new Simulation(Network());

        Assert.Throws<CheckpointException>(() => other.Restore(new MemoryStream(state, 0, state.Length - 1)));
        other.Restore(new MemoryStream(state));

        Assert.Equal(RunHash.Of(saved, steps: 20), RunHash.Of(other, steps: 20));
    }

    /// <summary>Whatever the bytes say: an error, or a state that a simulation can run on, be it until it diverges.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Damaged_bytes_give_an_error_or_a_state_that_runs(Scheme scheme, Precision precision)
    {
        var options = new SimulationOptions { Scheme = scheme, Precision = precision, Threads = 1 };
        using var saved = new Simulation(Network(size: 9, delay: scheme == Scheme.Standard ? 0.4 : null), options);
        saved.Run(Before);
        var state = Saved(saved);
        using var other = new Simulation(saved.Network, options);
        var random = new Random(7);
        var refused = 0;
        for (var k = 0; k < 1000; k++)
        {
            var damaged = state.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                other.Restore(new MemoryStream(damaged));
                Assert.True(other.TotalSpikeCount >= 0 && other.Row >= 0);
                other.Run(1);
            }
            catch (CheckpointException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                refused++;
            }
            catch (SimulationDivergedException)
            {
            }
        }

        Assert.InRange(refused, 100, 990);
    }

    [Fact]
    public void A_simulation_that_diverged_has_nothing_to_save()
    {
        var builder = new NetworkBuilder();
        builder.Inject(builder.AddPopulation("E", 2, CellTypes.RS), new StepCurrent(1e300));
        using var simulation = new Simulation(builder.Build());
        Assert.Throws<SimulationDivergedException>(() => simulation.Run(10));

        Refusal.Names<InvalidOperationException>(() => simulation.Save(Stream.Null), "diverged");
    }

    private static byte[] Saved(Simulation simulation)
    {
        var stream = new MemoryStream();
        simulation.Save(stream);
        return stream.ToArray();
    }

    private static Network Network(
        ulong seed = 5,
        string name = "E",
        int size = 80,
        double weight = 0.3,
        double? delay = 0.4,
        WeightFormat format = WeightFormat.Full,
        double gain = 1,
        ReceptorKind[]? receptors = null,
        DrivenReceptor[]? driven = null,
        double refractoryTime = 0,
        double current = 400,
        double stop = double.PositiveInfinity,
        bool hasMore = false)
    {
        var parameters = CellTypes.RS.Parameters;
        var builder = new NetworkBuilder(seed);
        var e = builder.AddPopulation(
            new Population(name, size, [parameters with { Gain = parameters.Gain * gain }], NeuronKind.Excitatory)
            {
                RefractoryTimes = [refractoryTime],
                Receptors = receptors ?? [StandardReceptors.Ampa, StandardReceptors.Nmda],
            });
        var i = builder.AddPopulation("I", 20, CellTypes.FS);
        var weights = Distribution.Uniform(0, weight);
        builder.Connect(e, e, new FixedInDegreeRule(5, weights), delay is { } steps ? Delay.Constant(steps) : null, format, driven);
        builder.Connect(e, i, new FixedProbabilityRule(0.2, 0.5), delay is null ? null : Delay.Uniform(0.3, 2));
        builder.Connect(i, e, new RingRule(0.7, 90), delay is null ? null : Delay.OnRing(0.3, 0.01));
        builder.Inject(e, new StepCurrent([.. Enumerable.Range(0, size).Select(k => current + k)]) { Stop = stop });
        builder.Inject(i, new StepCurrent(150) { Start = 20, Stop = 50.7 });
        if (hasMore)
        {
            builder.AddPopulation("Z", 1, CellTypes.RS);
        }

        return builder.Build();
    }
}
