using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastIzhi.Experiments;

/// <summary>The JSON Schema of experiment files, as editors need it: where a value may stand, the name of a constant may stand.</summary>
internal static class ExperimentSchema
{
    private const string Resource = "experiment.schema.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the schema of the one that is written for plain experiments.</summary>
    public static string Make()
    {
        using var stream = typeof(ExperimentSchema).Assembly.GetManifestResourceStream(Resource)!;
        var schema = JsonNode.Parse(stream)!.AsObject();
        var fields = schema["properties"]!.AsObject();
        foreach (var name in fields.Select(field => field.Key).Except(["$schema", ExperimentIncludes.Field, ExperimentConstants.Field]).ToList())
        {
            AllowConstant(fields, name);
        }

        foreach (var (_, definition) in schema["$defs"]!.AsObject().ToList())
        {
            AllowConstants(definition!);
        }

        schema["$defs"]!["constant"] = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = "^\\$[A-Za-z_][A-Za-z0-9_]*$",
            ["description"] = "\"$NAME\": the constant of that name takes its place.",
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    /// <summary>In all values that are part of another.</summary>
    private static void AllowConstants(JsonNode node)
    {
        switch (node)
        {
            case JsonObject schema:
                foreach (var name in schema.Select(field => field.Key).ToList())
                {
                    if (name == "properties")
                    {
                        var parts = schema[name]!.AsObject();
                        parts.Where(part => part.Value is JsonObject).Select(part => part.Key).ToList().ForEach(part => AllowConstant(parts, part));
                    }
                    else if (name is "items" or "additionalProperties" && schema[name] is JsonObject)
                    {
                        AllowConstant(schema, name);
                    }
                    else if (name is "anyOf" or "oneOf" or "allOf")
                    {
                        AllowConstants(schema[name]!);
                    }
                }

                break;
            case JsonArray alternatives:
                alternatives.ToList().ForEach(alternative => AllowConstants(alternative!));
                break;
        }
    }

    private static void AllowConstant(JsonObject parent, string name)
    {
        var schema = parent[name]!.AsObject();
        AllowConstants(schema);

        // Any text may be the name of a constant as it is.
        if (schema["type"] is JsonValue type && type.GetValue<string>() == "string" && !schema.ContainsKey("pattern"))
        {
            return;
        }

        var wrapped = new JsonObject();
        if (schema.Remove("description", out var description))
        {
            wrapped["description"] = description;
        }

        if (schema.Remove("default", out var value))
        {
            wrapped["default"] = value;
        }

        parent[name] = wrapped;
        wrapped["anyOf"] = new JsonArray(schema, new JsonObject { ["$ref"] = "#/$defs/constant" });
    }
}
