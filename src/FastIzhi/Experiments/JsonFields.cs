namespace FastIzhi.Experiments;

/// <summary>The fields of an object of an experiment file.</summary>
/// <param name="fields">The fields by name.</param>
/// <param name="missing">Makes the place of a field that is missing.</param>
internal sealed class JsonFields(IReadOnlyDictionary<string, JsonCursor> fields, Func<string, JsonCursor> missing)
{
    /// <summary>All fields, in the order of the file.</summary>
    public IReadOnlyDictionary<string, JsonCursor> All => fields;

    /// <summary>A field that must be there: where it is not, whatever is read from it adds the problem that it is missing.</summary>
    public JsonCursor Required(string name) => Optional(name) ?? missing(name);

    /// <summary>A field that may be there; null where it is not.</summary>
    public JsonCursor? Optional(string name) => fields.GetValueOrDefault(name);

    /// <summary>Adds a problem for each field of another name.</summary>
    public void Allow(params IReadOnlyCollection<string> names)
    {
        foreach (var (name, field) in fields)
        {
            if (!names.Contains(name))
            {
                field.AddProblem($"unknown field; allowed are {Spelling.List(names, name[..Math.Min(name.Length, 40)])}");
            }
        }
    }
}
