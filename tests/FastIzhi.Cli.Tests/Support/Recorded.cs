using PureHDF;
using PureHDF.VOL.Native;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>What a result file holds, read without our own reader.</summary>
internal sealed class Recorded(string path) : IDisposable
{
    private readonly NativeFile _file = H5File.OpenRead(path);

    public double[] Times(string population) => _file.Dataset($"/spikes/{population}/timestamps").Read<double[]>();

    public ulong[] Neurons(string population) => _file.Dataset($"/spikes/{population}/node_ids").Read<ulong[]>();

    /// <summary>The rows of a state variable, as many values each as neurons were recorded.</summary>
    public T[,] States<T>(string population, string variable)
        where T : unmanaged => _file.Dataset($"/states/{population}/{variable}/data").Read<T[,]>();

    public void Dispose() => _file.Dispose();
}
