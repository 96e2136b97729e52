using System.Text.Json.Nodes;
using FastIzhi.Neurons;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>The nodes of one type of a node population, which become a population of neurons in the order of the nodes.</summary>
/// <param name="Name">Name of the population of neurons.</param>
/// <param name="Nodes">The node population.</param>
/// <param name="Type">Number of the node type.</param>
/// <param name="Rows">The rows of the nodes.</param>
internal sealed record ImportedCells(string Name, NodeTable Nodes, long Type, IReadOnlyList<int> Rows)
{
    private static readonly string[] Described = ["model_name", "model_type", "model_template"];

    /// <summary>The fields of the population in the experiment.</summary>
    public JsonObject Fields { get; init; } = [];

    /// <summary>The current that each neuron always has [pA]; null for none.</summary>
    public double[]? Current { get; init; }

    /// <summary>Whether spikes excite or inhibit; null where only the signs of the weights can tell.</summary>
    public NeuronKind? Kind { get; init; }

    /// <summary>What the node type is called in messages.</summary>
    public string Label => DescriptionOf(Nodes, Type, Rows.Count);

    /// <summary>What a node type is called in messages.</summary>
    public static string DescriptionOf(NodeTable nodes, long type, int count)
    {
        var attributes = nodes.Type(type);
        string[] known = [.. Described.Select(column => attributes.GetValueOrDefault(column)).OfType<string>()];
        return $"node type {type} of {nodes.Name} ({string.Join(", ", known.Append($"{count} nodes"))})";
    }
}
