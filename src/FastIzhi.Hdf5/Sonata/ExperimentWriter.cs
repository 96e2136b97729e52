using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Writes the experiment of an imported circuit, and the numbers that its nodes had.</summary>
internal static class ExperimentWriter
{
    /// <summary>The file of the synapses beside the experiment.</summary>
    public const string EdgesFile = "edges.h5";

    private static readonly string[] Order = ["type", "kind", "parameters", "start", "refractory", "tau", "positions"];

    /// <summary>Writes an experiment: as JSON that people read, but lists in a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name of the experiment.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="run">How to simulate it.</param>
    /// <param name="cells">The populations.</param>
    /// <param name="projections">The projections.</param>
    public static void Write(
        string path,
        string name,
        string source,
        SonataRun run,
        IReadOnlyList<ImportedCells> cells,
        IReadOnlyList<ImportedProjection> projections)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("source", source);
        Optional("scheme", run.Scheme);
        Optional("integration", run.Integration);
        writer.WriteNumber("dt", run.TimeStep);
        writer.WriteNumber("duration", run.Duration);
        Optional("precision", run.Precision);
        writer.WriteNumber("seed", run.Seed);
        writer.WriteStartObject("populations");
        foreach (var population in cells)
        {
            writer.WriteStartObject(population.Name);
            writer.WriteNumber("size", population.Rows.Count);
            foreach (var (field, value) in population.Fields.OrderBy(field => Array.IndexOf(Order, field.Key)))
            {
                Field(field, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        List("projections", projections.Select(projection => new JsonObject
        {
            ["from"] = projection.From,
            ["to"] = projection.To,
            ["rule"] = "list",
            ["file"] = EdgesFile,
            ["edges"] = projection.Edges,
        }));
        List("inputs", cells.Where(population => population.Current is not null).Select(population => new JsonObject
        {
            ["population"] = population.Name,
            ["current"] = CellParameters.Json(population.Current!),
        }));
        Field("record", new JsonObject { ["spikes"] = "all" });
        writer.WriteEndObject();

        void Optional(string field, string? text)
        {
            if (text is not null)
            {
                writer.WriteString(field, text);
            }
        }

        void Field(string field, JsonNode? value)
        {
            writer.WritePropertyName(field);
            if (value is JsonObject fields)
            {
                writer.WriteStartObject();
                foreach (var (inner, its) in fields)
                {
                    Field(inner, its);
                }

                writer.WriteEndObject();
            }
            else
            {
                writer.WriteRawValue(value?.ToJsonString() ?? "null");
            }
        }

        void List(string field, IEnumerable<JsonObject> items)
        {
            if (items.Select(item => item.ToJsonString()).ToList() is { Count: > 0 } lines)
            {
                writer.WritePropertyName(field);
                writer.WriteRawValue($"[\n    {string.Join(",\n    ", lines)}\n  ]");
            }
        }
    }

    /// <summary>Writes which node each neuron was: a line for each, as CSV.</summary>
    public static void WriteNodes(string path, IReadOnlyList<ImportedCells> cells)
    {
        using var file = File.CreateText(path);
        file.NewLine = "\n";
        file.WriteLine("population,neuron,node_population,node_id,node_type_id");
        foreach (var population in cells)
        {
            var nodes = population.Nodes;
            for (var i = 0; i < population.Rows.Count; i++)
            {
                file.WriteLine($"{population.Name},{i},{nodes.Name},{nodes.NodeIds[population.Rows[i]]},{population.Type}");
            }
        }
    }
}
