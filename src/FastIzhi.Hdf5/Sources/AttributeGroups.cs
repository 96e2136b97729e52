namespace FastIzhi.Hdf5.Sources;

/// <summary>
/// The groups of an edge or node population of a SONATA file: each edge or node is a row of one of them, where its attributes stand.
/// Which row of which is in edge_group_id and edge_group_index, or the same of nodes; without these, all are the rows of group 0 in
/// their order.
/// </summary>
internal sealed class AttributeGroups
{
    private readonly DataFile _file;
    private readonly string _path;
    private readonly string _element;
    private readonly string _counted;
    private readonly int _count;
    private readonly int[]? _groups;
    private readonly int[]? _rows;
    private readonly int[] _used;

    private AttributeGroups(DataFile file, string path, string element, string counted, int count)
    {
        (_file, _path, _element, _counted, _count) = (file, path, element, counted, count);
        var (groups, rows) = ($"{path}/{element}_group_id", $"{path}/{element}_group_index");
        if (file.Has(groups) != file.Has(rows))
        {
            throw file.Wrong($"there is one of {groups} and {rows} alone; give both or none");
        }

        (_groups, _rows) = file.Has(groups) ? (Indices(groups), Indices(rows)) : (null, null);
        _used = _groups is null ? [0] : [.. _groups.Distinct().Order()];
    }

    /// <summary>Reads where the attributes of edges stand.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The edge population.</param>
    /// <param name="count">Number of edges.</param>
    /// <exception cref="InvalidDataException">It does not say that for each edge.</exception>
    public static AttributeGroups OfEdges(DataFile file, string path, int count) =>
        new(file, path, "edge", $"{path}/source_node_id", count);

    /// <summary>Reads where the attributes of nodes stand.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The node population.</param>
    /// <param name="count">Number of nodes.</param>
    /// <exception cref="InvalidDataException">It does not say that for each node.</exception>
    public static AttributeGroups OfNodes(DataFile file, string path, int count) =>
        new(file, path, "node", $"{path}/node_type_id", count);

    /// <summary>The value of an attribute for each edge or node; null where no group has it.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="unit">The unit that it must have; null for any.</param>
    /// <exception cref="InvalidDataException">Only some groups have it, or not for all their rows.</exception>
    public double[]? Find(string attribute, string? unit = null)
    {
        var having = Having(attribute);
        return having.Length is 0 || having.Length == _used.Length
            ? FindSome(attribute, unit)
            : throw _file.Wrong(
                $"{_element} group {having[0]} of {_path} has {attribute}, group {_used.Except(having).First()} has not; " +
                "give it in all groups or in none");
    }

    /// <summary>The value of an attribute for each edge or node, NaN where its group has it not; null where no group has it.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="unit">The unit that it must have; null for any.</param>
    /// <exception cref="InvalidDataException">A group has it, but not for all its rows.</exception>
    public double[]? FindSome(string attribute, string? unit = null)
    {
        var having = Having(attribute);
        if (having.Length == 0)
        {
            return null;
        }

        if (_groups is null)
        {
            using var dataset = _file.Open(PathOf(0, attribute));
            return dataset.In(unit).AsLongAs(_count, _counted).Values();
        }

        var values = new double[_count];
        Array.Fill(values, double.NaN);
        foreach (var group in having)
        {
            using var dataset = _file.Open(PathOf(group, attribute));
            Fill(values, group, PathOf(group, attribute), dataset.In(unit).Values());
        }

        return values;
    }

    private int[] Indices(string dataset)
    {
        using var opened = _file.Open(dataset);
        return opened.AsLongAs(_count, _counted).Indices();
    }

    private int[] Having(string attribute) => [.. _used.Where(group => _file.Has(PathOf(group, attribute)))];

    private string PathOf(int group, string attribute) => $"{_path}/{group}/{attribute}";

    private void Fill(double[] values, int group, string path, double[] rows)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_groups![i] == group)
            {
                values[i] = _rows![i] < rows.Length
                    ? rows[_rows[i]]
                    : throw _file.Wrong($"{_element} {i} of {_path} is row {_rows[i]} of group {group}; {path} has {rows.Length}");
            }
        }
    }
}
