using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FastIzhi.Networks;

namespace FastIzhi.Hdf5.Sources;

/// <summary>
/// Reads lists of synapses: the edges of a SONATA file (github.com/AllenInstitute/sonata, developer guide, "Edges"), or the columns of
/// the CSV form as datasets of any HDF5 file.
/// </summary>
internal static class SynapseReader
{
    private const string Edges = "/edges";

    /// <summary>Reads a list.</summary>
    /// <param name="file">The file.</param>
    /// <param name="edges">The edge population; null for the only one, or in a file without edges.</param>
    /// <exception cref="InvalidDataException">It does not hold one.</exception>
    public static SynapseList Read(DataFile file, string? edges)
    {
        if (edges is null && !file.Has(Edges))
        {
            return file.Has("/source") && file.Has("/target")
                ? ReadColumns(file)
                : throw file.Wrong($"it has neither {Edges}, as SONATA has it, nor datasets /source and /target");
        }

        return ReadEdges(file, file.Choose(Edges, edges, "edges"));
    }

    private static SynapseList ReadColumns(DataFile file)
    {
        var (sources, targets) = ReadEnds(file, "/source", "/target");
        return List(
            file, i => $"{file.Name}, synapse {i}", sources, targets, Column("/weight", "nS"), Column("/delay", "ms"));

        double[] Column(string path, string unit)
        {
            if (!file.Has(path))
            {
                return [];
            }

            using var dataset = file.Open(path);
            return dataset.In(unit).AsLongAs(sources.Length, "/source").Values();
        }
    }

    private static SynapseList ReadEdges(DataFile file, string population)
    {
        var (sources, targets) = ReadEnds(file, $"{Edges}/{population}/source_node_id", $"{Edges}/{population}/target_node_id");
        var groups = AttributeGroups.OfEdges(file, $"{Edges}/{population}", sources.Length);
        if (groups.Find("nsyns") is { } counts)
        {
            CheckSingle(file, population, counts);
        }

        return List(
            file, i => $"{file.Name}, edge {i} of {population}", sources, targets,
            groups.Find("syn_weight", "nS") ?? [], groups.Find("delay", "ms") ?? []);
    }

    private static (int[] Sources, int[] Targets) ReadEnds(DataFile file, string source, string target)
    {
        using var sources = file.Open(source);
        using var targets = file.Open(target);
        targets.AsLongAs(sources.Length, source);
        return (sources.Indices(), targets.Indices());
    }

    /// <summary>An edge may stand for several synapses, which must not pass for one.</summary>
    private static void CheckSingle(DataFile file, string population, double[] counts)
    {
        var several = Array.FindIndex(counts, count => count != 1);
        if (several >= 0)
        {
            throw file.Wrong($"edge {several} of {population} stands for {counts[several]} synapses (nsyns); give each an edge of its own");
        }
    }

    private static SynapseList List(
        DataFile file, Func<int, string> nameOf, int[] sources, int[] targets, double[] weights, double[] delays) =>
        new(AsImmutable(sources), AsImmutable(targets), AsImmutable(weights), AsImmutable(delays))
        {
            Origin = file.Path,
            NameOf = nameOf,
        };

    /// <summary>Nobody else has the array.</summary>
    private static ImmutableArray<T> AsImmutable<T>(T[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);
}
