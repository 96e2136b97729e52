using System.Globalization;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>What the lines of the documentation plot, as other programs print it: a point a line.</summary>
internal static class Plotted
{
    /// <summary>Asserts that it is the raster of all spikes, and then the voltage of the first neuron.</summary>
    public static void AssertIsRecorded(string printed, SpikeRecorder spikes, StateRecorder voltages)
    {
        var plotted = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToList();

        var raster = plotted[..spikes.Count];
        Assert.Equal(spikes.Times, raster.Select(point => point[0]));
        Assert.Equal(spikes.Neurons.Select(neuron => (double)neuron), raster.Select(point => point[1]));
        var voltage = plotted[spikes.Count..];
        Assert.Equal(voltages.Rows.Select(row => row * TestRun.TimeStep), voltage.Select(point => point[0]));
        Assert.Equal(voltages.Values.Select(row => row[0]), voltage.Select(point => point[1]));
    }
}
