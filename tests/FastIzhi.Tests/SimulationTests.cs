using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests;

/// <summary>What a simulation refuses, its progress, and that it can be stopped.</summary>
public class SimulationTests
{
    private readonly Network _network;
    private readonly Population _e;

    public SimulationTests()
    {
        var builder = new NetworkBuilder();
        _e = builder.AddPopulation("E", 5, CellTypes.RS);
        builder.Connect(_e, _e, new RingRule(1, 90));
        builder.Inject(_e, new StepCurrent(600));
        _network = builder.Build();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_step_is_a_finite_number_above_0(double timeStep) => Refusal.Names(
        () => _ = new Simulation(_network, new SimulationOptions { TimeStep = timeStep }), $"time step is {timeStep} ms", "above 0");

    [Fact]
    public void A_time_step_that_the_reference_scheme_cannot_decay_names_the_receptor_and_the_bound() => Refusal.Names(
        () => _ = new Simulation(_network, new SimulationOptions { TimeStep = 6, Scheme = Scheme.Reference }),
        "6 ms", "tau = 5 ms of AMPA", "at most 5 ms", "standard");

    [Theory]
    [InlineData(0.05)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_duration_is_a_multiple_of_the_time_step(double duration) => Refusal.Names<ArgumentOutOfRangeException>(
        () => new Simulation(_network).Run(duration), $"duration {duration} ms", "multiple of the time step 0.1 ms", "at least 0");

    [Fact]
    public void Recorded_neurons_are_there_and_chosen_once()
    {
        var simulation = new Simulation(_network);
        Refusal.Names(() => simulation.Record(_e, new SpikeRecorder(), [0, 5]), "neuron 5 is not in E", "0 to 4");
        Refusal.Names(() => simulation.Record(_e, new SpikeRecorder(), [-1]), "neuron -1 is not in E", "0 to 4");
        Refusal.Names(() => simulation.Record(_e, StateVariable.V, new StateRecorder(), [2, 1, 2]), "neuron 2 of E", "twice");
    }

    [Fact]
    public void A_recording_interval_is_at_least_1() => Refusal.Names(
        () => new Simulation(_network).Record(_e, StateVariable.V, new StateRecorder(), every: 0), "every is 0", "at least 1");

    [Fact]
    public void A_receptor_that_is_not_there_is_named_with_those_that_are()
    {
        var simulation = new Simulation(_network);
        Refusal.Names(() => simulation.Conductance<double>(_e, "AMAP"), "AMAP", "AMPA", "NMDA", "did you mean 'AMPA'?");
        Refusal.Names(() => simulation.Record(_e, StateVariable.Conductance("X"), new StateRecorder()), "X", "GABA_A", "GABA_B");
    }

    [Fact]
    public void A_state_is_read_in_its_own_precision()
    {
        var simulation = new Simulation(_network, new SimulationOptions { Precision = Precision.Single });

        Assert.Equal(5, simulation.V<float>(_e).Length);
        Refusal.Names<InvalidOperationException>(() => simulation.V<double>(_e), "Single precision", "Double");
    }

    [Fact]
    public void A_population_of_another_network_is_named()
    {
        var stranger = new NetworkBuilder().AddPopulation("Stranger", 1, CellTypes.RS);

        Refusal.Names(() => new Simulation(_network).SpikeCount(stranger), "Stranger", "not part of this network");
    }

    [Theory]
    [InlineData(Scheme.Standard, 20)]
    [InlineData(Scheme.Reference, 19)]
    public void Currents_per_row_that_end_before_the_run_are_refused_before_it(Scheme scheme, int steps)
    {
        var builder = new NetworkBuilder();
        var population = builder.AddPopulation("E", 1, CellTypes.RS);
        builder.Inject(population, new RowCurrents(new double[20, 1]));
        var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme });

        Refusal.Names<InvalidOperationException>(() => simulation.Run((steps + 1) * 0.1), "20");
        Assert.Equal(0, simulation.Row);
        simulation.Run(steps * 0.1);
        Assert.Equal(steps, simulation.Row);
    }

    [Fact]
    public void The_end_of_a_run_is_reported()
    {
        var reports = new List<SimulationProgress>();
        var simulation = new Simulation(_network);
        simulation.Run(10);

        simulation.Run(30, new Reports(reports.Add));

        var last = reports[^1];
        Assert.Equal(simulation.Time, last.Time);
        Assert.Equal(30, last.Done, tolerance: 1e-9);
        Assert.Equal((last.Done, 1.0), (last.Duration, last.Fraction));
        Assert.Equal(simulation.TotalSpikeCount, last.Spikes);
        Assert.True(last.Spikes > 0);
        Assert.Equal(TimeSpan.Zero, last.Remaining);
    }

    [Fact]
    public void A_cancelled_run_stops_between_two_steps_and_may_go_on()
    {
        var (whole, stopped) = (new Simulation(_network), new Simulation(_network));
        using var source = new CancellationTokenSource();
        stopped.Record(_e, new CancelAt(source));

        Assert.Throws<OperationCanceledException>(() => stopped.Run(100, cancellation: source.Token));

        Assert.InRange(stopped.Row, 1, 999);
        stopped.RunSteps(1000 - stopped.Row);
        whole.Run(100);
        Assert.Equal(whole.AllValues(), stopped.AllValues());
    }

    private sealed class Reports(Action<SimulationProgress> keep) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => keep(value);
    }

    /// <summary>Cancels at the first spike.</summary>
    private sealed class CancelAt(CancellationTokenSource source) : ISpikeSink
    {
        public void Write(long row, double time, ReadOnlySpan<int> neurons) => source.Cancel();

        public void Reset()
        {
        }
    }
}
