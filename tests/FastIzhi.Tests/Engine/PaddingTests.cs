using System.Numerics;
using FastIzhi.Engine;
using FastIzhi.Kernels;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Lanes beyond the last neuron of a population never fire and stay sound, whatever the parameters.</summary>
public class PaddingTests
{
    /// <summary>v_r = 0 is no stable point above v_t, and a conductance of any size drives v away from it, upwards.</summary>
    private static readonly IzhikevichParameters Unstable =
        CellTypes.RS.Parameters with { RestingVoltage = 0, ThresholdVoltage = -20, ResetVoltage = -30 };

    private static readonly ReceptorKind Depolarising = new("X", Tau: 50, Reversal: 10);

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
        var lanes = new PopulationLanes(First: 0, Count: 2 * Wide<float>.MaxCount, Size: size);
        var block = new NeuronBlock<T>(population, lanes, timeStep: 0.1);
        var (v, u, current) = (new T[lanes.Count], new T[lanes.Count], new T[lanes.Count]);
        var synaptic = Enumerable.Repeat(NeuronKernel.Floor<T>(), 2 * lanes.Count).ToArray();
        ChannelConstants<T>[] channels = [new(Depolarising, decay: 0.99, offset: 0, arrivals: lanes.Count)];
        current.AsSpan(0, size).Fill(T.CreateTruncating(900));
        block.Reset(v, u);
        foreach (var scheme in Enum.GetValues<Scheme>())
        {
            for (var step = 0; step < 5_000; step++)
            {
                Assert.Equal(-1, block.Advance(scheme, channels, [], v, u, current, synaptic));
                foreach (var neuron in block.Fired)
                {
                    Assert.InRange(neuron, 0, size - 1);
                }

                Assert.All(v[size..], value => Assert.Equal(T.Zero, value));
                Assert.All(u[size..], value => Assert.Equal(T.Zero, value));
            }
        }

        Assert.NotEqual(0, block.SpikeCount);
    }
}
