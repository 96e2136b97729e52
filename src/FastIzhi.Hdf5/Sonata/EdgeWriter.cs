using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Writes an edge population, edge by edge.</summary>
internal sealed class EdgeWriter : IDisposable
{
    private readonly Hid _population;
    private readonly Hid _group;
    private readonly uint _type;
    private readonly ColumnWriter<ulong> _sources;
    private readonly ColumnWriter<ulong> _targets;
    private readonly ColumnWriter<uint> _types;
    private readonly ColumnWriter<uint> _groups;
    private readonly ColumnWriter<ulong> _rows;
    private readonly ColumnWriter<double> _weights;
    private readonly ColumnWriter<double>? _delays;
    private ulong _count;

    /// <param name="edges">The group of all edge populations.</param>
    /// <param name="name">Name of the edge population.</param>
    /// <param name="source">Name of the population of the sources.</param>
    /// <param name="target">Name of the population of the targets.</param>
    /// <param name="type">The type of all edges.</param>
    /// <param name="count">Number of edges.</param>
    /// <param name="hasDelays">Whether they have delays.</param>
    public EdgeWriter(long edges, string name, string source, string target, uint type, long count, bool hasDelays)
    {
        _type = type;
        _population = H5Write.Group(edges, name);
        _group = H5Write.Group(_population, SonataFile.Group);
        _sources = new ColumnWriter<ulong>(_population, "source_node_id", count);
        _targets = new ColumnWriter<ulong>(_population, "target_node_id", count);
        H5Write.AnyTextAttribute(_sources.Id, SonataFile.NodePopulation, source);
        H5Write.AnyTextAttribute(_targets.Id, SonataFile.NodePopulation, target);
        _types = new ColumnWriter<uint>(_population, "edge_type_id", count);
        _groups = new ColumnWriter<uint>(_population, "edge_group_id", count);
        _rows = new ColumnWriter<ulong>(_population, "edge_group_index", count);
        _weights = new ColumnWriter<double>(_group, "syn_weight", count, units: "nS");
        _delays = hasDelays ? new ColumnWriter<double>(_group, "delay", count, units: "ms") : null;
    }

    /// <summary>The identifier of the group of the edge population.</summary>
    public long Id => _population;

    /// <summary>Adds an edge.</summary>
    /// <param name="source">Number of the source in its population.</param>
    /// <param name="target">Number of the target in its population.</param>
    /// <param name="weight">Weight [nS].</param>
    /// <param name="delay">Delay [ms], where there are delays.</param>
    public void Add(int source, int target, double weight, double delay)
    {
        _sources.Add((ulong)source);
        _targets.Add((ulong)target);
        _types.Add(_type);
        _groups.Add(0);
        _rows.Add(_count++);
        _weights.Add(weight);
        _delays?.Add(delay);
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        _sources.Flush();
        _targets.Flush();
        _types.Flush();
        _groups.Flush();
        _rows.Flush();
        _weights.Flush();
        _delays?.Flush();
    }

    public void Dispose()
    {
        _delays?.Dispose();
        _weights.Dispose();
        _rows.Dispose();
        _groups.Dispose();
        _types.Dispose();
        _targets.Dispose();
        _sources.Dispose();
        _group.Dispose();
        _population.Dispose();
    }
}
