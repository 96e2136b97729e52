using FastIzhi.Receptors;
using FastIzhi.Recording;
using PureHDF;
using Xunit;

namespace FastIzhi.Tests.Golden;

/// <summary>The states of the reference notebook on all rows that it sampled, in double precision.</summary>
public class GoldenStateTests
{
    /// <summary>v [mV] and u [pA].</summary>
    private const double StateTolerance = 1e-5;

    /// <summary>Relative, of the conductances.</summary>
    private const double ConductanceTolerance = 1e-9;

    /// <summary>What the floor that keeps silent networks from denormals may add to a conductance of 0 [nS].</summary>
    private const double FloorTolerance = 1e-190;

    /// <summary>The notebook allocates this row of a network and never writes it.</summary>
    private const long UnwrittenRow = 10_000;

    /// <summary>Rows 0 to 200, then every hundredth.</summary>
    private const int SampledRows = 299;

    private static readonly StateVariable[] Conductances =
        [.. StandardReceptors.All.Select(receptor => StateVariable.Of(receptor))];

    [Theory]
    [InlineData("rs_dc125")]
    [InlineData("fs_dc125")]
    public void A_single_neuron_follows_the_notebook_on_each_row(string name)
    {
        var run = new GoldenRun(GoldenNetworks.ByName(name), Precision.Double);
        var rows = GoldenFile.Table($"{name}_trace.csv");

        Assert.Equal(10_001, rows.Count);
        foreach (var row in rows)
        {
            run.RunTo((long)row[0]);
            AssertStates(run, StateVariable.V, [row[1]]);
            AssertStates(run, StateVariable.U, [row[2]]);
        }
    }

    [Theory]
    [InlineData("net4_handwired")]
    [InlineData("net4_ring")]
    public void Four_neurons_follow_the_notebook_on_each_sampled_row(string name)
    {
        var run = new GoldenRun(GoldenNetworks.ByName(name), Precision.Double);
        var rows = GoldenFile.Table($"{name}_samples.csv").GroupBy(line => (long)line[0]).ToList();

        Assert.Equal(SampledRows, rows.Count);
        foreach (var row in rows.Where(row => row.Key != UnwrittenRow))
        {
            run.RunTo(row.Key);
            Assert.Equal([0, 1, 2, 3], row.Select(line => (int)line[1]));
            AssertStates(run, StateVariable.V, [.. row.Select(line => line[2])]);
            AssertStates(run, StateVariable.U, [.. row.Select(line => line[3])]);
            for (var r = 0; r < Conductances.Length; r++)
            {
                AssertConductances(run, Conductances[r], [.. row.Select(line => line[4 + r])]);
            }
        }
    }

    [Fact]
    public void The_ring_of_120_follows_the_notebook_on_each_sampled_row()
    {
        using var file = H5File.OpenRead(GoldenFile.PathOf("net120_ring.h5"));
        var rows = file.Dataset("outputs/sample_step").Read<long[]>();
        var v = file.Dataset("outputs/v").Read<double[,]>();
        var u = file.Dataset("outputs/u").Read<double[,]>();
        var g = file.Dataset("outputs/G_sum").Read<double[,,]>();
        var run = new GoldenRun(GoldenNetworks.ByName("net120_ring"), Precision.Double);
        var neurons = Enumerable.Range(0, 120).ToArray();

        Assert.Equal(SampledRows, rows.Length);
        for (var sample = 0; sample < rows.Length && rows[sample] != UnwrittenRow; sample++)
        {
            run.RunTo(rows[sample]);
            AssertStates(run, StateVariable.V, [.. neurons.Select(neuron => v[sample, neuron])]);
            AssertStates(run, StateVariable.U, [.. neurons.Select(neuron => u[sample, neuron])]);
            for (var r = 0; r < Conductances.Length; r++)
            {
                AssertConductances(run, Conductances[r], [.. neurons.Select(neuron => g[sample, neuron, r])]);
            }
        }
    }

    private static void AssertStates(GoldenRun run, StateVariable variable, double[] golden) =>
        Assert.All(golden.Zip(run.State(variable)), pair => Assert.Equal(pair.First, pair.Second, StateTolerance));

    private static void AssertConductances(GoldenRun run, StateVariable variable, double[] golden) =>
        Assert.All(golden.Zip(run.State(variable)), pair => Assert.Equal(
            pair.First, pair.Second, ConductanceTolerance * pair.First + FloorTolerance));
}
