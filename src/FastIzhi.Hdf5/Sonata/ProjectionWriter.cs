using FastIzhi.Hdf5.Native;
using FastIzhi.Networks;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// Writes the synapses of a projection as an edge population with its two indices. Synapses are drawn and forgotten, target by target:
/// once to be counted, once to be written, and then once for each part of the index by source, so that no more of it than a part is
/// ever in memory.
/// </summary>
internal sealed class ProjectionWriter
{
    private const int TargetsPerReport = 256;

    /// <summary>Counting, writing and the index by source take about the same time.</summary>
    private const double Third = 1.0 / 3;

    private readonly Projection _projection;
    private readonly SortedInputs _inputs;
    private readonly int _mostRanges;
    private readonly long[] _rangesBySource;
    private readonly int[] _inDegrees;
    private readonly Action<double> _report;
    private readonly CancellationToken _cancellation;

    /// <summary>Counts the synapses.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="timeStep">What a delay of one step is [ms].</param>
    /// <param name="mostRanges">Number of ranges of the index by source that are held in memory, unless one source has more.</param>
    /// <param name="report">Receives the part of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public ProjectionWriter(Projection projection, double timeStep, int mostRanges, Action<double> report, CancellationToken cancellation)
    {
        (_projection, _mostRanges, _report, _cancellation) = (projection, mostRanges, report, cancellation);
        _inputs = new SortedInputs(projection, timeStep);
        _rangesBySource = new long[projection.Source.Size];
        _inDegrees = new int[projection.Target.Size];
        for (var target = 0; target < _inDegrees.Length; target++)
        {
            MoveTo(target, before: 0, share: Third);
            _inDegrees[target] = _inputs.Count;
            Count += _inputs.Count;
            for (var i = 0; i < _inputs.Count; i++)
            {
                _rangesBySource[_inputs.SourceOf(i)] += _inputs.IsFirst(i) ? 1 : 0;
            }
        }
    }

    /// <summary>Number of synapses.</summary>
    public long Count { get; }

    /// <summary>Writes them.</summary>
    /// <param name="edges">The group of all edge populations.</param>
    /// <param name="name">Name of the edge population.</param>
    /// <param name="type">The type of all edges.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Write(long edges, string name, uint type)
    {
        using var writer = new EdgeWriter(edges, name, _projection.Source.Name, _projection.Target.Name, type, Count, hasDelays: true);
        for (var target = 0; target < _inDegrees.Length; target++)
        {
            MoveTo(target, before: Third, share: Third);
            for (var i = 0; i < _inputs.Count; i++)
            {
                writer.Add(_inputs.SourceOf(i), target, _inputs.WeightOf(i), _inputs.DelayOf(i));
            }
        }

        writer.Flush();
        using var indices = H5Write.Group(writer.Id, "indices");
        WriteByTarget(indices);
        WriteBySource(indices);
    }

    /// <summary>The edges of a target are one range.</summary>
    private void WriteByTarget(long indices)
    {
        using var group = H5Write.Group(indices, "target_to_source");
        WriteRangesOfNodes(group, [.. _inDegrees.Select(degree => degree > 0 ? 1L : 0)]);
        using var ranges = OpenRanges(group, _inDegrees.Count(degree => degree > 0));
        var first = 0UL;
        foreach (var degree in _inDegrees.Where(degree => degree > 0))
        {
            ranges.Add(first);
            ranges.Add(first += (ulong)degree);
        }

        ranges.Flush();
    }

    /// <summary>The edges of a source are a range for each of its targets.</summary>
    private void WriteBySource(long indices)
    {
        using var group = H5Write.Group(indices, "source_to_target");
        WriteRangesOfNodes(group, _rangesBySource);
        using var ranges = OpenRanges(group, _rangesBySource.Sum());
        for (int first = 0, end; first < _rangesBySource.Length; first = end)
        {
            end = EndOfPart(first);
            foreach (var edge in RangesOf(first, end))
            {
                ranges.Add(edge);
            }
        }

        ranges.Flush();
    }

    private int EndOfPart(int first)
    {
        var end = first + 1;
        for (var count = _rangesBySource[first]; end < _rangesBySource.Length; end++)
        {
            count += _rangesBySource[end];
            if (count > _mostRanges)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>The first edge of each range of some sources and the one after its last, source by source.</summary>
    private ulong[] RangesOf(int firstSource, int endSource)
    {
        var next = new long[endSource - firstSource];
        for (var source = firstSource + 1; source < endSource; source++)
        {
            next[source - firstSource] = next[source - firstSource - 1] + (2 * _rangesBySource[source - 1]);
        }

        var edges = new ulong[next[^1] + (2 * _rangesBySource[endSource - 1])];
        var edge = 0UL;
        for (var target = 0; edges.Length > 0 && target < _inDegrees.Length; target++)
        {
            MoveTo(target, before: Third * (2 + (firstSource / (double)_rangesBySource.Length)), share: Third * next.Length / _rangesBySource.Length);
            for (var i = 0; i < _inputs.Count; i++, edge++)
            {
                var source = _inputs.SourceOf(i) - firstSource;
                if (source >= 0 && source < next.Length)
                {
                    if (_inputs.IsFirst(i))
                    {
                        edges[next[source]] = edge;
                        next[source] += 2;
                    }

                    edges[next[source] - 1] = edge + 1;
                }
            }
        }

        return edges;
    }

    private void MoveTo(int target, double before, double share)
    {
        _cancellation.ThrowIfCancellationRequested();
        _inputs.MoveTo(target);
        if (target % TargetsPerReport == 0)
        {
            _report(before + (share * target / _inDegrees.Length));
        }
    }

    private static void WriteRangesOfNodes(long group, long[] counts)
    {
        using var nodes = new ColumnWriter<ulong>(group, "node_id_to_ranges", counts.Length, width: 2);
        var first = 0UL;
        foreach (var count in counts)
        {
            nodes.Add(first);
            nodes.Add(first += (ulong)count);
        }

        nodes.Flush();

        // Other readers know it by the name of an older draft.
        Check(H5L.create_hard(group, "node_id_to_ranges", group, "node_id_to_range"));
    }

    private static ColumnWriter<ulong> OpenRanges(long group, long count) => new(group, "range_to_edge_id", count, width: 2);
}
