using FastIzhi.Hdf5.Sources;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>A node population: the type of each node, and the attributes of nodes that matter here.</summary>
internal sealed class NodeTable
{
    private const string Nodes = "/nodes";

    private static readonly string[] Coordinates = ["x", "y", "z"];

    private readonly Dictionary<string, double[]> _attributes = [];
    private readonly Dictionary<long, int>? _rows;
    private readonly TypeTable _types;

    private NodeTable(DataFile file, string name, string? modelType, TypeTable types)
    {
        (Name, ModelType, _types) = (name, modelType, types);
        var path = $"{Nodes}/{name}";
        using (var dataset = file.Open($"{path}/node_type_id"))
        {
            TypeIds = dataset.WholeNumbers();
        }

        NodeIds = ReadIds(file, path);
        _rows = IsCounted(NodeIds) ? null : RowsOf(file, path, NodeIds);
        var groups = AttributeGroups.OfNodes(file, path, Count);
        foreach (var attribute in Coordinates.Concat(CellParameters.Names))
        {
            if ((groups.FindSome($"{SonataFile.Parameters}/{attribute}") ?? groups.FindSome(attribute)) is { } values)
            {
                _attributes[attribute] = values;
            }
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its type as the configuration says it, such as virtual; null where it says none.</summary>
    public string? ModelType { get; }

    /// <summary>Number of nodes.</summary>
    public int Count => TypeIds.Count;

    /// <summary>The type of each node.</summary>
    public IReadOnlyList<long> TypeIds { get; }

    /// <summary>The number by which edges know each node.</summary>
    public IReadOnlyList<long> NodeIds { get; }

    /// <summary>Reads the node populations of a file.</summary>
    /// <exception cref="SonataException">It does not hold them.</exception>
    public static IReadOnlyList<NodeTable> Read(SonataTable table)
    {
        var types = table.Types is null ? TypeTable.Empty : TypeTable.Read(table.Types, "node_type_id");
        return SonataInput.Hdf5(table.File, file =>
        {
            var names = table.Populations.Count > 0 ? [.. table.Populations.Keys] : file.Groups(Nodes);
            return names.Length == 0
                ? throw file.Wrong($"{Nodes} has no populations")
                : names.Select(Read).ToList();

            NodeTable Read(string name) =>
                new(file, file.Choose(Nodes, name, "populations"), table.Populations.GetValueOrDefault(name), types);
        });
    }

    /// <summary>The attributes that the table of types has for a type.</summary>
    public IReadOnlyDictionary<string, string> Type(long type) => _types[Name, type];

    /// <summary>An attribute of each node, NaN where the node has none; null where no node has.</summary>
    public double[]? Find(string attribute) => _attributes.GetValueOrDefault(attribute);

    /// <summary>The row of a node by its number; -1 for none.</summary>
    public int RowOf(int nodeId) => _rows is null ? (uint)nodeId < (uint)Count ? nodeId : -1 : _rows.GetValueOrDefault(nodeId, -1);

    private long[] ReadIds(DataFile file, string path)
    {
        if (!file.Has($"{path}/node_id"))
        {
            return [.. Enumerable.Range(0, Count).Select(row => (long)row)];
        }

        using var dataset = file.Open($"{path}/node_id");
        return dataset.AsLongAs(Count, $"{path}/node_type_id").WholeNumbers();
    }

    private static bool IsCounted(IReadOnlyList<long> ids)
    {
        for (var row = 0; row < ids.Count; row++)
        {
            if (ids[row] != row)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<long, int> RowsOf(DataFile file, string path, IReadOnlyList<long> ids)
    {
        var rows = new Dictionary<long, int>(ids.Count);
        for (var row = 0; row < ids.Count; row++)
        {
            if (!rows.TryAdd(ids[row], row))
            {
                throw file.Wrong($"{path}/node_id has {ids[row]} twice");
            }
        }

        return rows;
    }
}
