using System.Globalization;
using System.Text;

namespace FastIzhi.Inputs;

/// <summary>
/// The numbers of a CSV file: the same number of them on each line, with commas in between. Empty lines and those that begin with #
/// are left out, and so is a first line that does not begin with a number.
/// </summary>
internal sealed class CsvFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly double[] _values;

    private CsvFile(string path, double[] values, int columns) => (Path, _values, Columns) = (path, values, columns);

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>Numbers on a line.</summary>
    public int Columns { get; }

    /// <summary>Lines with numbers.</summary>
    public int Rows => Columns == 0 ? 0 : _values.Length / Columns;

    /// <summary>The numbers of a line.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than such numbers; the line is named.</exception>
    public static CsvFile Read(string path)
    {
        var values = new List<double>();
        var (columns, line, isFirst) = (0, 0, true);
        using var reader = new StreamReader(path, Utf8);
        try
        {
            while (reader.ReadLine() is { } text)
            {
                line++;
                if (string.IsNullOrWhiteSpace(text) || text[0] == '#')
                {
                    continue;
                }

                var fields = text.Split(',', StringSplitOptions.TrimEntries);
                var isHeader = isFirst && !IsNumber(fields[0], out _);
                isFirst = false;
                if (!isHeader)
                {
                    columns = columns == 0 ? fields.Length : columns;
                    AddLine(values, fields, columns, $"line {line} of {path}");
                }
            }
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"{path} is not text in UTF-8");
        }

        return new CsvFile(path, [.. values], columns);
    }

    private static void AddLine(List<double> values, string[] fields, int columns, string where)
    {
        if (fields.Length != columns)
        {
            throw new InvalidDataException($"{where} has {fields.Length} values; the lines before have {columns}");
        }

        for (var k = 0; k < columns; k++)
        {
            if (!IsNumber(fields[k], out var value))
            {
                var shown = fields[k].Length <= 40 ? fields[k] : fields[k][..40] + "…";
                throw new InvalidDataException($"{where}: value {k + 1} is '{shown}'; it must be a finite number");
            }

            values.Add(value);
        }
    }

    private static bool IsNumber(string field, out double value) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
