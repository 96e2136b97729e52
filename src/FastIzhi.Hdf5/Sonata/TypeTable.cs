using System.Globalization;
using System.Text;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// The types of nodes or edges: a table whose columns one or several spaces separate, with a column for the number of the type and,
/// where several populations share the table, one for the population. Texts with spaces are in quotes; NULL is no value.
/// </summary>
internal sealed class TypeTable
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    private readonly Dictionary<(string? Population, long Type), Dictionary<string, string>> _types = [];

    private TypeTable()
    {
    }

    /// <summary>A table without types.</summary>
    public static TypeTable Empty { get; } = new();

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The column of the number of the type.</param>
    /// <exception cref="SonataException">It cannot be read.</exception>
    public static TypeTable Read(string path, string key)
    {
        var table = new TypeTable();
        string[]? columns = null;
        var number = 0;
        foreach (var line in SonataInput.Lines(path))
        {
            number++;
            var fields = Split(line);
            if (fields.Length == 0)
            {
                continue;
            }

            if (columns is null)
            {
                columns = fields.Contains(key)
                    ? fields
                    : throw new SonataException($"{path} has no column {key}; its columns are {string.Join(", ", fields)}");
                continue;
            }

            if (fields.Length != columns.Length)
            {
                throw new SonataException($"{path}, line {number}: {fields.Length} fields for {columns.Length} columns");
            }

            var type = columns.Zip(fields).Where(pair => !IsNone(pair.Second)).ToDictionary(pair => pair.First, pair => pair.Second);
            if (!long.TryParse(type.GetValueOrDefault(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
            {
                throw new SonataException($"{path}, line {number}: {key} is '{type.GetValueOrDefault(key)}'; it must be a whole number");
            }

            if (!table._types.TryAdd((type.GetValueOrDefault("population"), id), type))
            {
                throw new SonataException($"{path}, line {number}: there is already a type {id}");
            }
        }

        return columns is null ? throw new SonataException($"{path} is empty; its first line must name the columns") : table;
    }

    /// <summary>The attributes of a type; none where the table has no such type.</summary>
    public IReadOnlyDictionary<string, string> this[string population, long type] =>
        _types.GetValueOrDefault((population, type)) ?? _types.GetValueOrDefault((null, type)) ?? NoAttributes;

    private static bool IsNone(string field) => field.Length == 0 || field.Equals(TypeTableWriter.None, StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (isQuoted, isOpen) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                (isQuoted, isOpen) = (!isQuoted, true);
            }
            else if (char.IsWhiteSpace(c) && !isQuoted)
            {
                Close();
            }
            else
            {
                field.Append(c);
                isOpen = true;
            }
        }

        Close();
        return [.. fields];

        void Close()
        {
            if (isOpen)
            {
                fields.Add(field.ToString());
            }

            field.Clear();
            isOpen = false;
        }
    }
}
