using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FastIzhi.Experiments;

/// <summary>Puts the constants of an experiment in the places that name them: a value "$N" becomes the constant N.</summary>
internal static partial class ExperimentConstants
{
    /// <summary>The field with the constants by name.</summary>
    public const string Field = "constants";

    /// <summary>Puts the constants in their places and takes the field out.</summary>
    public static void PutIn(JsonObject experiment, ProblemList problems)
    {
        var constants = experiment[Field] as JsonObject ?? [];
        if (experiment[Field] is { } field and not JsonObject)
        {
            problems.Add(Field, $"{field.ToJsonString()} is not an object with a value for each name");
        }

        foreach (var (name, _) in constants.Where(constant => !Name().IsMatch(constant.Key)))
        {
            problems.Add(Field, $"'{name}' is not a name of letters, digits and '_', the first no digit");
        }

        experiment.Remove(Field);
        foreach (var (name, value) in experiment.ToList())
        {
            if (name != "$schema")
            {
                experiment[name] = PutIn(value, name, constants, problems);
            }
        }
    }

    private static JsonNode? PutIn(JsonNode? node, string path, JsonObject constants, ProblemList problems)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    Replace(value, PutIn(value, $"{path}.{name}", constants, problems), put => fields[name] = put);
                }

                return fields;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    Replace(items[i], PutIn(items[i], $"{path}[{i}]", constants, problems), put => items[at] = put);
                }

                return items;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('$'):
                if (constants.TryGetPropertyValue(text[1..], out var constant))
                {
                    return constant?.DeepClone();
                }

                problems.Add(path, $"there is no constant '{text[1..]}'" + (constants.Count == 0
                    ? $"; the experiment has none: add \"{Field}\": {{ \"{text[1..]}\": ... }}"
                    : $"; there are {string.Join(", ", constants.Select(known => known.Key))}"));
                return node;
            default:
                return node;
        }
    }

    /// <summary>A node belongs to one place: it is put only where it is another one.</summary>
    private static void Replace(JsonNode? old, JsonNode? put, Action<JsonNode?> replace)
    {
        if (!ReferenceEquals(old, put))
        {
            replace(put);
        }
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
