using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// The files of a circuit and how it is to be simulated, as a configuration says: a circuit_config.json, a simulation_config.json that
/// names one, or a config.json that names both.
/// </summary>
internal sealed class SonataConfig
{
    private readonly string _path;
    private readonly Dictionary<string, string> _variables = [];
    private readonly JsonObject _json;

    private SonataConfig(string path)
    {
        _json = SonataInput.Json(path);
        _path = Path.GetFullPath(path);
        ReadVariables();
    }

    /// <summary>The folder of the circuit.</summary>
    public string Folder => Path.GetDirectoryName(_path)!;

    /// <summary>The files of nodes.</summary>
    public IReadOnlyList<SonataTable> Nodes { get; private init; } = [];

    /// <summary>The files of edges.</summary>
    public IReadOnlyList<SonataTable> Edges { get; private init; } = [];

    /// <summary>The folder of the parameters of node types; null for none.</summary>
    public string? PointNeuronModels { get; private init; }

    /// <summary>How to simulate it.</summary>
    public SonataRun Run { get; private init; } = new();

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SonataException">It cannot be read, or does not say what it must.</exception>
    public static SonataConfig Read(string path)
    {
        var first = new SonataConfig(path);
        var simulation = first.File("simulation") is { } named ? new SonataConfig(named) : first;
        var circuit = first._json.ContainsKey("networks") ? first
            : (first.File("network") ?? simulation.File("network")) is { } network ? new SonataConfig(network)
            : throw new SonataException($"{path} has neither networks nor network; give a circuit_config.json or a simulation_config.json");
        return new SonataConfig(circuit._path)
        {
            Nodes = circuit.Tables("nodes", "nodes_file", "node_types_file"),
            Edges = circuit.Tables("edges", "edges_file", "edge_types_file"),
            PointNeuronModels = circuit._json["components"] is JsonObject components
                ? circuit.File(components, "point_neuron_models_dir")
                : null,
            Run = simulation.ReadRun(),
        };
    }

    private void ReadVariables()
    {
        _variables["${configdir}"] = Folder;
        foreach (var (name, value) in _json["manifest"] as JsonObject ?? [])
        {
            _variables[name] = value is JsonValue text && text.TryGetValue<string>(out var path)
                ? path
                : throw Wrong($"manifest.{name} must be a text");
        }
    }

    /// <summary>A path with its variables replaced, from the folder of the configuration.</summary>
    private string Resolve(string path)
    {
        const int Deepest = 10;
        for (var depth = 0; path.Contains('$'); depth++)
        {
            var before = path;
            foreach (var (name, value) in _variables.OrderByDescending(variable => variable.Key.Length))
            {
                var inBraces = $"${{{name.TrimStart('$')}}}";
                path = path.Replace(name, value, StringComparison.Ordinal).Replace(inBraces, value, StringComparison.Ordinal);
            }

            if (path == before || depth == Deepest)
            {
                throw Wrong($"a variable of '{path}' is not in the manifest");
            }
        }

        return Path.GetFullPath(path, Folder);
    }

    private string? File(string field) => File(_json, field);

    private string? File(JsonObject from, string field) => from[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var path) => Resolve(path),
        _ => throw Wrong($"{field} must be the name of a file"),
    };

    private List<SonataTable> Tables(string kind, string file, string types)
    {
        var at = $"networks.{kind}";
        if ((_json["networks"] as JsonObject)?[kind] is not JsonArray list)
        {
            throw Wrong($"{at} must be a list of objects with {file}");
        }

        var tables = new List<SonataTable>();
        foreach (var item in list)
        {
            if (item is not JsonObject fields || File(fields, file) is not { } path)
            {
                throw Wrong($"{at}[{tables.Count}] must be an object with {file}");
            }

            if (fields["enabled"] is not JsonValue enabled || !enabled.TryGetValue<bool>(out var isEnabled) || isEnabled)
            {
                tables.Add(new SonataTable(path, File(fields, types), Populations(fields)));
            }
        }

        return tables;
    }

    private static Dictionary<string, string?> Populations(JsonObject fields) => (fields["populations"] as JsonObject ?? [])
        .ToDictionary(population => population.Key, population => population.Value is JsonObject its ? Text(its, "type") : null);

    private SonataRun ReadRun()
    {
        if (_json["run"] is not JsonObject run)
        {
            return new SonataRun();
        }

        var defaults = new SonataRun();
        var metadata = _json["metadata"] as JsonObject ?? [];
        return new SonataRun
        {
            Duration = Number(run, "tstop") ?? defaults.Duration,
            TimeStep = Number(run, "dt") ?? defaults.TimeStep,
            Seed = Number(run, "random_seed") is { } seed and >= 0 ? (ulong)seed : defaults.Seed,
            Name = Text(metadata, "name"),
            Scheme = Text(metadata, "scheme"),
            Integration = Text(metadata, "integration"),
            Precision = Text(metadata, "precision"),
            Inputs = [.. (_json["inputs"] as JsonObject ?? []).Select(input => input.Key)],
            Reports = [.. (_json["reports"] as JsonObject ?? []).Select(report => report.Key)],
        };
    }

    private double? Number(JsonObject from, string field)
    {
        if (from[field] is not { } value)
        {
            return null;
        }

        return value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && double.IsFinite(number)
            ? number
            : throw Wrong($"run.{field} is {value.ToJsonString()}; it must be a finite number");
    }

    private static string? Text(JsonObject from, string field) =>
        from[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private SonataException Wrong(string problem) => new($"{Path.GetFileName(_path)}: {problem}");
}
