using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Refractory times: v is held after a spike, and nothing else.</summary>
public class RefractoryTests
{
    public static TheoryData<Integration, Precision> All => Variants.Integrations;

    /// <summary>Under a current that would make it fire at once again.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void After_a_spike_v_stays_at_c_for_the_time_and_no_longer(Integration integration, Precision precision)
    {
        const int Steps = 30;
        var (simulation, cell) = Start(new NeuronValues { RefractoryTime = 3 }, integration, precision, current: 5_000);
        var fired = RowsOfSpikes(simulation, cell, 500, row =>
        {
            var sinceSpike = row.LastSpike is { } last ? row.Row - last : long.MaxValue;
            Assert.Equal(sinceSpike <= Steps, row.V == CellTypes.RS.Parameters.ResetVoltage);
        });

        Assert.True(fired.Count > 5, $"{fired.Count} spikes");
        Assert.All(fired.Zip(fired.Skip(1)), pair => Assert.True(pair.Second - pair.First > Steps));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void U_and_the_conductances_go_on_meanwhile(Integration integration, Precision precision)
    {
        var p = CellTypes.RS.Parameters with { ResetVoltage = -50 };
        var values = new NeuronValues { RefractoryTime = 5, StartVoltage = 60, ResetVoltage = p.ResetVoltage };
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, CellTypes.RS, values);
        builder.Inject(cell, new GivenTrains([new GivenSpike(2, 0)], 7) { Delay = 1 });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = integration, Precision = precision });
        simulation.Step();
        var u = simulation.Values(cell, StateVariable.U)[0];
        var goal = p.RecoverySensitivity * (p.ResetVoltage - p.RestingVoltage);

        simulation.RunSteps(39);

        // u decays to b (c - v_r) with 1 / a, but for the error of the method.
        Assert.Equal(goal + ((u - goal) * Math.Exp(-3.9 * p.RecoveryRate)), simulation.Values(cell, StateVariable.U)[0], 0.05);
        Assert.Equal(7 * Math.Exp(-1.0 / 5), simulation.Values(cell, StateVariable.Conductance("AMPA"))[0], 1e-5);
        Assert.Equal(p.ResetVoltage, simulation.Values(cell, StateVariable.V)[0]);
    }

    /// <summary>The kernel of populations with refractory times does the same where there is none.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Where_it_is_0_no_bit_changes(Integration integration, Precision precision)
    {
        var options = new SimulationOptions { Integration = integration, Precision = precision };
        double[] none = [.. Enumerable.Repeat(0.0, 20), 10];

        Assert.Equal(Hash([0]), Hash(none));
        Assert.NotEqual(Hash([0]), Hash([0.1]));

        string Hash(double[] refractory)
        {
            var builder = new NetworkBuilder(seed: 5);
            var neurons = builder.AddPopulation("A", 21, CellTypes2007.LTS, new NeuronValues { RefractoryTime = refractory });
            builder.Inject(neurons, new StepCurrent([.. Enumerable.Range(0, 20).Select(k => 50.0 * k), 0]));
            using var simulation = new Simulation(builder.Build(), options);
            return RunHash.Of(simulation, 1_000);
        }
    }

    /// <summary>A cut-off that falls below the v that is held makes no spike before the time is over.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_refractory_neuron_does_not_fire_whatever_its_cut_off(Integration integration, Precision precision)
    {
        var values = new NeuronValues { RefractoryTime = 2, PeakSlope = -1, ResetVoltage = -50, StartVoltage = 60 };
        var (simulation, cell) = Start(values, integration, precision, current: 0);

        var fired = RowsOfSpikes(simulation, cell, 64, _ => { });

        Assert.Equal([1, 22, 43, 64], fired);
    }

    [Fact]
    public void Each_neuron_may_have_its_own_to_the_nearest_step()
    {
        double[] times = [0, 0.04, 0.06, 1.23, 2];
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation("A", 5, CellTypes.RS, new NeuronValues { RefractoryTime = times, StartVoltage = 60 });
        using var simulation = new Simulation(builder.Build());
        var held = new int[5];
        for (var row = 1; row <= 30; row++)
        {
            simulation.Step();
            for (var i = 0; i < 5; i++)
            {
                held[i] += simulation.V<double>(neurons)[i] == CellTypes.RS.Parameters.ResetVoltage ? 1 : 0;
            }
        }

        // The row of the spike, and those held.
        Assert.Equal([1, 1, 2, 13, 21], held);
    }

    [Fact]
    public void It_can_be_drawn()
    {
        var population = new NetworkBuilder(3).AddPopulation(
            "A", 1_000, CellTypes2003.RS, new NeuronValues { RefractoryTime = Distribution.Uniform(1, 3) });

        Assert.All(population.RefractoryTimes, time => Assert.InRange(time, 1, 3));
        Assert.Equal(2, population.RefractoryTimes.Average(), 0.1);
        Assert.Equal(CellTypes2003.RS.Parameters, Assert.Single(population.Parameters));
    }

    [Theory]
    [InlineData(1.05, 0.1, "1.05 ms is not a multiple of the time step 0.1 ms", "1 ms, 1.1 ms")]
    [InlineData(0.05, 0.1, "0.05 ms is not a multiple", "0 ms, 0.1 ms")]
    [InlineData(2e6, 0.1, "up to 2000000 ms", "at most 16777215 steps, 1677721.5 ms")]
    public void A_time_that_does_not_fit_the_step_is_refused(double time, double timeStep, params string[] pieces) => Refusal.Names(
        () => Start(new NeuronValues { RefractoryTime = time }, timeStep: timeStep), ["population A", "refractory time", .. pieces]);

    [Fact]
    public void The_reference_scheme_knows_none()
    {
        var builder = new NetworkBuilder();
        builder.AddPopulation("A", 1, CellTypes.RS, new NeuronValues { RefractoryTime = 1 });

        Refusal.Names(
            () => _ = new Simulation(builder.Build(), new SimulationOptions { Scheme = Scheme.Reference }),
            "population A", "refractory time", "the reference scheme does not know", "standard scheme");
    }

    [Theory]
    [InlineData(-1, "refractory time is -1 ms", "at least 0")]
    [InlineData(double.NaN, "refractory time 0 is NaN ms", "finite")]
    public void A_population_refuses_what_is_no_time(double time, params string[] pieces) => Refusal.Names(
        () => new NetworkBuilder().AddPopulation(new Population("A", 1, CellTypes.RS) { RefractoryTimes = [time] }), pieces);

    private static (Simulation Simulation, Population Cell) Start(
        NeuronValues values,
        Integration integration = Integration.Euler,
        Precision precision = Precision.Double,
        double current = 0,
        double timeStep = 0.1)
    {
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, CellTypes.RS, values);
        builder.Inject(cell, new StepCurrent(current));
        var options = new SimulationOptions { Integration = integration, Precision = precision, TimeStep = timeStep };
        return (new Simulation(builder.Build(), options), cell);
    }

    private static List<long> RowsOfSpikes(
        Simulation simulation, Population cell, int steps, Action<(long Row, double V, long? LastSpike)> look)
    {
        var fired = new List<long>();
        for (var row = 1; row <= steps; row++)
        {
            simulation.Step();
            if (simulation.Spikes(cell).Length > 0)
            {
                fired.Add(row);
            }

            look((row, simulation.Values(cell, StateVariable.V)[0], fired.Count > 0 ? fired[^1] : null));
        }

        return fired;
    }
}
