using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Tests.Receptors;

/// <summary>What one spike does, against closed forms: the course of conductances and currents, and of v.</summary>
public class SynapticCourseTests
{
    private const double TimeStep = 0.125;

    private static readonly ReceptorKind Slow = new("SLOW", NeuronKind.Excitatory, Tau: 20, Reversal: 0, Rise: 3);

    [Theory]
    [InlineData(Precision.Double, 1e-13)]
    [InlineData(Precision.Single, 1e-5)]
    public void A_conductance_is_the_difference_of_exponentials_with_the_weight_as_its_peak(Precision precision, double tolerance)
    {
        const double Weight = 0.7;
        var (_, g) = Respond(Slow, Weight, 400, precision, StateVariable.Conductance("SLOW"));

        for (var row = 1; row < g.Length; row++)
        {
            // The spike is fired on row 0 and arrives on row 1.
            var t = (row - 1) * TimeStep;
            Assert.Equal(Weight * Slow.PeakScale * (Math.Exp(-t / 20) - Math.Exp(-t / 3)), g[row], tolerance);
        }

        // p = 20 x 3 / 17 x log(20 / 3) = 6.6957 ms is between two rows.
        var peak = Array.IndexOf(g, g.Max());
        Assert.InRange(Math.Abs((peak - 1) * TimeStep - Slow.PeakTime), 0, TimeStep);
        Assert.Equal(6.6957, Slow.PeakTime, 4);
        Assert.Equal(Weight, g[peak], 1e-3);
    }

    /// <summary>
    /// At rest, with b = 0 and k small, C dv/dt = i: v moves by the integral of the current, here by the sum that forward Euler makes of
    /// it, in the end by w s (tau - rise) / C.
    /// </summary>
    [Theory]
    [InlineData(NeuronKind.Excitatory, 0.0)]
    [InlineData(NeuronKind.Inhibitory, 0.0)]
    [InlineData(NeuronKind.Excitatory, 1.5)]
    [InlineData(NeuronKind.Inhibitory, 1.5)]
    public void A_current_based_synapse_moves_v_by_its_integral_whatever_v(NeuronKind kind, double rise)
    {
        var (tau, weight, sign) = (4.0, 10.0, kind == NeuronKind.Excitatory ? 1 : -1);
        var receptor = ReceptorKind.CurrentBased("SYN", kind, tau, rise);
        var (v, current) = Respond(receptor, weight, 800, Precision.Double, StateVariable.SynapticCurrent("SYN"));

        var expected = -60.0;
        for (var row = 1; row < v.Length; row++)
        {
            var t = (row - 1) * TimeStep;
            var course = Math.Exp(-t / tau) - (rise == 0 ? 0 : Math.Exp(-t / rise));
            Assert.Equal(sign * weight * receptor.PeakScale * course, current[row], 1e-12);
            Assert.Equal(expected, v[row], 1e-9);
            expected += TimeStep / Passive.Capacitance * sign * weight * receptor.PeakScale * course;
        }

        // The integral of the current, to the first order of the time step.
        Assert.Equal(-60 + (sign * weight * receptor.PeakScale * (tau - rise) / Passive.Capacitance), v[^1], 0.01);
    }

    [Fact]
    public void An_NMDA_to_AMPA_ratio_is_that_of_the_conductances_and_of_no_other_projection()
    {
        var builder = new NetworkBuilder();
        var (source, other) = (builder.AddPopulation("S", 1, CellTypes.RS), builder.AddPopulation("O", 1, CellTypes.RS));
        var target = builder.AddPopulation("T", 2, CellTypes.RS);
        var (ampa, nmda) = (StandardReceptors.Ampa, StandardReceptors.Nmda);
        builder.Connect(source, target, new SynapseListRule([new(0, 0, 2)]), receptors: [ampa, new(nmda, 0.25)]);
        builder.Connect(source, target, new SynapseListRule([new(0, 1, 2)]), receptors: [new(nmda, 3), new(ampa, 0)]);
        builder.Connect(other, target, new SynapseListRule([new(0, 0, 2), new(0, 1, 2)]));
        builder.Inject(source, new StepCurrent(5_000) { Stop = 3 });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { TimeStep = TimeStep });
        while (simulation.SpikeCount(source) == 0)
        {
            simulation.Step();
        }

        simulation.Step();

        Assert.Equal([2, 0], simulation.Conductance<double>(target, "AMPA").ToArray().Select(g => Math.Round(g, 12)));
        Assert.Equal([0.5, 6], simulation.Conductance<double>(target, "NMDA").ToArray().Select(g => Math.Round(g, 12)));
    }

    /// <summary>A receptor of an inhibitory population and one that nobody opens are there, and are 0.</summary>
    [Fact]
    public void A_receptor_that_no_spike_opens_is_recorded_as_zero()
    {
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation("A", 3, CellTypes.RS, receptors: [Slow]);
        using var simulation = new Simulation(builder.Build());
        var (all, chosen) = (new StateRecorder(), new StateRecorder());
        simulation.Record(neurons, StateVariable.Of(Slow), all);
        simulation.Record(neurons, StateVariable.Of(Slow), chosen, neurons: [2, 0]);
        simulation.Run(1);

        Assert.All(all.Values, row => Assert.Equal([0, 0, 0], row));
        Assert.All(chosen.Values, row => Assert.Equal([0, 0], row));
        Assert.Equal([0, 0, 0], simulation.Conductance<double>(neurons, "SLOW").ToArray());
    }

    /// <summary>u stays 0, and k moves v by less than the tolerance.</summary>
    private static IzhikevichParameters Passive { get; } =
        CellTypes.RS.Parameters with { Gain = 1e-12, RecoverySensitivity = 0 };

    /// <summary>v and another variable of a passive neuron that a spike on row 0 acts on.</summary>
    private static (double[] V, double[] Other) Respond(
        ReceptorKind receptor, double weight, int rows, Precision precision, StateVariable variable)
    {
        var builder = new NetworkBuilder();
        var neuron = builder.AddPopulation(new Population("A", 1, [Passive], NeuronKind.Excitatory));
        builder.Inject(neuron, new GivenTrains([new(0, 0)], weight) { Receptors = [receptor] });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { TimeStep = TimeStep, Precision = precision });
        var (v, other) = (new StateRecorder(), new StateRecorder());
        simulation.Record(neuron, StateVariable.V, v);
        simulation.Record(neuron, variable, other);
        simulation.Run(rows * TimeStep);
        return ([.. v.Values.Select(row => row[0])], [.. other.Values.Select(row => row[0])]);
    }
}
