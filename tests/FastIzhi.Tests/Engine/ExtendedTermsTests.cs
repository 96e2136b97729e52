using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>What the terms beyond the nine parameters do.</summary>
public class ExtendedTermsTests
{
    public static TheoryData<Scheme, Precision> All => Variants.All;

    /// <summary>So it does not matter which of the two kernels runs a neuron.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Neutral_terms_change_no_bit(Scheme scheme, Precision precision)
    {
        var options = new SimulationOptions { Scheme = scheme, Precision = precision };

        Assert.Equal(
            Hash(CellTypes.RS.Parameters, options),
            Hash(CellTypes.RS.Parameters with { Extended = new ExtendedTerms() }, options));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void U_is_bounded_after_a_spike(Scheme scheme, Precision precision)
    {
        var parameters = CellTypes.RS.Parameters with { Extended = new ExtendedTerms(MaximalRecovery: 123) };
        var builder = new NetworkBuilder();
        var neuron = builder.AddPopulation(new Population("A", 1, [parameters], NeuronKind.Excitatory) { StartVoltages = [60] });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme, Precision = precision });

        simulation.Step();

        Assert.Equal([0], simulation.Spikes(neuron).ToArray());
        Assert.Equal(123, simulation.Values(neuron, Recording.StateVariable.U)[0]);
    }

    private static string Hash(IzhikevichParameters parameters, SimulationOptions options)
    {
        var builder = new NetworkBuilder(seed: 5);
        var neurons = builder.AddPopulation(new Population("A", 21, [parameters], NeuronKind.Excitatory));
        builder.Connect(neurons, neurons, new FixedInDegreeRule(3, 2));
        builder.Inject(neurons, new StepCurrent(EvenSpread.Values(0, 900, 0, 21)));
        using var simulation = new Simulation(builder.Build(), options);
        return RunHash.Of(simulation, 2_000);
    }
}
