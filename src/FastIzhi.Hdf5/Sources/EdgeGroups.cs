namespace FastIzhi.Hdf5.Sources;

/// <summary>
/// The groups of an edge population of a SONATA file: each edge is a row of one of them, where its attributes stand. Which row of
/// which is in edge_group_id and edge_group_index; without these, all edges are the rows of group 0 in their order.
/// </summary>
internal sealed class EdgeGroups
{
    private readonly DataFile _file;
    private readonly string _path;
    private readonly int _count;
    private readonly int[]? _groups;
    private readonly int[]? _rows;

    private EdgeGroups(DataFile file, string path, int count, int[]? groups, int[]? rows) =>
        (_file, _path, _count, _groups, _rows) = (file, path, count, groups, rows);

    /// <summary>Reads where the attributes of edges stand.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The edge population.</param>
    /// <param name="count">Number of edges.</param>
    /// <exception cref="InvalidDataException">It does not say that for each edge.</exception>
    public static EdgeGroups Read(DataFile file, string path, int count)
    {
        var (groups, rows) = ($"{path}/edge_group_id", $"{path}/edge_group_index");
        if (file.Has(groups) != file.Has(rows))
        {
            throw file.Wrong($"there is one of {groups} and {rows} alone; give both or none");
        }

        return file.Has(groups) ? new EdgeGroups(file, path, count, Indices(groups), Indices(rows)) : new EdgeGroups(file, path, count, null, null);

        int[] Indices(string dataset)
        {
            using var opened = file.Open(dataset);
            return opened.AsLongAs(count, $"{path}/source_node_id").Indices();
        }
    }

    /// <summary>The value of an attribute for each edge; null where no group has it.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="unit">The unit that it must have; null for any.</param>
    /// <exception cref="InvalidDataException">Only some groups have it, or not for all their edges.</exception>
    public double[]? Find(string attribute, string? unit = null)
    {
        var used = _groups is null ? [0] : _groups.Distinct().Order().ToArray();
        var having = used.Where(group => _file.Has(PathOf(group))).ToArray();
        if (having.Length == 0)
        {
            return null;
        }

        if (having.Length < used.Length)
        {
            throw _file.Wrong(
                $"edge group {having[0]} of {_path} has {attribute}, group {used.Except(having).First()} has not; give it in all groups or in none");
        }

        if (_groups is null)
        {
            using var dataset = _file.Open(PathOf(0));
            return dataset.In(unit).AsLongAs(_count, $"{_path}/source_node_id").Values();
        }

        var values = new double[_count];
        foreach (var group in used)
        {
            using var dataset = _file.Open(PathOf(group));
            Fill(values, group, dataset.In(unit).Values());
        }

        return values;

        string PathOf(int group) => $"{_path}/{group}/{attribute}";

        void Fill(double[] values, int group, double[] rows)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (_groups[i] == group)
                {
                    values[i] = _rows![i] < rows.Length
                        ? rows[_rows[i]]
                        : throw _file.Wrong($"edge {i} of {_path} is row {_rows[i]} of group {group}; {PathOf(group)} has {rows.Length}");
                }
            }
        }
    }
}
