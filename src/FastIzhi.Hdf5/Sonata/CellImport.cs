using System.Text.Json.Nodes;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Makes populations of neurons of node populations: one for each node type.</summary>
/// <param name="mapping">What the user says of node types.</param>
/// <param name="models">The folder of files of parameters; null for none.</param>
internal sealed class CellImport(CellMapping mapping, string? models)
{
    private readonly List<ImportedCells> _cells = [];

    /// <summary>What is wrong so far, or not known: a line each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The node types whose nodes only send spikes, and how many nodes they have.</summary>
    public Dictionary<string, int> Virtual { get; } = [];

    /// <summary>The populations of neurons.</summary>
    public IReadOnlyList<ImportedCells> Cells => _cells;

    /// <summary>Adds the populations of a node population.</summary>
    public void Add(NodeTable nodes)
    {
        var rowsByType = new Dictionary<long, List<int>>();
        for (var row = 0; row < nodes.Count; row++)
        {
            if (!rowsByType.TryGetValue(nodes.TypeIds[row], out var rows))
            {
                rowsByType[nodes.TypeIds[row]] = rows = [];
            }

            rows.Add(row);
        }

        foreach (var (type, rows) in rowsByType)
        {
            if ((nodes.Type(type).GetValueOrDefault("model_type") ?? nodes.ModelType) == "virtual")
            {
                Virtual[nodes.Name] = Virtual.GetValueOrDefault(nodes.Name) + rows.Count;
            }
            else
            {
                Add(nodes, type, rows, rowsByType);
            }
        }
    }

    private void Add(NodeTable nodes, long type, List<int> rows, Dictionary<long, List<int>> all)
    {
        var mapped = mapping.Find(nodes, type);
        var isMapped = mapped.ContainsKey("type") || mapped.ContainsKey("parameters");
        var read = isMapped ? (mapped, null) : Read(nodes, type, rows);
        if (read is null)
        {
            return;
        }

        var (fields, current) = read.Value;
        foreach (var (name, value) in isMapped ? [] : mapped)
        {
            fields[name] = value?.DeepClone();
        }

        var attributes = nodes.Type(type);
        AddTau(fields, attributes);
        AddPositions(fields, nodes, rows);
        _cells.Add(new ImportedCells(NameOf(nodes, type, all), nodes, type, rows)
        {
            Fields = fields,
            Current = current,
            Kind = KindOf(fields["kind"]) ?? KindOfType(attributes),
        });
    }

    private (JsonObject, double[]?)? Read(NodeTable nodes, long type, List<int> rows)
    {
        try
        {
            if (new CellParameters(nodes, type, rows, models).Read() is { } read)
            {
                return read;
            }

            var example = KindOfType(nodes.Type(type)) == NeuronKind.Inhibitory ? CellTypes.FS : CellTypes.RS;
            Problems.Add(
                $"{ImportedCells.DescriptionOf(nodes, type, rows.Count)} is not an Izhikevich neuron; " +
                $"say which to take in a file for --map, such as {{ \"{type}\": \"{example.Name}\" }}");
        }
        catch (SonataException e)
        {
            Problems.AddRange(e.Problems);
        }

        return null;
    }

    /// <summary>The name of the node population where it has one type, else with that of the type behind it.</summary>
    private string NameOf(NodeTable nodes, long type, Dictionary<long, List<int>> all)
    {
        var name = nodes.Name;
        if (all.Count > 1)
        {
            string[] columns = ["pop_name", "model_name"];
            var column = columns.FirstOrDefault(column =>
                all.Keys.All(other => nodes.Type(other).ContainsKey(column))
                && all.Keys.Select(other => nodes.Type(other)[column]).Distinct().Count() == all.Count);
            name += "_" + (column is null ? type : nodes.Type(type)[column]);
        }

        return UniqueName.Of(UniqueName.Allowed(name), [.. _cells.Select(cells => cells.Name)]);
    }

    private static NeuronKind? KindOfType(IReadOnlyDictionary<string, string> attributes) =>
        KindOf(attributes.GetValueOrDefault("ei") ?? attributes.GetValueOrDefault("synapse_class"));

    private static NeuronKind? KindOf(JsonNode? kind) =>
        kind is JsonValue value && value.TryGetValue<string>(out var word) ? KindOf(word) : null;

    private static NeuronKind? KindOf(string? word) => word is null or "" ? null : char.ToLowerInvariant(word[0]) switch
    {
        'e' => NeuronKind.Excitatory,
        'i' => NeuronKind.Inhibitory,
        _ => null,
    };

    private static void AddTau(JsonObject fields, IReadOnlyDictionary<string, string> attributes)
    {
        var tau = new JsonObject();
        foreach (var receptor in StandardReceptors.All)
        {
            if (attributes.GetValueOrDefault(SonataExport.TauColumn(receptor.Name)) is { } text
                && double.TryParse(text, out var value)
                && double.IsFinite(value)
                && value != receptor.Tau)
            {
                tau[receptor.Name] = value;
            }
        }

        if (tau.Count > 0 && !fields.ContainsKey("tau"))
        {
            fields["tau"] = tau;
        }
    }

    private static void AddPositions(JsonObject fields, NodeTable nodes, List<int> rows)
    {
        var (x, y, z) = (nodes.Find("x"), nodes.Find("y"), nodes.Find("z"));
        if (x is null || y is null || rows.Any(row => double.IsNaN(x[row] + y[row] + (z?[row] ?? 0))))
        {
            return;
        }

        fields["positions"] = new JsonObject
        {
            ["given"] = new JsonArray([.. rows.Select(row => new JsonArray(x[row], y[row], z?[row] ?? 0))]),
        };
    }
}
