namespace FastIzhi.Hdf5.Reading;

/// <summary>Columns side by side.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct ColumnRun(int First, int Count)
{
    /// <summary>Columns in their order as the fewest runs.</summary>
    public static ColumnRun[] Of(IEnumerable<int> columns)
    {
        var runs = new List<ColumnRun>();
        foreach (var column in columns)
        {
            if (runs.Count > 0 && runs[^1].First + runs[^1].Count == column)
            {
                runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            }
            else
            {
                runs.Add(new ColumnRun(column, 1));
            }
        }

        return [.. runs];
    }
}
