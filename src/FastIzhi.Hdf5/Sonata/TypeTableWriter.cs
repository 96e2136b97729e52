namespace FastIzhi.Hdf5.Sonata;

/// <summary>Writes the types of nodes or edges: a table of columns that spaces separate.</summary>
internal static class TypeTableWriter
{
    /// <summary>What stands where there is no value.</summary>
    public const string None = "NULL";

    /// <param name="path">The file.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">A value for each column.</param>
    public static void Write(string path, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        File.WriteAllText(path, string.Concat(rows.Prepend(columns).Select(row => string.Join(' ', row.Select(Field)) + "\n")));

    private static string Field(string value) => value.Length == 0 ? None
        : value.AsSpan().IndexOfAny(' ', '"') < 0 ? value
        : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
