using System.Globalization;
using FastIzhi.Plots;

namespace FastIzhi.Cli;

/// <summary>Neurons as they are written on the command line: E:0,2,5-9.</summary>
internal static class NeuronList
{
    private const int Most = 1 << 24;

    /// <summary>Reads a list; null for what is none.</summary>
    public static PlotNeurons? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var indices = new List<int>();
        foreach (var part in text[(colon + 1)..].Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryParse(ends[0], out var first) || !TryParse(ends[^1], out var last) || last < first
                || last - first >= Most - indices.Count)
            {
                return null;
            }

            indices.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return colon == 0 ? null : new PlotNeurons(colon < 0 ? null : text[..colon], indices);
    }

    private static bool TryParse(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
