using FastIzhi.Neurons;
using Xunit;

namespace FastIzhi.Tests.Neurons;

/// <summary>The published cell types, and what is wrong with other parameters.</summary>
public class IzhikevichParametersTests
{
    private static readonly IzhikevichParameters Rs = CellTypes.RS.Parameters;

    public static TheoryData<IzhikevichParameters, string> Wrong => new()
    {
        { Rs with { Capacitance = 0 }, "C is 0 pF; it must be above 0" },
        { Rs with { Gain = -1 }, "k is -1 nS/mV; it must be above 0" },
        { Rs with { RecoveryRate = -0.01 }, "a is -0.01 per ms; it must be at least 0" },
        { Rs with { PeakVoltage = -60 }, "v_peak is -60 mV; it must be above the reset potential c = -60 mV" },
        { Rs with { PeakVoltage = -60, ResetVoltage = -70 }, "v_peak is -60 mV; it must be above the resting potential v_r = -60 mV" },
        { Rs with { Capacitance = double.NaN }, "C is NaN; it must be a finite number" },
        { Rs with { ThresholdVoltage = double.NaN }, "v_t is NaN; it must be a finite number" },
        { Rs with { RecoverySensitivity = double.PositiveInfinity }, $"b is {double.PositiveInfinity}; it must be a finite number" },
        { Rs with { Extended = new ExtendedTerms(double.NaN, 5) }, "v_b is NaN; it must be a finite number" },
        { Rs with { Extended = new ExtendedTerms(-60, 5, CubicSensitivity: double.NaN) }, "b_cubic is NaN; it must be a finite number" },
        { Rs with { Extended = new ExtendedTerms(-60, 5, MaximalRecovery: double.NaN) }, "u_max is NaN pA; it must be a number, or infinite for no bound" },
        { Rs with { ResetIncrement = double.NegativeInfinity }, $"d is {double.NegativeInfinity}; it must be a finite number" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_names_symbol_value_and_bound(IzhikevichParameters parameters, string problem) =>
        Assert.Equal(problem, parameters.Problem());

    [Fact]
    public void The_values_of_2008()
    {
        Assert.Equal(new IzhikevichParameters(100, 3, -60, -50, 50, 0.01, 5, -60, 400), CellTypes.RS.Parameters);
        Assert.Equal(new IzhikevichParameters(20, 1, -55, -40, 25, 0.15, 8, -55, 200), CellTypes.FS.Parameters);
        Assert.Equal((NeuronKind.Excitatory, NeuronKind.Inhibitory), (CellTypes.RS.Kind, CellTypes.FS.Kind));
    }
}
