using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>
/// What holds for each neuron on each row; of v_peak, c and u where it has no extended terms, and of u by forward Euler. The oracle
/// knows the others.
/// </summary>
[Properties(Arbitrary = [typeof(SmallNetworks)], MaxTest = 40)]
public class NeuronProperties
{
    [Property(Replay = "101,7")]
    public void A_neuron_that_fires_stands_at_c_and_its_u_has_grown_by_d(SmallNetwork small)
    {
        if (small.Options.Precision == Precision.Single)
        {
            AssertResets<float>(small);
        }
        else
        {
            AssertResets<double>(small);
        }
    }

    [Property(Replay = "102,7")]
    public void A_neuron_fires_when_its_v_reaches_the_peak(SmallNetwork small)
    {
        if (!small.IsStable())
        {
            return;
        }

        var simulation = small.Start();
        for (var row = 1; row <= SmallNetwork.Steps; row++)
        {
            var before = small.Network.Populations.ToDictionary(p => p, p => simulation.Values(p, StateVariable.V));
            simulation.Step();
            foreach (var population in small.Network.Populations)
            {
                var after = simulation.Values(population, StateVariable.V);
                for (var i = 0; i < population.Size; i++)
                {
                    if (population.ParametersOf(i).Extended is not null)
                    {
                        continue;
                    }

                    var peak = Round(population.ParametersOf(i).PeakVoltage, small.Options);
                    if (small.Options.Scheme == Scheme.Reference)
                    {
                        // The crossing shows on the row before the reset.
                        Assert.Equal(before[population][i] >= peak, simulation.Spikes(population).Contains(i));
                    }
                    else
                    {
                        // The reset is on the row of the crossing, which never shows.
                        Assert.InRange(after[i], double.MinValue, Math.BitDecrement(peak));
                    }
                }
            }
        }
    }

    [Property(Replay = "103,7")]
    public void Every_state_stays_finite_and_no_conductance_changes_its_sign(SmallNetwork small)
    {
        if (!small.IsStable())
        {
            return;
        }

        var simulation = small.Start();
        for (var row = 1; row <= SmallNetwork.Steps; row++)
        {
            simulation.Step();
            Assert.All(simulation.AllValues(), value => Assert.True(double.IsFinite(value)));
        }

        foreach (var population in small.Network.Populations)
        {
            foreach (var receptor in small.Network.Receptors)
            {
                // Currents that inhibit are below 0. The two exponentials of a rise cancel but for their rounding.
                var sign = receptor.IsCurrentBased && receptor.Kind == NeuronKind.Inhibitory ? -1 : 1;
                var least = receptor.Rise > 0 ? -1e-3 : 0;
                Assert.All(
                    simulation.Values(population, StateVariable.Of(receptor)),
                    g => Assert.InRange(sign * g, least, double.MaxValue));
            }
        }
    }

    private static void AssertResets<T>(SmallNetwork small)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!small.IsStable())
        {
            return;
        }

        var simulation = small.Start();
        for (var row = 1; row <= SmallNetwork.Steps; row++)
        {
            var before = small.Network.Populations.ToDictionary(
                p => p, p => (V: simulation.V<T>(p).ToArray(), U: simulation.U<T>(p).ToArray()));
            simulation.Step();
            foreach (var population in small.Network.Populations)
            {
                foreach (var i in simulation.Spikes(population).ToArray().Where(i => population.ParametersOf(i).Extended is null))
                {
                    var p = population.ParametersOf(i);
                    var (vOld, uOld) = (before[population].V[i], before[population].U[i]);
                    var grownFrom = small.Options.Scheme == Scheme.Reference ? uOld : NextRecovery(small, population, i, vOld, uOld);
                    Assert.Equal(T.CreateTruncating(p.ResetVoltage), simulation.V<T>(population)[i]);
                    if (small.Options.Integration == Integration.Euler)
                    {
                        Assert.Equal(grownFrom + T.CreateTruncating(p.ResetIncrement), simulation.U<T>(population)[i]);
                    }
                }
            }
        }
    }

    /// <summary>u + dt a (b (v - v_r) - u).</summary>
    private static T NextRecovery<T>(SmallNetwork small, Population population, int neuron, T v, T u)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var p = population.ParametersOf(neuron);

        // The floor of the engine decides a tie in the rounding.
        var distance = v - T.CreateTruncating(p.RestingVoltage);
        var drive = T.FusedMultiplyAdd(T.CreateTruncating(p.RecoverySensitivity), distance, NeuronKernel.Floor<T>());
        return T.FusedMultiplyAdd(T.CreateTruncating(small.Options.TimeStep * p.RecoveryRate), drive - u, u);
    }

    private static double Round(double value, SimulationOptions options) =>
        options.Precision == Precision.Single ? (float)value : value;
}
