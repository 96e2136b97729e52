using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Neurons;

/// <summary>The form of 2003 is a case of the nine parameters.</summary>
public class FourParametersTests
{
    public static TheoryData<string, Scheme> Types
    {
        get
        {
            var data = new TheoryData<string, Scheme>();
            foreach (var type in CellTypes.All.Where(type => type.Four is not null))
            {
                data.Add(type.Name, Scheme.Standard);
                data.Add(type.Name, Scheme.Reference);
            }

            return data;
        }
    }

    /// <summary>Each step, up to rounding.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void A_simulation_follows_the_equations_of_2003(string name, Scheme scheme)
    {
        const double TimeStep = 0.1, Current = 8;
        var type = CellTypes.Named(name);
        var four = type.Four!.Value;
        var rest = type.Parameters.RestingVoltage;
        var builder = new NetworkBuilder();
        var neuron = builder.AddPopulation("A", 1, type);
        builder.Inject(neuron, new StepCurrent(Current));
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme, TimeStep = TimeStep });
        var spikes = 0;

        for (var row = 1; row <= 3_000; row++)
        {
            var v = simulation.V<double>(neuron)[0];
            var w = simulation.U<double>(neuron)[0] + four.RecoverySensitivity * rest;
            simulation.Step();
            var slope = 0.04 * v * v + four.Linear * v + four.Constant - w + Current;
            var (vNew, wNew) = (v + TimeStep * slope, w + TimeStep * four.RecoveryRate * (four.RecoverySensitivity * v - w));
            var fires = scheme == Scheme.Reference ? v >= 30 : vNew >= 30;
            (v, w) = !fires ? (vNew, wNew) : (four.ResetVoltage, (scheme == Scheme.Reference ? w : wNew) + four.ResetIncrement);

            spikes += fires ? 1 : 0;
            Assert.Equal(fires, simulation.Spikes(neuron).Length == 1);
            Assert.Equal(v, simulation.V<double>(neuron)[0], 1e-11);
            Assert.Equal(w - four.RecoverySensitivity * rest, simulation.U<double>(neuron)[0], 1e-11);
        }

        Assert.NotEqual(0, spikes);
    }

    [Theory]
    [InlineData(0.2, -70, -55)]
    [InlineData(0.26, -62.5, -62.5)]
    [InlineData(0, -82.65564, -42.34436)]
    [InlineData(-1, -121.09772, -3.90228)]
    public void Known_resting_potentials(double b, double rest, double threshold)
    {
        var nine = new FourParameters(0.02, b, -65, 8).ToNine();

        Assert.Equal(rest, nine.RestingVoltage, 1e-5);
        Assert.Equal(threshold, nine.ThresholdVoltage, 1e-5);
    }

    [Fact]
    public void Class_1_and_the_integrator_rest_at_minus_60()
    {
        Assert.Equal(-60, CellTypes2004.Class1.Parameters.RestingVoltage, 1e-12);
        Assert.Equal(-42.5, CellTypes2004.Integrator.Parameters.ThresholdVoltage, 1e-12);
    }

    [Theory]
    [InlineData(0.2, null)]
    [InlineData(0.267, null)]
    [InlineData(0.268, "b is 0.268; it must be at most 0.26714")]
    [InlineData(double.NaN, "b is NaN")]
    public void B_has_a_bound(double b, string? problem)
    {
        var four = new FourParameters(0.02, b, -65, 8);

        Assert.Equal(problem is null, four.Problem() is null);
        if (problem is not null)
        {
            Assert.StartsWith(problem, four.Problem(), StringComparison.Ordinal);
            Refusal.Names(() => four.ToNine(), problem);
        }
    }

    [Fact]
    public void A_type_whose_nine_parameters_were_replaced_has_no_four() =>
        Assert.Null((CellTypes2003.RS with { Parameters = CellTypes.RS.Parameters }).Four);

    [Fact]
    public void The_other_parameters_are_those_of_the_nine() =>
        Assert.Equal("v_peak is 30 mV; it must be above the reset potential c = 31 mV", new FourParameters(0.02, 0.2, 31, 8).Problem());
}
