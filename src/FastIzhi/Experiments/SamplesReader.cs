using FastIzhi.Inputs;

namespace FastIzhi.Experiments;

/// <summary>Reads values at times of their own, from the experiment or from a file that it names.</summary>
internal static class SamplesReader
{
    private static readonly NumberRange Times = NumberRange.Any("ms");

    /// <summary>Reads samples.</summary>
    /// <param name="fields">The input, which may have the fields sha256 and group.</param>
    /// <param name="at">The samples: a list, or the name of a file.</param>
    /// <param name="range">The values allowed.</param>
    /// <param name="columns">How many values a sample may have, those of a file being checked with the input; null where not known.</param>
    /// <param name="files">The files that the experiment names.</param>
    /// <param name="read">Reads a file of a format that the library does not know, with the group in it.</param>
    /// <returns>The samples; null when there is a problem.</returns>
    public static Samples? Read(
        JsonFields fields, JsonCursor at, NumberRange range, int?[] columns, ExperimentFiles files, Func<IDataFormat, string, string?, Samples> read)
    {
        if (at.IsList)
        {
            RefuseFileFields(fields);
            return ReadList(at, range, columns);
        }

        var group = fields.Optional("group");
        return files.Read(at, fields.Optional("sha256"), ReadFile);

        Samples ReadFile(string path, IDataFormat? format)
        {
            if (format is not null)
            {
                return read(format, path, group?.Text());
            }

            group?.AddProblem($"{path} has no groups; take it out");
            return Samples.FromCsv(path);
        }
    }

    /// <summary>Adds a problem for each field that only files have.</summary>
    public static void RefuseFileFields(JsonFields fields)
    {
        fields.Optional("sha256")?.AddProblem("there is no file that it is of; take it out");
        fields.Optional("group")?.AddProblem("there is no file that it is in; take it out");
    }

    private static Samples? ReadList(JsonCursor at, NumberRange range, int?[] columns)
    {
        var rows = at.List("a list of samples").ToList();
        if (rows.Count == 0)
        {
            at.Reject("a list of at least one sample");
            return null;
        }

        var length = rows[0].IsList ? rows[0].Length : 0;
        if (!columns.Any(count => count is null ? length > 1 : length == count + 1))
        {
            var allowed = string.Join(" or ", columns.OfType<int>().Distinct().Select(count => count + 1));
            rows[0].Reject($"a list of {(allowed.Length == 0 ? "2 or more" : allowed)} numbers, a time and values");
            return null;
        }

        var numbers = rows
            .SelectMany(row => row.List(length, $"a list of {length} numbers, a time and values").Select((item, i) => item.Number(i == 0 ? Times : range)))
            .ToList();
        return numbers.Count < rows.Count * length || numbers.Contains(null)
            ? null
            : new Samples(
                [.. numbers.Where((_, i) => i % length == 0).Select(time => time!.Value)],
                [.. numbers.Where((_, i) => i % length > 0).Select(value => value!.Value)],
                length - 1);
    }
}
