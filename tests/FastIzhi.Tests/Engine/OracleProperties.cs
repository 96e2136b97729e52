using System.Numerics;
using System.Runtime.InteropServices;
using FastIzhi.Recording;
using FastIzhi.Reference;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>
/// The engine, on any number of threads and with blocks of any size, and the scalar simulator give the same bits on every row.
/// </summary>
public class OracleProperties
{
    [Property(Arbitrary = [typeof(SmallNetworks)], MaxTest = 200, Replay = "20080311,3593")]
    public void The_engine_equals_the_scalar_simulator_bit_for_bit(SmallNetwork network)
    {
        if (!network.IsStable())
        {
            return;
        }

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
        using var engine = new Simulation(network, small.Options);
        var oracle = new ScalarSimulator<T>(network, small.Options);
        StateVariable[] variables =
            [StateVariable.V, StateVariable.U, .. network.Receptors.Select(r => StateVariable.Of(r))];
        var recorded = network.Populations.ToDictionary(p => p, _ => (Spikes: new SpikeRecorder(), V: new StateRecorder()));
        foreach (var (population, (spikes, v)) in recorded)
        {
            engine.Record(population, spikes);
            engine.Record(population, StateVariable.V, v, every: 2);
        }

        // Runs of 1 to 20 steps, so that epochs end anywhere.
        for (var (row, run) = (0, 1); row < SmallNetwork.Steps; run = (run % 20) + 1)
        {
            var steps = Math.Min(run, SmallNetwork.Steps - row);
            engine.Run(steps * small.Options.TimeStep);
            for (var step = 0; step < steps; step++)
            {
                oracle.Step();
                row++;
                foreach (var (population, (spikes, v)) in recorded)
                {
                    Assert.Equal(oracle.Spikes(population), spikes.Neurons.Where((_, k) => spikes.Rows[k] == row));
                    if (row % 2 == 0)
                    {
                        Assert.Equal(Array.ConvertAll(oracle.State(population, StateVariable.V), double.CreateChecked), v.Values[row / 2]);
                    }
                }
            }

            AssertSameState(small, engine, oracle, variables);
        }
    }

    private static void AssertSameState<T>(
        SmallNetwork small, Simulation engine, ScalarSimulator<T> oracle, StateVariable[] variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var population in small.Network.Populations)
        {
            Assert.Equal(oracle.Spikes(population), engine.Spikes(population).ToArray());
            foreach (var variable in variables)
            {
                var expected = oracle.State(population, variable);
                var actual = engine.State<T>(population, variable);
                if (!MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual)))
                {
                    var i = Enumerable.Range(0, expected.Length).First(k => !expected[k].Equals(engine.State<T>(population, variable)[k]));
                    Assert.Fail($"row {engine.Row}, {variable} of neuron {i} of {population.Name}: " +
                        $"the scalar simulator has {expected[i]:G17}, the engine {actual[i]:G17}; {small}");
                }
            }
        }
    }
}
