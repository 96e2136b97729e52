using System.Numerics;
using FastIzhi.Recording;
using PureHDF;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Reads result files without the HDF5 library, by PureHDF, and compares them with what was recorded in memory.</summary>
internal sealed class PureReader(string path) : IDisposable
{
    private readonly PureHDF.VOL.Native.NativeFile _file = Open(path);

    public void Dispose() => _file.Dispose();

    public ulong[] Extent(string dataset) => _file.Dataset(dataset).Space.Dimensions;

    public T[] Array<T>(string dataset) => _file.Dataset(dataset).Read<T[]>();

    public T Value<T>(string dataset) => _file.Dataset(dataset).Read<T>();

    public void AssertSpikes(string population, SpikeRecorder expected)
    {
        Assert.Equal(expected.Times, Array<double>($"/spikes/{population}/timestamps"));
        Assert.Equal(expected.Neurons.Select(neuron => (ulong)neuron), Array<ulong>($"/spikes/{population}/node_ids"));
    }

    /// <summary>All values are equal in the type in which they are stored.</summary>
    public void AssertStates<T>(StateRecording recording, StateRecorder expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var group = $"/states/{recording.Population.Name}/{recording.Variable}";
        Assert.Equal([(ulong)expected.Values.Count, (ulong)recording.NeuronCount], Extent($"{group}/data"));
        Assert.Equal(expected.Values.SelectMany(row => row).Select(T.CreateTruncating), Array<T>($"{group}/data"));

        var neurons = recording.Neurons ?? [.. Enumerable.Range(0, recording.Population.Size)];
        Assert.Equal(neurons.Select(neuron => (ulong)neuron), Array<ulong>($"{group}/node_ids"));
    }

    /// <summary>A process that another test starts just now inherits the lock of the writer, until it is a program of its own.</summary>
    private static PureHDF.VOL.Native.NativeFile Open(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return H5File.OpenRead(path);
            }
            catch (IOException) when (tries < 500)
            {
                Thread.Sleep(10);
            }
        }
    }
}
