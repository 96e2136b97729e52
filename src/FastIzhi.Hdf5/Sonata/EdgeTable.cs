using System.Globalization;
using FastIzhi.Hdf5.Sources;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>An edge population: of each edge its ends, its weight and its delay, its own or those of its type.</summary>
internal sealed class EdgeTable
{
    private const string Edges = "/edges";

    private static readonly string[] StaticTemplates = ["static_synapse", "nest:static_synapse"];

    private readonly HashSet<string> _notes = [];

    private EdgeTable(DataFile file, string name, TypeTable types)
    {
        Name = name;
        var path = $"{Edges}/{name}";
        using (var sources = file.Open($"{path}/source_node_id"))
        using (var targets = file.Open($"{path}/target_node_id"))
        using (var typeIds = file.Open($"{path}/edge_type_id"))
        {
            Sources = sources.Indices();
            Targets = targets.AsLongAs(Sources.Count, $"{path}/source_node_id").Indices();
            TypeIds = typeIds.AsLongAs(Sources.Count, $"{path}/source_node_id").WholeNumbers();
            Source = PopulationOf(sources, "source_node_id");
            Target = PopulationOf(targets, "target_node_id");
        }

        var groups = AttributeGroups.OfEdges(file, path, Sources.Count);
        Weights = OrOfType(groups.FindSome("syn_weight"), "syn_weight", types)
            ?? throw file.Wrong(
                $"edges of {name} have no syn_weight; give it as a column of the edge types or as /edges/{name}/0/syn_weight");
        Delays = OrOfType(groups.FindSome("delay", "ms"), "delay", types, isNeeded: false)!;
        Counts = groups.FindSome("nsyns");
        NoteTypes(types);

        string PopulationOf(NumberDataset nodes, string dataset) => nodes.Text(SonataFile.NodePopulation)
            ?? throw file.Wrong($"{path}/{dataset} has no attribute {SonataFile.NodePopulation}");
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The node population of the sources.</summary>
    public string Source { get; }

    /// <summary>The node population of the targets.</summary>
    public string Target { get; }

    /// <summary>Number of the source node of each edge.</summary>
    public IReadOnlyList<int> Sources { get; }

    /// <summary>Number of the target node of each edge.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>The type of each edge.</summary>
    public IReadOnlyList<long> TypeIds { get; }

    /// <summary>The weight of each edge, in the unit of the file.</summary>
    public double[] Weights { get; }

    /// <summary>The delay of each edge [ms]; NaN for none.</summary>
    public double[] Delays { get; }

    /// <summary>How many synapses each edge stands for, NaN for one; null where all stand for one.</summary>
    public double[]? Counts { get; }

    /// <summary>What is taken otherwise than the file means it, a line each.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>Names of the edge populations of a file.</summary>
    /// <exception cref="SonataException">It does not hold them.</exception>
    public static IReadOnlyList<string> Names(SonataTable table) => table.Populations.Count > 0
        ? [.. table.Populations.Keys]
        : SonataInput.Hdf5(
            table.File, file => file.Groups(Edges) is { Length: > 0 } names ? names : throw file.Wrong($"{Edges} has no populations"));

    /// <summary>Reads an edge population.</summary>
    /// <exception cref="SonataException">The file does not hold it.</exception>
    public static EdgeTable Read(SonataTable table, string name, TypeTable types) =>
        SonataInput.Hdf5(table.File, file => new EdgeTable(file, file.Choose(Edges, name, "populations"), types));

    /// <summary>The values that edges have, and those of their types for the others; null where one has none that is needed.</summary>
    private double[]? OrOfType(double[]? own, string attribute, TypeTable types, bool isNeeded = true)
    {
        var ofTypes = TypeIds.Distinct().ToDictionary(type => type, type => OfType(types[Name, type], attribute));
        var values = own ?? new double[Sources.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (own is null || double.IsNaN(own[i]))
            {
                values[i] = ofTypes[TypeIds[i]];
                if (isNeeded && double.IsNaN(values[i]))
                {
                    return null;
                }
            }
        }

        return values;
    }

    private static double OfType(IReadOnlyDictionary<string, string> type, string attribute) =>
        double.TryParse(type.GetValueOrDefault(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : double.NaN;

    private void NoteTypes(TypeTable types)
    {
        foreach (var type in TypeIds.Distinct().Select(type => types[Name, type]))
        {
            if (type.GetValueOrDefault("weight_function") is { } function && function != "wmax")
            {
                _notes.Add($"weight_function {function} of {Name} is not known; syn_weight is taken as it stands");
            }

            if (type.GetValueOrDefault("model_template") is { } template && !StaticTemplates.Contains(template))
            {
                _notes.Add($"synapses {template} of {Name} are taken as static ones, of AMPA and NMDA or of GABA_A and GABA_B receptors");
            }
        }
    }
}
