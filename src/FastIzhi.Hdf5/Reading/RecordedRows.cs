using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Reading;

/// <summary>What a file holds of a recording.</summary>
/// <param name="Population">The population.</param>
/// <param name="Variable">The state variable; null for spikes.</param>
/// <param name="Rows">Number of rows that are there for certain.</param>
internal sealed record RecordedRows(string Population, string? Variable, long Rows)
{
    /// <summary>The group of the recording.</summary>
    public string Group => Variable is null ? $"{FileNames.Spikes}/{Population}" : $"{FileNames.States}/{Population}/{Variable}";

    /// <summary>The dataset that stands for the recording.</summary>
    public string Path => Paths[0];

    /// <summary>All datasets that have a row for each row of the recording.</summary>
    public string[] Paths =>
        Variable is null ? [$"{Group}/{FileNames.Timestamps}", $"{Group}/{FileNames.NodeIds}"] : [$"{Group}/{FileNames.Data}"];

    /// <summary>The recordings of a file, in the order of their groups.</summary>
    /// <param name="file">The file.</param>
    /// <param name="committed">
    /// What it holds for certain, which must have been read first: what is committed at a moment is there at any later one. Null where
    /// the file does not say.
    /// </param>
    /// <param name="isClosed">Whether its run has ended and closed it, so that nothing but the committed rows may be there.</param>
    public static RecordedRows[] Of(long file, Committed? committed, bool isClosed)
    {
        var recordings = Names(file).Select(names => new RecordedRows(names.Population, names.Variable, 0)).ToArray();
        if (committed is not null && committed.Rows.Count != recordings.Length)
        {
            throw new H5Exception($"{FileNames.Run}/{FileNames.Committed} has {committed.Rows.Count} numbers for {recordings.Length} recordings");
        }

        return [.. recordings.Select((recording, i) => recording with { Rows = recording.RowsOf(file, committed?.Rows[i], isClosed) })];
    }

    private static IEnumerable<(string Population, string? Variable)> Names(long file)
    {
        foreach (var population in H5Read.Names(file, FileNames.Spikes))
        {
            yield return (population, null);
        }

        foreach (var population in H5Read.Names(file, FileNames.States))
        {
            foreach (var variable in H5Read.Names(file, $"{FileNames.States}/{population}"))
            {
                yield return (population, variable);
            }
        }
    }

    private long RowsOf(long file, long? committed, bool isClosed)
    {
        using var dataset = new RowDataset(file, Path);
        if (committed is not { } rows)
        {
            return dataset.Extent;
        }

        return !isClosed || rows == dataset.Extent
            ? rows
            : throw new H5Exception($"{Path} has {dataset.Extent} rows, but {rows} were written");
    }
}
