using System.Numerics;
using System.Runtime.InteropServices;
using FastIzhi.Recording;
using FastIzhi.Reference;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>The engine and the scalar simulator give the same bits on every row.</summary>
public class OracleProperties
{
    [Property(Arbitrary = [typeof(SmallNetworks)], MaxTest = 200, Replay = "20080311,3593")]
    public void The_engine_equals_the_scalar_simulator_bit_for_bit(SmallNetwork network)
    {
        if (network.Options.Precision == Precision.Single)
        {
            AssertSameBits<float>(network);
        }
        else
        {
            AssertSameBits<double>(network);
        }
    }

    private static void AssertSameBits<T>(SmallNetwork small)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = small.Network;
        var engine = new Simulation(network, small.Options);
        var oracle = new ScalarSimulator<T>(network, small.Options);
        StateVariable[] variables =
            [StateVariable.V, StateVariable.U, .. network.Receptors.Select(r => StateVariable.Conductance(r.Name))];
        for (var row = 1; row <= SmallNetwork.Steps; row++)
        {
            engine.Step();
            oracle.Step();
            foreach (var population in network.Populations)
            {
                Assert.Equal(oracle.Spikes(population), engine.Spikes(population).ToArray());
                foreach (var variable in variables)
                {
                    var expected = oracle.State(population, variable);
                    var actual = engine.State<T>(population, variable);
                    if (!MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual)))
                    {
                        var i = Enumerable.Range(0, expected.Length).First(k => !expected[k].Equals(engine.State<T>(population, variable)[k]));
                        Assert.Fail($"row {row}, {variable} of neuron {i} of {population.Name}: " +
                            $"the scalar simulator has {expected[i]:G17}, the engine {actual[i]:G17}; {small}");
                    }
                }
            }
        }
    }
}
