using System.Collections.Immutable;

namespace FastIzhi.Networks.Files;

/// <summary>
/// Synapses from comma-separated values. The first line names the columns: source and target (counted from 0), weight [nS] and delay
/// [ms], the last two if there are any, in any order.
/// </summary>
internal static class CsvSynapses
{
    private static readonly string[] Columns = ["source", "target", "weight", "delay"];

    /// <exception cref="InvalidDataException">A line is not as it must be.</exception>
    public static SynapseList Read(LineReader lines)
    {
        var places = ReadHeader(lines);
        var (source, target, weight, delay) = (places[0], places[1], places[2], places[3]);
        var (count, name) = (places.Max() + 1, lines.Name);
        var fields = new Range[count + 1];
        var sources = ImmutableArray.CreateBuilder<int>();
        var targets = ImmutableArray.CreateBuilder<int>();
        var weights = ImmutableArray.CreateBuilder<double>();
        var delays = ImmutableArray.CreateBuilder<double>();
        while (lines.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                return lines.IsAtEnd() ? List() : throw lines.Wrong("it is empty; take it out");
            }

            if (line.AsSpan().Split(fields, ',') != count)
            {
                throw lines.Wrong($"'{LineReader.Shown(line)}' has not {count} values, as the first line has");
            }

            sources.Add(lines.Whole(line.AsSpan(fields[source]), "source", 0));
            targets.Add(lines.Whole(line.AsSpan(fields[target]), "target", 0));
            if (weight >= 0)
            {
                weights.Add(lines.Number(line.AsSpan(fields[weight]), "weight"));
            }

            if (delay >= 0)
            {
                delays.Add(lines.Number(line.AsSpan(fields[delay]), "delay"));
            }
        }

        return List();

        SynapseList List() => new(
            sources.DrainToImmutable(),
            targets.DrainToImmutable(),
            weights.DrainToImmutable(),
            delays.DrainToImmutable())
        {
            NameOf = i => $"{name}, line {i + 2}",
        };
    }

    /// <returns>The place of each column in a line; -1 for none.</returns>
    private static int[] ReadHeader(LineReader lines)
    {
        var line = lines.Next() ?? "";
        var names = line.Split(',', StringSplitOptions.TrimEntries);
        var places = Columns.Select(column => Array.IndexOf(names, column)).ToArray();
        return places[0] >= 0 && places[1] >= 0 && names.Distinct().Count() == names.Length && names.All(Columns.Contains)
            ? places
            : throw lines.Wrong($"'{LineReader.Shown(line)}' does not name the columns; it must be source,target,weight,delay (weight and delay may be missing)");
    }
}
