using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using Xunit;

namespace FastIzhi.Tests;

/// <summary>What a network needs is known, and refused where it does not fit, before anything is allocated.</summary>
public class MemoryEstimateTests
{
    private static readonly SimulationOptions Single = new() { Precision = Precision.Single, Threads = 2 };

    [Fact]
    public void A_common_weight_takes_no_memory_and_others_what_their_format_takes()
    {
        const int Neurons = 10_000;
        const int InDegree = 1_000;
        const long Synapses = (long)Neurons * InDegree;
        long Of(Distribution weight, WeightFormat format, Delay? delay = null) =>
            MemoryEstimate.Of(Network(Neurons, InDegree, weight, format, delay), Single).Synapses;

        var common = Of(0.1, WeightFormat.Full);

        Assert.InRange(common, 2 * Synapses, 2.1 * Synapses);
        Assert.Equal(common + (4 * Synapses), Of(Distribution.Uniform(0, 1), WeightFormat.Full));
        Assert.Equal(common + (2 * Synapses), Of(Distribution.Uniform(0, 1), WeightFormat.BFloat16));
        Assert.Equal(common + (2 * Synapses), Of(0.1, WeightFormat.Full, Delay.Uniform(0, 2)));
    }

    [Fact]
    public void A_network_that_does_not_fit_is_refused_with_what_it_needs_and_what_is_free()
    {
        var network = Network(20_000_000, 1_000_000, 0.1, WeightFormat.Full, delay: null);

        var error = Assert.Throws<InsufficientMemoryException>(() => new Simulation(network, Single));

        Assert.Matches("needs [0-9.]+ GB of memory \\([0-9.]+ GB for synapses", error.Message);
        Assert.Matches("[0-9.]+ GB are free", error.Message);
        Assert.True(MemoryEstimate.Of(network, Single).Total > 40_000_000_000_000);
    }

    /// <summary>The steps that are left of it in an array of all neurons, and those that it has in one of the population.</summary>
    [Fact]
    public void A_refractory_time_takes_two_values_per_neuron()
    {
        const int Neurons = 1 << 20;

        Assert.InRange(State(1) - State(0), 2 * sizeof(float) * Neurons, (2 * sizeof(float) * Neurons) + 1_000);

        static long State(double refractoryTime)
        {
            var builder = new NetworkBuilder();
            builder.AddPopulation("E", Neurons, CellTypes.RS, new NeuronValues { RefractoryTime = refractoryTime });
            return MemoryEstimate.Of(builder.Build(), Single).State;
        }
    }

    private static Network Network(int neurons, int inDegree, Distribution weight, WeightFormat format, Delay? delay)
    {
        var builder = new NetworkBuilder();
        var e = builder.AddPopulation("E", neurons, CellTypes.RS);
        builder.Connect(e, e, new FixedInDegreeRule(inDegree, weight), delay, format);
        return builder.Build();
    }
}
