using System.Globalization;
using FastIzhi.Tests.Support;

namespace FastIzhi.Tests.Golden;

/// <summary>Reads the files of data/golden; data/README.md says what they hold.</summary>
internal static class GoldenFile
{
    public static string PathOf(string name) => Repository.PathOf("data", "golden", name);

    /// <summary>The lines of a table after its header, as numbers; a column of text is NaN.</summary>
    public static List<double[]> Table(string name) =>
    [
        .. File.ReadLines(PathOf(name)).Skip(1).Select(line => Array.ConvertAll(
            line.Split(','),
            field => double.TryParse(field, CultureInfo.InvariantCulture, out var value) ? value : double.NaN)),
    ];

    /// <summary>The spikes of a case, in the order of rows and then neurons.</summary>
    public static List<(long Row, int Neuron)> Spikes(string name) =>
        [.. Table($"{name}_spikes.csv").Select(line => ((long)line[0], (int)line[1]))];
}
