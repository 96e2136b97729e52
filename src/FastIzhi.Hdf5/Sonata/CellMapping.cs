using System.Globalization;
using System.Text.Json.Nodes;
using FastIzhi.Neurons;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Which cells node types are, as the user says.</summary>
internal sealed class CellMapping
{
    private static readonly string[] Allowed = ["type", "kind", "parameters", "start", "refractory", "tau"];

    private readonly JsonObject _entries;
    private readonly HashSet<string> _used = [];

    /// <param name="text">JSON; null for no mapping.</param>
    /// <exception cref="SonataException">It is not what a mapping must be.</exception>
    public CellMapping(string? text)
    {
        _entries = text is null ? [] : SonataInput.Object("the mapping", text);
        foreach (var (key, value) in _entries)
        {
            if (value is JsonObject fields)
            {
                foreach (var (field, _) in fields)
                {
                    if (!Allowed.Contains(field))
                    {
                        throw new SonataException($"the mapping of {key} has {field}; it may have {string.Join(", ", Allowed)}");
                    }
                }
            }
            else if (value is not JsonValue name || !name.TryGetValue<string>(out _))
            {
                throw new SonataException(
                    $"the mapping of {key} must be the name of a cell type, such as RS, or an object with {string.Join(", ", Allowed)}");
            }
        }
    }

    /// <summary>The fields of a population that the mapping gives for a node type; none where it gives none.</summary>
    public JsonObject Find(NodeTable nodes, long type)
    {
        var (number, model) = (type.ToString(CultureInfo.InvariantCulture), nodes.Type(type).GetValueOrDefault("model_name"));
        string?[] keys = [$"{nodes.Name}/{number}", number, model];
        var key = keys.FirstOrDefault(key => key is not null && _entries.ContainsKey(key));
        if (key is null)
        {
            return [];
        }

        _used.Add(key);
        var entry = _entries[key]!.DeepClone();
        return entry as JsonObject ?? new JsonObject { ["type"] = entry };
    }

    /// <summary>The kind of a cell type; null where the name is none.</summary>
    public static NeuronKind? KindOf(JsonNode? type) =>
        type is JsonValue value && value.TryGetValue<string>(out var name)
            ? CellTypes.All.FirstOrDefault(cell => cell.Name == name)?.Kind
            : null;

    /// <summary>What of the mapping met no node type: a line for each.</summary>
    public IEnumerable<string> Unused() => _entries.Select(entry => entry.Key).Where(key => !_used.Contains(key))
        .Select(key => $"the mapping has '{key}', which is neither a node_type_id nor a model_name of the circuit");
}
