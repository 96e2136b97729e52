using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FastIzhi.Experiments;

/// <summary>A path to a value of an experiment, as messages name it: populations.E.size, projections[0].weight.</summary>
internal static partial class ValuePath
{
    /// <summary>Sets a value. Fields that are not there are added, items of lists are not.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="path">The path.</param>
    /// <param name="json">The value in JSON.</param>
    /// <param name="problems">Receives why it cannot be set.</param>
    public static void Set(JsonObject experiment, string path, string json, ProblemList problems)
    {
        JsonNode? value;
        try
        {
            using var document = JsonDocument.Parse(json);
            value = ExperimentText.NodeOf(document.RootElement, path);
        }
        catch (ExperimentException e)
        {
            problems.Add("", e.Problems[0]);
            return;
        }
        catch (JsonException)
        {
            problems.Add(path, $"{json} is not JSON");
            return;
        }

        if (Steps(path) is not { } steps)
        {
            problems.Add(path, "is no path to a value; give one such as populations.E.size or projections[0].weight");
            return;
        }

        if (steps is [ExperimentConstants.Field, string constant, ..]
            && (experiment[ExperimentConstants.Field] as JsonObject)?.ContainsKey(constant) != true)
        {
            problems.Add(path, $"the experiment has no constant '{constant}'");
            return;
        }

        if (steps[0] is ExperimentIncludes.Field)
        {
            problems.Add(path, "files are put together before values are set; name the file in one of them");
            return;
        }

        JsonNode node = experiment;
        var at = "";
        for (var i = 0; i < steps.Count; i++)
        {
            var isLast = i == steps.Count - 1;
            switch (node, steps[i])
            {
                case (JsonObject fields, string name) when isLast:
                    fields[name] = value;
                    return;
                case (JsonObject fields, string name):
                    node = fields[name] ??= steps[i + 1] is string ? new JsonObject() : new JsonArray();
                    at += at.Length == 0 ? name : $".{name}";
                    break;
                case (JsonArray items, int index) when index < items.Count && (isLast || items[index] is not null):
                    if (isLast)
                    {
                        items[index] = value;
                        return;
                    }

                    node = items[index]!;
                    at += $"[{index}]";
                    break;
                case (JsonArray items, int):
                    problems.Add(path, $"{at} has {items.Count} items, counted from 0");
                    return;
                case (JsonArray, _):
                    problems.Add(path, $"{at} is a list; name an item, such as {at}[0]");
                    return;
                default:
                    problems.Add(path, $"{(at.Length == 0 ? "the experiment" : at)} has no such part: it is {Shown(node)}");
                    return;
            }
        }
    }

    private static string Shown(JsonNode node) => node switch
    {
        JsonObject => "an object",
        JsonArray items => $"a list of {items.Count}",
        _ => node.ToJsonString(),
    };

    /// <summary>Names (string) and indices (int); null where it is no path.</summary>
    private static List<object>? Steps(string path)
    {
        var match = Whole().Match(path);
        if (!match.Success)
        {
            return null;
        }

        var steps = new List<object>();
        foreach (Match step in Step().Matches(path))
        {
            if (step.Groups["index"] is { Success: true } index)
            {
                if (!int.TryParse(index.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return null;
                }

                steps.Add(number);
            }
            else
            {
                steps.Add(step.Groups["quoted"] is { Success: true } quoted ? JsonSerializer.Deserialize<string>(quoted.Value)! : step.Value.TrimStart('.'));
            }
        }

        return steps;
    }

    [GeneratedRegex("""^([^.\[\]"]+|\["[^"\\]*"\])(\.[^.\[\]"]+|\["[^"\\]*"\]|\[[0-9]+\])*$""")]
    private static partial Regex Whole();

    [GeneratedRegex("""\[(?<quoted>"[^"\\]*")\]|\[(?<index>[0-9]+)\]|\.?[^.\[\]"]+""")]
    private static partial Regex Step();
}
