using System.Collections.Immutable;

namespace FastIzhi.Networks.Files;

/// <summary>
/// Synapses from a Matrix Market file (coordinate, general), with a row for each source and a column for each target neuron, counted
/// from 1. Entries are weights [nS]; those of a pattern have none. R. F. Boisvert, R. Pozo and K. Remington, NISTIR 5935 (1996).
/// </summary>
internal static class MatrixMarketSynapses
{
    private const string Allowed = "'%%MatrixMarket matrix coordinate real general', or with integer or pattern in place of real";

    private static readonly string[] Fields = ["real", "integer", "pattern"];

    /// <exception cref="InvalidDataException">A line is not as it must be.</exception>
    public static SynapseList Read(LineReader lines)
    {
        var hasWeights = ReadHeader(lines);
        string? line;
        do
        {
            line = lines.Next();
        }
        while (line is not null && (line.StartsWith('%') || string.IsNullOrWhiteSpace(line)));

        var parts = new Range[4];
        var (sourceCount, targetCount, count) = Split(line ?? "", parts) == 3
            ? (Part(0, "number of rows", 1), Part(1, "number of columns", 1), Part(2, "number of entries", 0))
            : throw lines.Wrong($"'{LineReader.Shown(line)}' is not the numbers of rows, columns and entries");
        var (first, name) = (lines.LineNumber + 1, lines.Name);
        var (sources, targets) = (new List<int>(), new List<int>());
        var weights = new List<double>();
        for (var i = 0; i < count; i++)
        {
            line = lines.Next() ?? throw lines.Wrong($"the file ends after {i} of {count} entries");
            if (Split(line, parts) != (hasWeights ? 3 : 2))
            {
                throw lines.Wrong($"'{LineReader.Shown(line)}' is not a row, a column{(hasWeights ? " and a weight" : "")}");
            }

            sources.Add(Index(0, "row", sourceCount));
            targets.Add(Index(1, "column", targetCount));
            if (hasWeights)
            {
                weights.Add(lines.Number(line.AsSpan(parts[2]), "weight"));
            }
        }

        if (!lines.IsAtEnd())
        {
            throw lines.Wrong($"there are more lines than the {count} entries of the file; correct that number");
        }

        return new SynapseList([.. sources], [.. targets], [.. weights], ImmutableArray<double>.Empty)
        {
            NameOf = i => $"{name}, line {first + i}",
            Sizes = (sourceCount, targetCount),
        };

        int Part(int part, string what, int least) => lines.Whole(line.AsSpan(parts[part]), what, least);

        int Index(int part, string what, int most) => Part(part, what, 1) is var index && index <= most
            ? index - 1
            : throw lines.Wrong($"the {what} is {index}; it must be from 1 to {most}");
    }

    private static int Split(string line, Range[] parts) =>
        line.AsSpan().SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);

    /// <returns>Whether the entries have weights.</returns>
    private static bool ReadHeader(LineReader lines)
    {
        var line = lines.Next() ?? "";
        var words = line.ToLowerInvariant().Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["%%matrixmarket", "matrix", "coordinate", var field, "general"] && Fields.Contains(field)
            ? field != "pattern"
            : throw lines.Wrong($"'{LineReader.Shown(line)}' is not {Allowed}");
    }
}
