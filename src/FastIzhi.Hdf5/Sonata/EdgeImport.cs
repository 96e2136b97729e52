using FastIzhi.Neurons;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// Writes the edges between node populations anew, between populations of neurons: the numbers are indices within these, weights are
/// not negative, and those of each pair of populations are an edge population in the order of the circuit.
/// </summary>
internal sealed class EdgeImport
{
    private readonly IReadOnlyList<ImportedCells> _cells;
    private readonly Dictionary<string, (NodeTable Nodes, int[] Cells, int[] Neurons)> _nodes = [];
    private readonly double _weightScale;
    private readonly double _timeStep;
    private readonly string?[] _negative;
    private readonly string?[] _positive;
    private readonly HashSet<string> _notes = [];
    private readonly List<ImportedProjection> _projections = [];

    /// <param name="nodes">The node populations.</param>
    /// <param name="cells">The populations of neurons that were made of them.</param>
    /// <param name="weightScale">What weights are multiplied by.</param>
    /// <param name="timeStep">The delay of edges without one, where others have one [ms].</param>
    public EdgeImport(IReadOnlyList<NodeTable> nodes, IReadOnlyList<ImportedCells> cells, double weightScale, double timeStep)
    {
        (_cells, _weightScale, _timeStep) = (cells, weightScale, timeStep);
        (_negative, _positive) = (new string?[cells.Count], new string?[cells.Count]);
        foreach (var table in nodes)
        {
            var (own, neurons) = (new int[table.Count], new int[table.Count]);
            Array.Fill(own, -1);
            if (!_nodes.TryAdd(table.Name, (table, own, neurons)))
            {
                throw new SonataException($"the circuit has two node populations {table.Name}");
            }
        }

        for (var c = 0; c < cells.Count; c++)
        {
            var (_, own, neurons) = _nodes[cells[c].Nodes.Name];
            for (var i = 0; i < cells[c].Rows.Count; i++)
            {
                own[cells[c].Rows[i]] = c;
                neurons[cells[c].Rows[i]] = i;
            }
        }
    }

    /// <summary>The projections written so far.</summary>
    public IReadOnlyList<ImportedProjection> Projections => _projections;

    /// <summary>Number of synapses written so far.</summary>
    public long Count { get; private set; }

    /// <summary>Number of edges left out so far because an end is virtual.</summary>
    public long VirtualCount { get; private set; }

    /// <summary>What was taken otherwise than the circuit means it, a line each.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>Writes an edge population.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="group">The group of all edge populations.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="SonataException">Something is wrong with an edge.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Write(EdgeTable edges, long group, CancellationToken cancellation)
    {
        var (source, target) = (NodesOf(edges, edges.Source), NodesOf(edges, edges.Target));
        _notes.UnionWith(edges.Notes);
        var (sources, targets, pairs) = (new int[edges.Sources.Count], new int[edges.Sources.Count], new long[edges.Sources.Count]);
        for (var i = 0; i < pairs.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = RowOf(edges, source.Nodes, i, edges.Sources[i], "source");
            var to = RowOf(edges, target.Nodes, i, edges.Targets[i], "target");
            (sources[i], targets[i]) = (source.Neurons[from], target.Neurons[to]);
            var isVirtual = source.Cells[from] < 0 || target.Cells[to] < 0;
            VirtualCount += isVirtual ? 1 : 0;
            pairs[i] = isVirtual || edges.Counts?[i] == 0 ? -1 : ((long)source.Cells[from] * _cells.Count) + target.Cells[to];
            if (pairs[i] >= 0)
            {
                edges.Weights[i] = WeightOf(edges, i, source.Cells[from]);
                CheckDelay(edges, i);
            }
        }

        foreach (var pair in Enumerable.Range(0, pairs.Length).Where(i => pairs[i] >= 0).GroupBy(i => pairs[i]).OrderBy(pair => pair.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            var (from, to) = Math.DivRem(pair.Key, _cells.Count);
            Write(edges, group, _cells[(int)from].Name, _cells[(int)to].Name, [.. pair], sources, targets);
        }
    }

    /// <summary>The kind of a population by what was told and by its weights; null where neither says it.</summary>
    /// <param name="cells">Number of the population.</param>
    /// <param name="problems">Receives what does not fit together.</param>
    public NeuronKind? KindOf(int cells, List<string> problems)
    {
        var told = _cells[cells].Kind;
        if (_negative[cells] is not { } negative)
        {
            return told ?? CellMapping.KindOf(_cells[cells].Fields["type"]);
        }

        if (told == NeuronKind.Excitatory || _positive[cells] is not null)
        {
            var reason = told == NeuronKind.Excitatory ? "is excitatory" : $"has a weight above 0 ({_positive[cells]})";
            problems.Add(
                $"{_cells[cells].Label} {reason} and has a weight below 0: {negative}; " +
                "a population excites or inhibits, split the type or correct ei");
        }

        return NeuronKind.Inhibitory;
    }

    private (NodeTable Nodes, int[] Cells, int[] Neurons) NodesOf(EdgeTable edges, string name) => _nodes.TryGetValue(name, out var nodes)
        ? nodes
        : throw new SonataException($"edges {edges.Name}: there is no node population {name}; there is {string.Join(", ", _nodes.Keys)}");

    private static int RowOf(EdgeTable edges, NodeTable nodes, int edge, int id, string end) => nodes.RowOf(id) is var row and >= 0
        ? row
        : throw new SonataException($"edge {edge} of {edges.Name}: its {end} is node {id}, which {nodes.Name} has not");

    private double WeightOf(EdgeTable edges, int edge, int source)
    {
        var count = edges.Counts is { } counts && !double.IsNaN(counts[edge]) ? counts[edge] : 1;
        var weight = edges.Weights[edge] * count * _weightScale;
        if (count < 0 || !double.IsFinite(weight))
        {
            throw new SonataException(
                $"edge {edge} of {edges.Name}: {count} synapses of weight {edges.Weights[edge]} times {_weightScale}; " +
                "it must be a finite weight");
        }

        if (weight < 0)
        {
            _negative[source] ??= $"edge {edge} of {edges.Name}";
        }
        else if (weight > 0)
        {
            _positive[source] ??= $"edge {edge} of {edges.Name}";
        }

        return Math.Abs(weight);
    }

    private void CheckDelay(EdgeTable edges, int edge)
    {
        const double Rounding = 1e-6;
        if (edges.Delays[edge] / _timeStep < 1 - Rounding)
        {
            throw new SonataException(
                $"edge {edge} of {edges.Name}: delay {edges.Delays[edge]} ms is below the time step {_timeStep} ms; choose a smaller step");
        }
    }

    private void Write(EdgeTable edges, long group, string from, string to, int[] chosen, int[] sources, int[] targets)
    {
        // One step is what no delay means; the reference scheme takes no other.
        var hasDelays = chosen.Any(i => !double.IsNaN(edges.Delays[i]) && edges.Delays[i] != _timeStep);
        var projection = new ImportedProjection(from, to, UniqueName.Of($"{from}_to_{to}", [.. _projections.Select(other => other.Edges)]));
        using var writer = new EdgeWriter(group, projection.Edges, from, to, (uint)_projections.Count, chosen.Length, hasDelays);
        foreach (var i in chosen)
        {
            writer.Add(sources[i], targets[i], edges.Weights[i], double.IsNaN(edges.Delays[i]) ? _timeStep : edges.Delays[i]);
        }

        writer.Flush();
        _projections.Add(projection);
        Count += chosen.Length;
    }
}
