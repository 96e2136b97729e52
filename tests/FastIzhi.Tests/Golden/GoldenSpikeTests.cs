using Xunit;

namespace FastIzhi.Tests.Golden;

/// <summary>The spikes of the reference notebook, row by row.</summary>
public class GoldenSpikeTests
{
    /// <summary>How far rounding in single precision moves a spike, at most [rows].</summary>
    private const long SinglePrecisionRows = 20;

    [Theory]
    [InlineData("rs_dc125", 10_000, 4)]
    [InlineData("fs_dc125", 10_000, 33)]
    [InlineData("net4_handwired", 9_999, 94)]
    [InlineData("net4_ring", 9_999, 110)]
    [InlineData("net120_ring", 9_999, 5419)]
    public void Every_spike_is_on_its_row_in_double_precision(string name, int steps, int count)
    {
        var run = new GoldenRun(GoldenNetworks.ByName(name), Precision.Double).RunTo(steps);

        Assert.Equal(count, run.Spikes.Count);
        Assert.Equal(GoldenFile.Spikes(name), run.Spikes);
    }

    [Theory]
    [InlineData("rs_dc125", 10_000)]
    [InlineData("fs_dc125", 10_000)]
    [InlineData("net4_handwired", 9_999)]
    [InlineData("net4_ring", 9_999)]
    [InlineData("net120_ring", 9_999)]
    public void Every_neuron_fires_as_often_and_within_20_rows_in_single_precision(string name, int steps)
    {
        var run = new GoldenRun(GoldenNetworks.ByName(name), Precision.Single).RunTo(steps);
        var golden = GoldenFile.Spikes(name).ToLookup(spike => spike.Neuron, spike => spike.Row);
        var actual = run.RowsByNeuron;

        for (var neuron = 0; neuron < run.Simulation.Network.NeuronCount; neuron++)
        {
            Assert.Equal(golden[neuron].Count(), actual[neuron].Count());
            Assert.All(
                golden[neuron].Zip(actual[neuron]),
                rows => Assert.InRange(rows.Second - rows.First, -SinglePrecisionRows, SinglePrecisionRows));
        }
    }
}
