using FastIzhi.Neurons;
using FastIzhi.Receptors;
using Xunit;

namespace FastIzhi.Tests.Receptors;

/// <summary>The standard receptors, and what is wrong with others.</summary>
public class ReceptorKindTests
{
    private static readonly ReceptorKind X = new("X", NeuronKind.Excitatory, Tau: 5, Reversal: 0);

    public static TheoryData<ReceptorKind, string> Wrong => new()
    {
        { X with { Name = " " }, "the receptor has no name" },
        { X with { Name = "2X" }, "the name of the receptor is '2X'; it must be a letter, then letters, digits and '_'" },
        { X with { Name = "a-b" }, "the name of the receptor is 'a-b'; it must be a letter, then letters, digits and '_'" },
        { X with { Tau = 0 }, "tau of X is 0 ms; it must be a finite number above 0" },
        { X with { Tau = double.NaN }, "tau of X is NaN ms; it must be a finite number above 0" },
        { X with { Rise = -1 }, "rise of X is -1 ms; it must be 0 to 0.99 tau = 4.95 ms, where it is an alpha function" },
        { X with { Rise = 5 }, "rise of X is 5 ms; it must be 0 to 0.99 tau = 4.95 ms, where it is an alpha function" },
        { X with { Rise = double.NaN }, "rise of X is NaN ms; it must be 0 to 0.99 tau = 4.95 ms, where it is an alpha function" },
        { X with { Rise = double.Epsilon }, "rise of X is 5E-324 ms; it must be 0 to 0.99 tau = 4.95 ms, where it is an alpha function" },
        { X with { Reversal = double.NaN }, "the reversal potential of X is NaN mV; it must be a finite number" },
        { X with { Gate = new(-80, 0) }, "the voltage gate of X is (-80, 0) mV; it must be finite with a width above 0" },
        {
            X with { Gate = new(-80, 60), Reversal = null },
            "X has a voltage gate and no reversal potential; a current-based receptor does not depend on voltage"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_names_receptor_value_and_bound(ReceptorKind receptor, string problem) =>
        Assert.Equal(problem, receptor.Problem());

    [Fact]
    public void The_standard_receptors_are_those_of_the_model()
    {
        Assert.Equal(
            [
                new("AMPA", NeuronKind.Excitatory, 5, 0),
                new("NMDA", NeuronKind.Excitatory, 100, 0, new VoltageGate(-80, 60)),
                new("GABA_A", NeuronKind.Inhibitory, 6, -70),
                new("GABA_B", NeuronKind.Inhibitory, 150, -90),
            ],
            StandardReceptors.All);
        Assert.All(StandardReceptors.All, receptor => Assert.Null(receptor.Problem()));
    }

    /// <summary>tau = 4, rise = 2: exp(-t / 4) - exp(-t / 2) is largest, 1/4, at t = 4 log 2.</summary>
    [Fact]
    public void The_peak_is_where_the_derivative_vanishes()
    {
        var receptor = X with { Tau = 4, Rise = 2 };

        Assert.Equal(4 * Math.Log(2), receptor.PeakTime, 14);
        Assert.Equal(4, receptor.PeakScale, 13);
        Assert.Equal((0, 1), (X.PeakTime, X.PeakScale));
    }

    /// <summary>The longest rise time that is allowed against t / tau exp(1 - t / tau), the limit for rise = tau.</summary>
    [Fact]
    public void The_longest_rise_time_makes_an_alpha_function()
    {
        // The tau of the alpha function is the geometric mean of the two.
        var receptor = X with { Tau = 1 / Math.Sqrt(ReceptorKind.LargestRise), Rise = Math.Sqrt(ReceptorKind.LargestRise) };
        for (var t = 0.0; t < 10; t += 0.01)
        {
            var g = receptor.PeakScale * (Math.Exp(-t / receptor.Tau) - Math.Exp(-t / receptor.Rise));

            Assert.Equal(t * Math.Exp(1 - t), g, 2e-5);
        }
    }
}
