using System.Numerics;
using FastIzhi.Engine;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Lanes beyond the last neuron of a population never fire and stay sound, whatever the parameters.</summary>
public class PaddingTests
{
    /// <summary>v_r = 0 is no stable point above v_t, and a conductance of any size drives v away from it, upwards.</summary>
    private static readonly IzhikevichParameters Unstable =
        CellTypes.RS.Parameters with { RestingVoltage = 0, ThresholdVoltage = -20, ResetVoltage = -30 };

    private static readonly ReceptorKind Depolarising = new("X", NeuronKind.Excitatory, Tau: 50, Reversal: 10);

    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Padding_does_not_fire_where_the_neurons_are_unstable_at_rest(Scheme scheme, Precision precision)
    {
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation(new Population("A", 3, [Unstable], NeuronKind.Excitatory)
        {
            StartVoltages = [-25],
            Receptors = [Depolarising],
        });
        builder.Connect(neurons, neurons, new RingRule(1e-4, 90));
        var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme, Precision = precision });

        for (var step = 0; step < 20_000; step++)
        {
            simulation.Step();
            foreach (var neuron in simulation.Spikes(neurons))
            {
                Assert.InRange(neuron, 0, 2);
            }
        }
    }

    /// <summary>u of a padding lane leaves 0 within a step, and the cut-off falls below v_r with it.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Padding_does_not_count_as_fired_where_the_cut_off_depends_on_u(Scheme scheme, Precision precision)
    {
        var parameters = CellTypes.RS.Parameters with { Extended = new ExtendedTerms(-100, 0, CubicSensitivity: 1, PeakSlope: -2) };
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation(new Population("A", 3, [parameters], NeuronKind.Excitatory));
        var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme, Precision = precision });
        var recorder = new SpikeRecorder();
        simulation.Record(neurons, recorder);

        simulation.Run(2);

        Assert.NotEmpty(recorder.Neurons);
        Assert.All(recorder.Neurons, neuron => Assert.InRange(neuron, 0, 2));
    }

    [Theory]
    [MemberData(nameof(Variants.Integrations), MemberType = typeof(Variants))]
    public void Nor_does_it_with_any_integration(Integration integration, Precision precision)
    {
        var parameters = CellTypes.RS.Parameters with { Extended = new ExtendedTerms(-100, 0, CubicSensitivity: 1, PeakSlope: -2) };
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation(
            new Population("A", 3, [parameters], NeuronKind.Excitatory) { RefractoryTimes = [0.3] });
        var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = integration, Precision = precision });
        var recorder = new SpikeRecorder();
        simulation.Record(neurons, recorder);

        simulation.Run(0.8);

        Assert.NotEmpty(recorder.Neurons);
        Assert.All(recorder.Neurons, neuron => Assert.InRange(neuron, 0, 2));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(17, 17)]
    [InlineData(64, 64)]
    public void Padding_stays_at_rest_in_the_lanes(int size, int parameterSets)
    {
        AssertRests<float>(size, Math.Min(size, parameterSets));
        AssertRests<double>(size, Math.Min(size, parameterSets));
    }

    private static void AssertRests<T>(int size, int parameterSets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = Enumerable.Range(0, parameterSets).Select(k => Unstable with { Capacitance = 50 + k }).ToArray();
        var population = new Population("A", size, parameters, NeuronKind.Excitatory) { StartVoltages = [40] };
        var builder = new NetworkBuilder();
        builder.AddPopulation(population);
        builder.Inject(population, new StepCurrent(900));
        foreach (var scheme in Enum.GetValues<Scheme>())
        {
            var options = new SimulationOptions { Scheme = scheme };
            var layout = new StateLayout(builder.Build(), options);
            var lanes = layout.Blocks[0];
            using var state = new NetworkState<T>(layout, scheme, options.TimeStep);
            using var inputs = new RowInputs<T>(builder.Build(), population, layout, options.TimeStep);
            using var block = new NeuronBlock<T>(population, lanes, state, inputs, options);
            var spikes = 0;
            block.Reset();
            state.Of(StateLayout.CurrentArray, layout.Populations[0]).Fill(T.CreateTruncating(900));
            for (var row = 1; row <= 5_000; row++)
            {
                block.Advance(row, firstInputRow: row, steps: 1, taps: []);
                Assert.Null(block.Diverged);
                foreach (var neuron in block.Fired(step: 0))
                {
                    Assert.InRange(neuron, 0, size - 1);
                }

                spikes += block.Fired(step: 0).Length;
                var padding = layout.Populations[0] with { First = size, Size = lanes.Count - size };
                Assert.Equal(-1, state.Of(StateLayout.VoltageArray, padding).IndexOfAnyExcept(T.Zero));
                Assert.Equal(-1, state.Of(StateLayout.RecoveryArray, padding).IndexOfAnyExcept(T.Zero));
            }

            Assert.NotEqual(0, spikes);
        }
    }
}
