using System.Runtime.InteropServices;
using FastIzhi.Inputs;

namespace FastIzhi.Hdf5.Sources;

/// <summary>Reads values that change with time: a dataset of times, and one with a row of values for each.</summary>
internal static class SampleReader
{
    /// <summary>Reads samples.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The group that they are in; null for the root.</param>
    /// <param name="quantity">The name of the dataset with the values.</param>
    /// <param name="unit">Their unit.</param>
    /// <exception cref="InvalidDataException">It does not hold them.</exception>
    public static Samples Read(DataFile file, string? group, string quantity, string unit)
    {
        var folder = group is null ? "" : $"/{group.Trim('/')}";
        using var times = file.Open($"{folder}/time");
        using var values = file.Open($"{folder}/{quantity}");
        var rows = times.In("ms").Length;
        return new Samples(
            ImmutableCollectionsMarshal.AsImmutableArray(times.Values()),
            ImmutableCollectionsMarshal.AsImmutableArray(values.In(unit).Rows(rows, $"{folder}/time")),
            values.Columns);
    }
}
