using System.Text.Json;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi schema</c>: it is JSON, and names the fields that the reader takes.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_is_a_json_schema()
    {
        var outcome = _workspace.Run("schema");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var schema = JsonDocument.Parse(outcome.Output);
        Assert.StartsWith("https://json-schema.org/", schema.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
        Assert.All(References(schema.RootElement), reference => Assert.True(
            schema.RootElement.GetProperty("$defs").TryGetProperty(reference["#/$defs/".Length..], out _), $"there is no {reference}"));
    }

    /// <summary>By the program of others: all bundled experiments, and files of which one includes the other.</summary>
    [Fact]
    public void A_validator_takes_what_can_be_run()
    {
        var documents = Directory.GetFiles(Repository.PathOf("data", "experiments"), "*.json").Select(File.ReadAllText)
            .Concat(new Document("docs", "experiments.md").Blocks("jsonc").Where(block => block.Contains("\"name\"", StringComparison.Ordinal)))
            .Append("""{ "include": "base.json", "populations": { "E": { "size": "$N" }, "I": "$cells" } }""")
            .ToList();

        Assert.All(Validate(documents), problem => Assert.Equal("", problem));
    }

    [Theory]
    [InlineData("""{ "name": "x", "populations": { "E": { "size": 1, "type": "RS" } } }""", "'duration' is a required property")]
    [InlineData("""{ "name": "x", "duration": 1, "populations": { "E": { "type": "RS" } } }""", "'size' is a required property")]
    [InlineData("""{ "name": "x", "duration": 1, "populations": { "E": { "size": 1 } } }""", "{'size': 1} is not valid under any of the given schemas")]
    [InlineData("""{ "include": "base.json", "populations": { "E": { "sise": 1 } } }""", "{'E': {'sise': 1}} is not valid under any of the given schemas")]
    [InlineData("""{ "include": "base.json", "dt": -1 }""", "-1 is not valid under any of the given schemas")]
    public void A_validator_refuses_what_cannot(string text, string problem) => Assert.Equal(problem, Assert.Single(Validate([text])));

    [Theory]
    [InlineData("{ \"unknown\": 1, \"name\": \"x\" }", "")]
    [InlineData("{ \"populations\": { \"E\": { \"unknown\": 1 } } }", "population")]
    [InlineData("{ \"receptors\": { \"X\": { \"unknown\": 1 } } }", "receptor")]
    [InlineData("{ \"record\": { \"unknown\": 1 } }", "record")]
    [InlineData("{ \"record\": { \"states\": [{ \"unknown\": 1 }] } }", "states")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"current\": 1 }] }", "step")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"ramp\": [1, 2] }] }", "ramp")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"sine\": 1 }] }", "sine")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"pulses\": 1 }] }", "pulses")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"white_noise\": 1 }] }", "white_noise")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"ou_noise\": 1 }] }", "ou_noise")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"samples\": [] }] }", "samples")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"poisson\": 1 }] }", "poisson")]
    [InlineData("{ \"inputs\": [{ \"unknown\": 1, \"spikes\": [] }] }", "spikes")]
    public void It_names_the_fields_that_the_reader_takes(string text, string definition)
    {
        using var document = JsonDocument.Parse(_workspace.Run("schema").Output);
        var schema = definition.Length == 0 ? document.RootElement : document.RootElement.GetProperty("$defs").GetProperty(definition);

        var outcome = _workspace.Run("info", _workspace.Write("unknown.json", text));

        var line = Assert.Single(outcome.ErrorLines, line => line.Contains("unknown field"));
        var allowed = line[(line.IndexOf("allowed are ", StringComparison.Ordinal) + "allowed are ".Length)..].Split(", ");
        Assert.Equal(
            schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            allowed.Order(StringComparer.Ordinal));
    }

    /// <summary>Numbers, words, lists and whole objects alike; where any text may stand, the name of a constant may anyway.</summary>
    [Theory]
    [InlineData("population", "size")]
    [InlineData("population", "type")]
    [InlineData("population", "parameters")]
    [InlineData("step", "neurons")]
    [InlineData("step", "current")]
    [InlineData("fixed_in_degree", "in_degree")]
    [InlineData("fixed_in_degree", "autapses")]
    [InlineData("states", "variables")]
    public void Where_a_value_may_stand_the_name_of_a_constant_may(string definition, string field)
    {
        using var schema = JsonDocument.Parse(_workspace.Run("schema").Output);
        var value = schema.RootElement.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(field);

        Assert.Contains("#/$defs/constant", value.GetProperty("anyOf").EnumerateArray().SelectMany(References));
    }

    [Theory]
    [InlineData("all_to_all")]
    [InlineData("one_to_one")]
    [InlineData("fixed_in_degree")]
    [InlineData("fixed_out_degree")]
    [InlineData("fixed_total")]
    [InlineData("fixed_probability")]
    [InlineData("distance_probability")]
    [InlineData("ring")]
    [InlineData("list")]
    [InlineData("matrix")]
    public void It_names_the_fields_of_each_rule(string rule) =>
        It_names_the_fields_that_the_reader_takes($"{{ \"projections\": [{{ \"rule\": \"{rule}\", \"unknown\": 1 }}] }}", rule);

    /// <summary>All values of <c>$ref</c>.</summary>
    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.NameEquals("$ref") ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    /// <summary>The best problem that a validator has with each document; empty for none.</summary>
    private string[] Validate(IReadOnlyList<string> documents)
    {
        var relaxed = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        _workspace.Write("schema.json", _workspace.Run("schema").Output);
        _workspace.Write("documents.json", JsonSerializer.Serialize(documents.Select(text => JsonDocument.Parse(text, relaxed).RootElement)));

        var outcome = _workspace.RunPython("-c", """
            import json, jsonschema
            schema = json.load(open("schema.json"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            for document in json.load(open("documents.json")):
                problem = next(iter(sorted(validator.iter_errors(document), key=lambda error: len(error.path))), None)
                print("." if problem is None else problem.message)
            """);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return [.. outcome.OutputLines.Select(line => line == "." ? "" : line)];
    }
}
