using FastIzhi.Experiments;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// Makes an experiment of a SONATA circuit (github.com/AllenInstitute/sonata): experiment.json, edges.h5 with its synapses, and nodes.csv
/// with the numbers that the neurons had. Each node type of a node population becomes a population of its own.
/// </summary>
public static class SonataImport
{
    /// <summary>The experiment in the folder.</summary>
    public const string ExperimentFile = "experiment.json";

    /// <summary>Reads a circuit and writes the experiment.</summary>
    /// <param name="config">
    /// A circuit_config.json, or a simulation_config.json that names one, from which duration, step and seed are taken.
    /// </param>
    /// <param name="folder">The folder of the experiment, which must not be there, or be empty.</param>
    /// <param name="options">What the circuit does not say; null for nothing.</param>
    /// <param name="cancellation">Interrupts it; then there is no folder.</param>
    /// <returns>What was imported, and what was left out or guessed.</returns>
    /// <exception cref="SonataException">The circuit cannot be read, or does not say all that is needed: one line each.</exception>
    /// <exception cref="ResultFileException">The experiment cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static SonataSummary Read(
        string config, string folder, SonataImportOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        options ??= new SonataImportOptions();
        if (!(double.IsFinite(options.WeightScale) && options.WeightScale > 0))
        {
            throw new SonataException($"the weight scale is {options.WeightScale}; it must be a finite number above 0");
        }

        return OutputFolder.Make(folder, partial => Read(config, SonataConfig.Read(config), partial, options, cancellation));
    }

    private static SonataSummary Read(
        string path, SonataConfig config, string folder, SonataImportOptions options, CancellationToken cancellation)
    {
        var nodes = config.Nodes.SelectMany(NodeTable.Read).ToList();
        var mapping = new CellMapping(options.Mapping);
        var import = new CellImport(mapping, config.PointNeuronModels);
        nodes.ForEach(import.Add);
        import.Problems.AddRange(mapping.Unused());
        if (import.Cells.Count == 0 && import.Problems.Count == 0)
        {
            import.Problems.Add($"{path} has no neurons that are simulated; all nodes are virtual");
        }

        ThrowIfAny(import.Problems);
        var edges = new EdgeImport(nodes, import.Cells, options.WeightScale, config.Run.TimeStep);
        SonataFile.Create(Path.Combine(folder, ExperimentWriter.EdgesFile), file =>
        {
            using var group = H5Write.Group(file, "edges");
            foreach (var table in config.Edges)
            {
                var types = table.Types is null ? TypeTable.Empty : TypeTable.Read(table.Types, "edge_type_id");
                foreach (var name in EdgeTable.Names(table))
                {
                    edges.Write(EdgeTable.Read(table, name, types), group, cancellation);
                }
            }
        });
        SetKinds(import.Cells, edges);
        var experiment = Path.Combine(folder, ExperimentFile);
        var source = $"SONATA circuit {Path.GetFileName(config.Folder)}";
        ExperimentWriter.Write(experiment, NameOf(config), source, config.Run, import.Cells, edges.Projections);
        ExperimentWriter.WriteNodes(Path.Combine(folder, "nodes.csv"), import.Cells);
        cancellation.ThrowIfCancellationRequested();
        Check(experiment);
        var neurons = import.Cells.Sum(cells => (long)cells.Rows.Count);
        return new SonataSummary(import.Cells.Count, neurons, edges.Count, [.. NotesOn(config, import, edges, options)]);
    }

    private static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new SonataException(problems);
        }
    }

    private static void SetKinds(IReadOnlyList<ImportedCells> cells, EdgeImport edges)
    {
        var problems = new List<string>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (edges.KindOf(i, problems) is { } kind)
            {
                cells[i].Fields["kind"] = Words.Of(kind);
            }
            else
            {
                problems.Add(
                    $"{cells[i].Label} may excite or inhibit; say which by a column ei of the node types, or in a file for --map, " +
                    $"such as {{ \"{cells[i].Type}\": {{ \"kind\": \"excitatory\" }} }}");
            }
        }

        ThrowIfAny(problems);
    }

    private static string NameOf(SonataConfig config)
    {
        const int Longest = 100;
        var name = UniqueName.Allowed(config.Run.Name ?? Path.GetFileName(config.Folder));
        return name[..Math.Min(name.Length, Longest)];
    }

    /// <summary>What was written must be an experiment: a parameter may be out of its range, or a delay too long.</summary>
    private static void Check(string experiment)
    {
        try
        {
            _ = Experiment.Load(experiment, formats: [new Hdf5DataFormat()]);
        }
        catch (ExperimentException e)
        {
            throw new SonataException([.. e.Problems.Select(problem => $"{ExperimentFile}: {problem}")]);
        }
    }

    private static IEnumerable<string> NotesOn(SonataConfig config, CellImport import, EdgeImport edges, SonataImportOptions options)
    {
        foreach (var (name, count) in import.Virtual)
        {
            yield return $"left out: the {count} virtual nodes of {name}; give their spikes as inputs of the experiment";
        }

        if (edges.VirtualCount > 0)
        {
            yield return $"left out: {edges.VirtualCount} edges of virtual nodes";
        }

        if (config.Run.Inputs.Count > 0)
        {
            yield return $"left out: the inputs {string.Join(", ", config.Run.Inputs)}";
        }

        if (config.Run.Reports.Count > 0)
        {
            yield return $"left out: the reports {string.Join(", ", config.Run.Reports)}; all spikes are recorded";
        }

        foreach (var note in edges.Notes)
        {
            yield return note;
        }

        if (options.WeightScale != 1)
        {
            yield return $"weights are multiplied by {options.WeightScale} to be nS";
        }
        else if (import.Cells.Any(cells => cells.Nodes.Type(cells.Type).GetValueOrDefault("model_template") != SonataExport.Template))
        {
            yield return "weights are taken as nS; SONATA does not say their unit: multiply others by --weight-scale";
        }
    }
}
