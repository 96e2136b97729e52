using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FastIzhi.Experiments;

/// <summary>
/// Puts the constants of an experiment in the places that name them: a value "$N" becomes the constant N. A text that is not a name
/// behind the '$', such as "$5", and all of an experiment without constants stay as they are.
/// </summary>
internal sealed partial class ExperimentConstants
{
    /// <summary>The field with the constants by name.</summary>
    public const string Field = "constants";

    private readonly JsonObject _constants;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _used = [];

    private ExperimentConstants(JsonObject constants, ProblemList problems) => (_constants, _problems) = (constants, problems);

    /// <summary>Puts the constants in their places and takes the field out.</summary>
    /// <returns>What is odd: constants that nothing names.</returns>
    public static IReadOnlyList<string> PutIn(JsonObject experiment, ProblemList problems)
    {
        if (!experiment.Remove(Field, out var field))
        {
            return [];
        }

        if (field is not JsonObject given)
        {
            problems.Add(Field, $"{field?.ToJsonString() ?? "null"} is not an object with a value for each name");
            return [];
        }

        var constants = new ExperimentConstants(given, problems);
        constants.Check();
        foreach (var (name, value) in experiment.Where(field => field.Key != "$schema").ToList())
        {
            constants.PutIn(value, name, put => experiment[name] = put);
        }

        return
        [
            .. given.Select(constant => constant.Key).Where(name => !constants._used.Contains(name))
                .Select(name => $"{Field}.{name}: nothing names this constant"),
        ];
    }

    private void Check()
    {
        foreach (var (name, value) in _constants)
        {
            if (!Name().IsMatch(name))
            {
                _problems.Add(Field, $"'{name}' is not a name of letters, digits and '_', the first no digit");
            }

            CheckPlain(value, $"{Field}.{name}");
        }
    }

    /// <summary>What a constant names would have to be put in first, and that in turn.</summary>
    private void CheckPlain(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject fields:
                fields.ToList().ForEach(field => CheckPlain(field.Value, $"{path}.{field.Key}"));
                break;
            case JsonArray items:
                items.Select((item, i) => (item, i)).ToList().ForEach(at => CheckPlain(at.item, $"{path}[{at.i}]"));
                break;
            default:
                if (NameIn(node) is { } name)
                {
                    _problems.Add(path, $"\"${name}\" names a constant, which a constant cannot; give the value itself");
                }

                break;
        }
    }

    /// <param name="node">The value.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="replace">Puts another value in its place.</param>
    private void PutIn(JsonNode? node, string path, Action<JsonNode?> replace)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    PutIn(value, $"{path}.{name}", put => fields[name] = put);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    PutIn(items[i], $"{path}[{i}]", put => items[at] = put);
                }

                break;
            default:
                if (NameIn(node) is { } constant)
                {
                    PutIn(constant, path, replace);
                }

                break;
        }
    }

    private void PutIn(string name, string path, Action<JsonNode?> replace)
    {
        if (_constants.TryGetPropertyValue(name, out var constant))
        {
            _used.Add(name);
            replace(constant?.DeepClone());
            return;
        }

        _problems.Add(path, $"there is no constant '{name}'" + (_constants.Count == 0
            ? $"; the experiment has none: add \"{Field}\": {{ \"{name}\": ... }}"
            : $"; there are {Spelling.List(_constants.Select(known => known.Key), name)}"));
    }

    /// <summary>The constant that a value names; null where it names none.</summary>
    private static string? NameIn(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('$') && Name().IsMatch(text[1..]) ? text[1..] : null;

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex Name();
}
