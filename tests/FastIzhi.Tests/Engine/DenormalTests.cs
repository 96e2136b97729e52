using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>
/// A network that has fallen silent holds no denormal numbers, with which processors compute up to a hundred times slower. The
/// tests look at the values, not at the clock.
/// </summary>
public class DenormalTests
{
    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void A_silent_network_has_no_denormal_state(Scheme scheme, Precision precision)
    {
        AssertHasNoDenormals(new SimulationOptions { Scheme = scheme, Precision = precision });
    }

    [Theory]
    [InlineData(Integration.HalfSteps)]
    [InlineData(Integration.RK4)]
    public void Whatever_the_integration(Integration integration) =>
        AssertHasNoDenormals(new SimulationOptions { Integration = integration, Precision = Precision.Single });

    private static void AssertHasNoDenormals(SimulationOptions options)
    {
        var network = Network(options.Scheme);
        var (simulation, precision) = (new Simulation(network, options), options.Precision);
        simulation.Run(50);
        var spikes = simulation.TotalSpikeCount;

        // GABA_B falls from 1 nS to the smallest normal double in about 106 s.
        var rounds = precision == Precision.Single ? 300 : 1_500;
        for (var round = 0; round < rounds; round++)
        {
            simulation.RunSteps(997);
            Assert.All(simulation.AllValues(), value => Assert.False(IsDenormal(value, precision), $"{value} in round {round}"));
        }

        Assert.NotEqual(0, spikes);
        Assert.Equal(spikes, simulation.TotalSpikeCount);
        foreach (var receptor in StandardReceptors.All)
        {
            var g = simulation.Values(network.Populations[0], StateVariable.Of(receptor));
            Assert.All(g, value => Assert.InRange(value, double.Epsilon, precision == Precision.Single ? 1e-20 : 1e-190));
        }
    }

    private static bool IsDenormal(double value, Precision precision) =>
        precision == Precision.Single ? float.IsSubnormal((float)value) : double.IsSubnormal(value);

    /// <summary>Two populations that are driven for 20 ms only; one rests at 0 mV, where v itself can become tiny.</summary>
    private static Network Network(Scheme scheme)
    {
        var builder = new NetworkBuilder();
        var shifted = CellTypes.RS.Parameters with { RestingVoltage = 0, ThresholdVoltage = 10, ResetVoltage = 0, PeakVoltage = 110 };
        var e = builder.AddPopulation(new Population("E", 3, [shifted], NeuronKind.Excitatory));
        var i = builder.AddPopulation("I", 2, CellTypes.FS);
        builder.Connect(e, e, new RingRule(0.1, 60));
        builder.Connect(e, i, new RingRule(0.1, 60));
        builder.Connect(i, e, new FixedInDegreeRule(1, 1));
        if (scheme == Scheme.Standard)
        {
            var rising = new ReceptorKind("RISE", NeuronKind.Excitatory, Tau: 10, Reversal: 0, Rise: 9.9);
            var pull = ReceptorKind.CurrentBased("PULL", NeuronKind.Inhibitory, tau: 5, rise: 1);
            builder.Connect(e, i, new RingRule(0.1, 60), receptors: [new(rising, DrivenReceptor.LeastRatio)]);
            builder.Connect(i, e, new FixedInDegreeRule(1, 1), receptors: [pull]);
        }

        builder.Inject(e, new StepCurrent(800) { Stop = 20 });
        builder.Inject(i, new StepCurrent(800) { Stop = 20 });
        return builder.Build();
    }
}
