using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastIzhi.Experiments;

/// <summary>
/// Puts an experiment together with the files that it includes: each of them in their order over those before it, and the including
/// file over them all. Objects are put together field by field; anything else takes the place of what was there.
/// </summary>
internal sealed class ExperimentIncludes
{
    /// <summary>The field with the name of a file, or a list of names.</summary>
    public const string Field = "include";

    private readonly Dictionary<string, string> _folders = [];
    private readonly Dictionary<string, string?> _origins = [];
    private readonly List<string> _chain = [];

    /// <summary>By the name of a list: the folder of the file that it comes from.</summary>
    public IReadOnlyDictionary<string, string> Folders => _folders;

    /// <summary>By the path of a value that is no object: the included file that it comes from; null for the including one.</summary>
    public Dictionary<string, string?> Origins => _origins;

    /// <summary>Puts the experiment together.</summary>
    /// <param name="root">The experiment.</param>
    /// <param name="path">Its file; null for a text without one.</param>
    /// <param name="folder">The folder that names of files start from.</param>
    /// <exception cref="ExperimentException">A file cannot be read, includes itself, or is no object.</exception>
    public JsonObject PutTogether(JsonElement root, string? path, string folder) => PutTogether(root, path, folder, isIncluded: false);

    private JsonObject PutTogether(JsonElement root, string? path, string folder, bool isIncluded)
    {
        if (path is not null)
        {
            _chain.Add(Path.GetFullPath(path));
        }

        var own = (JsonObject)ExperimentText.NodeOf(root, "")!;
        var together = new JsonObject();
        foreach (var name in NamesIn(own))
        {
            Put(Read(name, folder), together);
        }

        own.Remove(Field);
        foreach (var (list, _) in own.Where(field => field.Value is not JsonObject))
        {
            _folders[list] = folder;
        }

        NoteOrigin(own, "", isIncluded ? path : null);
        Put(own, together);
        if (path is not null)
        {
            _chain.RemoveAt(_chain.Count - 1);
        }

        return together;
    }

    private JsonObject Read(string name, string folder)
    {
        string path;
        try
        {
            path = Path.GetFullPath(name, folder);
        }
        catch (ArgumentException)
        {
            throw Problem($"{Field}: '{name}' is no name of a file");
        }

        if (_chain.Contains(path))
        {
            throw Problem($"{Field}: {string.Join(" includes ", _chain.SkipWhile(file => file != path))} includes {path}; a file cannot include itself");
        }

        try
        {
            using var document = ExperimentText.Parse(ExperimentText.Read(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? PutTogether(document.RootElement, path, Path.GetDirectoryName(path)!, isIncluded: true)
                : throw Problem("the file holds no object");
        }
        catch (ExperimentException e) when (!e.Problems[0].StartsWith(Field, StringComparison.Ordinal))
        {
            throw new ExperimentException([.. e.Problems.Select(problem => $"{Field} {path}: {problem}")]);
        }
    }

    private static IReadOnlyList<string> NamesIn(JsonObject experiment) => experiment[Field] switch
    {
        null => [],
        JsonValue value when value.TryGetValue<string>(out var name) => [name],
        JsonArray names when names.All(name => name is JsonValue value && value.TryGetValue<string>(out _)) =>
            [.. names.Select(name => name!.GetValue<string>())],
        var other => throw Problem($"{Field}: {other.ToJsonString()} is not the name of a file or a list of names"),
    };

    private void NoteOrigin(JsonObject part, string path, string? file)
    {
        foreach (var (name, value) in part)
        {
            var at = JsonCursor.PathOf(path, name);
            if (value is JsonObject fields)
            {
                NoteOrigin(fields, at, file);
            }
            else
            {
                _origins[at] = file;
            }
        }
    }

    private static void Put(JsonObject upper, JsonObject under)
    {
        foreach (var (name, value) in upper.ToList())
        {
            if (value is JsonObject above && under[name] is JsonObject below)
            {
                Put(above, below);
            }
            else
            {
                upper.Remove(name);
                under[name] = value;
            }
        }
    }

    private static ExperimentException Problem(string problem) => new([problem]);
}
