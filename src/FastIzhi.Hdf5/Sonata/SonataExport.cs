using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastIzhi.Experiments;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// Writes an experiment as a SONATA circuit (github.com/AllenInstitute/sonata): nodes.h5, edges.h5, their types, circuit_config.json and
/// simulation_config.json. Weights are conductances in nS, those of inhibitory neurons too; all synapses are written out one by one.
/// </summary>
public static class SonataExport
{
    /// <summary>The template that says that the parameters of a node are ours.</summary>
    internal const string Template = "fastizhi:izhikevich";

    /// <summary>Ranges of an index that are held in memory: 256 MB.</summary>
    private const int MostRanges = 1 << 24;

    private const ulong FirstType = 100;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private static readonly string[] NodeColumns =
    [
        "node_type_id", "population", "model_type", "model_template", "model_name", "ei",
        .. StandardReceptors.All.Select(receptor => TauColumn(receptor.Name)),
    ];

    private static readonly string[] EdgeColumns =
        ["edge_type_id", "population", "target_query", "source_query", "model_template"];

    /// <summary>Writes an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The folder of the circuit, which must not be there, or be empty.</param>
    /// <param name="progress">Receives the part of it that is done, 0 to 1; null for none.</param>
    /// <param name="cancellation">Interrupts it; then there is no folder.</param>
    /// <returns>What was written, and what was left out: SONATA has no words for it.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="SonataException">The folder has files, or a population or projection opens receptors of its own.</exception>
    /// <exception cref="ResultFileException">The files cannot be written.</exception>
    public static SonataSummary Write(
        Experiment experiment, string folder, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Write(experiment, folder, MostRanges, progress, cancellation);

    /// <inheritdoc cref="Write(Experiment, string, IProgress{double}, CancellationToken)"/>
    internal static SonataSummary Write(
        Experiment experiment, string folder, int mostRanges, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var network = experiment.Network;
        foreach (var population in network.Populations)
        {
            CheckReceptors(population);
        }

        foreach (var projection in network.Projections)
        {
            CheckReceptors(projection);
        }

        return OutputFolder.Make(folder, partial =>
        {
            SonataFile.Create(Path.Combine(partial, "nodes.h5"), file => WriteNodes(file, network));
            TypeTableWriter.Write(
                Path.Combine(partial, "node_types.csv"), NodeColumns, network.Populations.Select((population, i) => TypeOf(population, i)));
            var names = EdgeNames(network);
            var count = 0L;
            SonataFile.Create(
                Path.Combine(partial, "edges.h5"),
                file => count = WriteEdges(file, network, names, experiment.Options.TimeStep, mostRanges, progress, cancellation));
            TypeTableWriter.Write(
                Path.Combine(partial, "edge_types.csv"),
                EdgeColumns,
                names.Select((name, i) => (string[])[Number(FirstType + (ulong)i), name, "*", "*", TypeTableWriter.None]));
            Save(Path.Combine(partial, "circuit_config.json"), CircuitOf(network, names));
            Save(Path.Combine(partial, "simulation_config.json"), SimulationOf(experiment));
            return new SonataSummary(network.Populations.Count, network.NeuronCount, count, [.. NotesOn(experiment)]);
        });
    }

    /// <summary>The column of the decay time of a receptor.</summary>
    internal static string TauColumn(string receptor) => $"tau_{receptor.ToLowerInvariant()}";

    /// <exception cref="SonataException">The receptors are not those that the kind of the population stands for.</exception>
    internal static void CheckReceptors(Population population)
    {
        var standard = population.Kind == NeuronKind.Excitatory ? StandardReceptors.Excitatory : StandardReceptors.Inhibitory;
        if (!WithoutTau(population.Receptors).SequenceEqual(WithoutTau(standard)))
        {
            throw new SonataException(
                $"population {population.Name} opens receptors of its own; " +
                "only the standard ones of its kind, with any decay times, can be exported");
        }

        static IEnumerable<ReceptorKind> WithoutTau(IReadOnlyList<ReceptorKind> receptors) =>
            receptors.Select(receptor => receptor with { Tau = 1 });
    }

    /// <exception cref="SonataException">The projection opens other receptors than its source population, or opens them in ratios.</exception>
    internal static void CheckReceptors(Projection projection)
    {
        if (projection.HasOwnReceptors)
        {
            throw new SonataException(
                $"projection {projection} opens {string.Join(", ", projection.Receptors)}; " +
                "only a projection that opens the receptors of its source population can be exported");
        }
    }

    private static void WriteNodes(long file, Network network)
    {
        using var nodes = H5Write.Group(file, "nodes");
        for (var i = 0; i < network.Populations.Count; i++)
        {
            NodeWriter.Write(nodes, network.Populations[i], FirstType + (ulong)i);
        }
    }

    private static string[] TypeOf(Population population, int index) =>
    [
        Number(FirstType + (ulong)index), population.Name, "point_neuron", Template, population.Name,
        population.Kind == NeuronKind.Excitatory ? "e" : "i",
        .. StandardReceptors.All.Select(receptor => population.Receptors.FirstOrDefault(own => own.Name == receptor.Name)?.Tau
            .ToString(CultureInfo.InvariantCulture) ?? TypeTableWriter.None),
    ];

    private static List<string> EdgeNames(Network network)
    {
        var names = new List<string>();
        foreach (var projection in network.Projections)
        {
            names.Add(UniqueName.Of($"{projection.Source.Name}_to_{projection.Target.Name}", names));
        }

        return names;
    }

    private static long WriteEdges(
        long file, Network network, List<string> names, double timeStep, int mostRanges, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var edges = H5Write.Group(file, "edges");
        var (count, before) = (0L, 0.0);
        var all = Math.Max(1, network.ExpectedSynapseCount);
        for (var i = 0; i < names.Count; i++)
        {
            var expected = network.Projections[i].ExpectedSynapseCount;
            var done = before;
            var writer = new ProjectionWriter(
                network.Projections[i], timeStep, mostRanges, part => progress?.Report((done + (part * expected)) / all), cancellation);
            writer.Write(edges, names[i], (uint)FirstType + (uint)i);
            count += writer.Count;
            before += expected;
        }

        return count;
    }

    private static JsonObject CircuitOf(Network network, List<string> names) => new()
    {
        ["manifest"] = new JsonObject { ["$NETWORK_DIR"] = "." },
        ["networks"] = new JsonObject
        {
            ["nodes"] = new JsonArray(new JsonObject
            {
                ["nodes_file"] = "$NETWORK_DIR/nodes.h5",
                ["node_types_file"] = "$NETWORK_DIR/node_types.csv",
                ["populations"] = Types(network.Populations.Select(population => population.Name), "point_neuron"),
            }),
            ["edges"] = names.Count == 0 ? new JsonArray() : new JsonArray(new JsonObject
            {
                ["edges_file"] = "$NETWORK_DIR/edges.h5",
                ["edge_types_file"] = "$NETWORK_DIR/edge_types.csv",
                ["populations"] = Types(names, "chemical"),
            }),
        },
        ["target_simulator"] = FileNames.CreatorValue,
    };

    private static JsonObject Types(IEnumerable<string> names, string type) =>
        new(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["type"] = type })));

    private static JsonObject SimulationOf(Experiment experiment) => new()
    {
        ["manifest"] = new JsonObject { ["$BASE_DIR"] = ".", ["$OUTPUT_DIR"] = "$BASE_DIR/output" },
        ["network"] = "$BASE_DIR/circuit_config.json",
        ["run"] = new JsonObject
        {
            ["tstop"] = experiment.Duration,
            ["dt"] = experiment.Options.TimeStep,
            ["random_seed"] = experiment.Network.Seed,
        },
        ["output"] = new JsonObject { ["output_dir"] = "$OUTPUT_DIR", ["spikes_file"] = "spikes.h5", ["spikes_sort_order"] = "by_time" },
        ["metadata"] = new JsonObject
        {
            ["name"] = experiment.Name,
            ["scheme"] = Words.Of(experiment.Options.Scheme),
            ["integration"] = Words.Of(experiment.Options.Integration),
            ["precision"] = Words.Of(experiment.Options.Precision),
        },
    };

    private static IEnumerable<string> NotesOn(Experiment experiment)
    {
        var network = experiment.Network;
        var inputs = network.Injections.Select(injection => injection.Population)
            .Concat(network.SpikeInjections.Select(injection => injection.Population))
            .Select(population => population.Name)
            .Distinct()
            .ToList();
        if (inputs.Count > 0)
        {
            yield return $"left out: the inputs into {string.Join(", ", inputs)}; give them in the simulation_config.json";
        }

        var rounded = network.Projections.Where(projection => projection.WeightFormat != WeightFormat.Full).ToList();
        if (rounded.Count > 0)
        {
            yield return $"left out: the weight_format of {string.Join(", ", rounded)}; the weights are written in full";
        }

        var spaces = network.Populations.Where(population => population.Positions.Count > 0 && population.Space != Space.Free).ToList();
        if (spaces.Count > 0)
        {
            var names = string.Join(", ", spaces.Select(population => population.Name));
            yield return $"left out: how the ends of the space of {names} meet; the positions are written";
        }
    }

    private static void Save(string path, JsonObject json) => File.WriteAllText(path, json.ToJsonString(Readable) + "\n");

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
