namespace FastIzhi.Networks;

/// <summary>The sources of one range of targets by target, kept from one target for the next.</summary>
internal sealed class OutDegreeWalk
{
    private readonly TargetDraws _draws = new();
    private OutDegreeTable? _table;
    private int _range;

    /// <summary>Target t of the range has the sources [_ends[t - 1], _ends[t]) of _sources, in ascending order.</summary>
    private int[] _ends = [];
    private int[] _sources = [];

    /// <summary>The sources of one target, in ascending order.</summary>
    public ReadOnlySpan<int> SourcesOf(int target, OutDegreeTable table)
    {
        if (_table != table || _range != table.RangeOf(target))
        {
            Fill(table, table.RangeOf(target));
        }

        var i = target - table.FirstOf(_range);
        var first = i == 0 ? 0 : _ends[i - 1];
        return _sources.AsSpan(first, _ends[i] - first);
    }

    /// <summary>The targets are drawn twice, to be counted and to be put in their places.</summary>
    private void Fill(OutDegreeTable table, int range)
    {
        var first = table.FirstOf(range);
        var next = new int[table.EndOf(range) - first + 1];
        for (var source = 0; source < table.SourceCount; source++)
        {
            foreach (var target in table.TargetsOf(source, range, _draws))
            {
                next[target - first + 1]++;
            }
        }

        for (var i = 1; i < next.Length; i++)
        {
            next[i] = checked(next[i] + next[i - 1]);
        }

        if (_sources.Length < next[^1])
        {
            _sources = new int[next[^1]];
        }

        for (var source = 0; source < table.SourceCount; source++)
        {
            foreach (var target in table.TargetsOf(source, range, _draws))
            {
                _sources[next[target - first]++] = source;
            }
        }

        (_ends, _table, _range) = (next, table, range);
    }
}
