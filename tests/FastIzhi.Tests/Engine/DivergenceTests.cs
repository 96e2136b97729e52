using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>A state that is no longer sound stops the run, with the neuron, the step and the likely cause.</summary>
public class DivergenceTests
{
    private const int BadNeuron = 5;

    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void A_time_step_too_large_for_the_conductance_is_found(Scheme scheme, Precision precision)
    {
        // dt G / C is far above 2: forward Euler swings ever further around the reversal potential.
        var builder = new NetworkBuilder();
        var i = builder.AddPopulation("I", 3, CellTypes.FS);
        var e = builder.AddPopulation("E", 9, CellTypes.RS);
        builder.Connect(i, e, new SynapseListRule([new Synapse(0, BadNeuron, 20_000)]));
        builder.Inject(i, new StepCurrent([600.0, 0, 0]));
        var simulation = new Simulation(
            builder.Build(), new SimulationOptions { Scheme = scheme, Precision = precision, TimeStep = 0.5 });

        var error = Assert.Throws<SimulationDivergedException>(() => simulation.Run(1_000));

        AssertNames(error, e, simulation);
        Assert.Contains("time step of 0.5 ms is too large", error.Message, StringComparison.Ordinal);
        Assert.Contains("try 0.25 ms", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_runaway_current_is_found_and_its_v_reported(Scheme scheme, Precision precision)
    {
        foreach (var current in (double[])[1e9, -1e9, 1e300, -1e300])
        {
            var (simulation, population, _) = Start(scheme, precision, current);

            var error = Assert.Throws<SimulationDivergedException>(() => simulation.Run(100));

            AssertNames(error, population, simulation);
            Assert.False(Math.Abs(error.Voltage) < 10_000, $"v is {error.Voltage}");
        }
    }

    [Theory]
    [MemberData(nameof(Variants.Integrations), MemberType = typeof(Variants))]
    public void Every_integration_finds_what_runs_away(Integration integration, Precision precision)
    {
        foreach (var current in (double[])[1e9, -1e9, 1e300, -1e300])
        {
            var (simulation, population, _) = Start(Scheme.Standard, precision, current, integration);

            var error = Assert.Throws<SimulationDivergedException>(() => simulation.Run(100));

            AssertNames(error, population, simulation);
            Assert.False(Math.Abs(error.Voltage) < 10_000, $"v is {error.Voltage}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_was_recorded_before_is_kept(Scheme scheme, Precision precision)
    {
        var (simulation, _, recorder) = Start(scheme, precision, -1e9);
        var (healthy, _, healthyRecorder) = Start(scheme, precision, 0);

        var error = Assert.Throws<SimulationDivergedException>(() => simulation.Run(100));
        healthy.RunSteps(error.Row - 1);

        Assert.Equal(healthyRecorder.Rows, recorder.Rows);
        Assert.Equal(healthyRecorder.Values, recorder.Values);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_reset_simulation_runs_again(Scheme scheme, Precision precision)
    {
        var (simulation, _, recorder) = Start(scheme, precision, -1e9);
        var first = Assert.Throws<SimulationDivergedException>(() => simulation.Run(100));

        simulation.Reset();
        simulation.RunSteps(first.Row - 1);

        Assert.Equal(first.Row - 1, simulation.Row);
        Assert.Equal(first.Row, recorder.Rows.Count);
        Assert.Throws<SimulationDivergedException>(simulation.Step);
    }

    private static void AssertNames(SimulationDivergedException error, Population population, Simulation simulation)
    {
        Assert.Equal((population, BadNeuron, simulation.Row), (error.Population, error.Neuron, error.Row));
        Assert.Equal(simulation.Row * simulation.Options.TimeStep, error.Time);
        Assert.Contains($"neuron {BadNeuron} of {population.Name} diverged at step {error.Row}", error.Message, StringComparison.Ordinal);
    }

    private static (Simulation Simulation, Population Population, StateRecorder Recorder) Start(
        Scheme scheme, Precision precision, double current, Integration integration = Integration.Euler)
    {
        var builder = new NetworkBuilder();
        var population = builder.AddPopulation("E", 20, CellTypes.RS);
        builder.Inject(population, new StepCurrent(current) { Start = 3, Neurons = [BadNeuron] });
        var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme, Integration = integration, Precision = precision });
        var recorder = new StateRecorder();
        simulation.Record(population, StateVariable.V, recorder);
        return (simulation, population, recorder);
    }
}
