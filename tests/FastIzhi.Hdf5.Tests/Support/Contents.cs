using System.Runtime.InteropServices;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>All recorded values of a result file, or all that an experiment can take from a file of another program, as bits.</summary>
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

    /// <summary>What an experiment can take from a file: what is not there or damaged is left out.</summary>
    public static List<ulong[]> OfSource(string path)
    {
        var format = new Hdf5DataFormat();
        var all = new List<ulong[]>();
        Try(() => format.ReadSynapses(path) is var list
            ? [.. list.Sources.Concat(list.Targets).Select(neuron => (ulong)neuron), .. Bits(list.Weights), .. Bits(list.Delays)]
            : []);
        Try(() => Bits(format.ReadCurrents(path).Values));
        Try(() => Bits(format.ReadRates(path, "rates").Values));
        Try(() => [.. format.ReadSpikes(path).SelectMany(spike => (ulong[])[BitConverter.DoubleToUInt64Bits(spike.Time), (ulong)spike.Neuron])]);
        return all;

        ulong[] Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToUInt64Bits)];

        void Try(Func<ulong[]> read)
        {
            try
            {
                all.Add(read());
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                // That is how damage is told.
            }
        }
    }

    /// <summary>In how many values, of those that both have, two files differ.</summary>
    public static int Differences(List<ulong[]> one, List<ulong[]> other) => one.Zip(other)
        .Sum(pair => pair.First.Zip(pair.Second).Count(values => values.First != values.Second));
}
