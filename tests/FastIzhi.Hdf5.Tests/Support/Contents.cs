using System.Runtime.InteropServices;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>All recorded values of a result file, as bits.</summary>
internal static class Contents
{
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static List<ulong[]> Of(string path)
    {
        using var file = ResultFile.Open(path);
        var all = new List<ulong[]>();
        foreach (var dataset in file.Datasets)
        {
            var parts = dataset.Path.Split('/');
            if (parts[1] == "spikes")
            {
                var blocks = file.Spikes(parts[2]).Read().ToList();
                all.Add([.. blocks.SelectMany(block => MemoryMarshal.Cast<double, ulong>(block.Times).ToArray())]);
                all.Add([.. blocks.SelectMany(block => block.Neurons.ToArray()).Select(neuron => (ulong)neuron)]);
            }
            else
            {
                var blocks = file.States(parts[2], parts[3]).Read<double>();
                all.Add([.. blocks.SelectMany(block => MemoryMarshal.Cast<double, ulong>(block.Values).ToArray())]);
            }
        }

        return all;
    }

    /// <summary>In how many values, of those that both have, two files differ.</summary>
    public static int Differences(List<ulong[]> one, List<ulong[]> other) => one.Zip(other)
        .Sum(pair => pair.First.Zip(pair.Second).Count(values => values.First != values.Second));
}
