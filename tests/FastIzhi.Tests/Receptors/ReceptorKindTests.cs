using FastIzhi.Receptors;
using Xunit;

namespace FastIzhi.Tests.Receptors;

/// <summary>The standard receptors, and what is wrong with others.</summary>
public class ReceptorKindTests
{
    public static TheoryData<ReceptorKind, string> Wrong => new()
    {
        { new ReceptorKind(" ", 5, 0), "the receptor has no name" },
        { new ReceptorKind("X", 0, 0), "tau of X is 0 ms; it must be a finite number above 0" },
        { new ReceptorKind("X", double.NaN, 0), "tau of X is NaN ms; it must be a finite number above 0" },
        { new ReceptorKind("X", 5, double.NaN), "the reversal potential of X is NaN mV; it must be a finite number" },
        { new ReceptorKind("X", 5, 0, new VoltageGate(-80, 0)), "the voltage gate of X is (-80, 0) mV; it must be finite with a width above 0" },
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
                new("AMPA", 5, 0), new("NMDA", 100, 0, new VoltageGate(-80, 60)), new("GABA_A", 6, -70), new("GABA_B", 150, -90),
            ],
            StandardReceptors.All);
        Assert.All(StandardReceptors.All, receptor => Assert.Null(receptor.Problem()));
    }
}
