using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Layout;

/// <summary>
/// What a file holds for certain. It is one dataset, so that all of it is of the same moment, and is the last to be written in a
/// flush: whoever finds it finds all that it tells of.
/// </summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="SpikeChecksum">Stands for all spikes of these steps.</param>
/// <param name="Spikes">Number of spikes of each population, recorded or not.</param>
/// <param name="Rows">Number of rows of each recording.</param>
internal sealed record Committed(long Steps, ulong SpikeChecksum, IReadOnlyList<long> Spikes, IReadOnlyList<long> Rows)
{
    private const string DatasetPath = $"{FileNames.Run}/{FileNames.Committed}";

    /// <summary>Creates the dataset, for a run that has not begun.</summary>
    /// <param name="group">The group of the run.</param>
    /// <param name="populations">Number of populations.</param>
    /// <param name="recordings">Number of recordings.</param>
    public static void Create(long group, int populations, int recordings) =>
        H5Write.Dataset<ulong>(group, FileNames.Committed, new ulong[2 + populations + recordings]);

    /// <summary>Reads it; null in a file of the first format, which has none.</summary>
    /// <exception cref="H5Exception">It is not that of the populations of the file.</exception>
    public static Committed? Read(long file)
    {
        if (!H5Read.Exists(file, DatasetPath))
        {
            return null;
        }

        var values = H5Read.Values<ulong>(file, DatasetPath);
        var populations = H5Read.Names(file, FileNames.Populations).Length;
        if (values.Length < 2 + populations)
        {
            throw new H5Exception($"{DatasetPath} has {values.Length} numbers for {populations} populations");
        }

        var counts = Array.ConvertAll(values, value => (long)Math.Min(value, long.MaxValue));
        return new Committed(counts[0], values[1], counts[2..(2 + populations)], counts[(2 + populations)..]);
    }

    public void Write(long file) => H5Write.Rewrite<ulong>(
        file, DatasetPath, [(ulong)Steps, SpikeChecksum, .. Spikes.Select(count => (ulong)count), .. Rows.Select(rows => (ulong)rows)]);

    /// <summary>Writes the single numbers that say the same to people and to other programs.</summary>
    /// <param name="file">The file.</param>
    /// <param name="timeStep">Time step [ms].</param>
    public void WriteFacts(long file, double timeStep)
    {
        H5Write.Rewrite(file, $"{FileNames.Run}/{FileNames.Steps}", (ulong)Steps);
        H5Write.Rewrite(file, $"{FileNames.Run}/{FileNames.Time}", Steps * timeStep);
        H5Write.Rewrite(file, $"{FileNames.Run}/{FileNames.SpikeChecksum}", SpikeChecksum);
        foreach (var (name, count) in H5Read.Names(file, FileNames.Populations).Zip(Spikes))
        {
            H5Write.Rewrite(file, $"{FileNames.Populations}/{name}/{FileNames.SpikeCount}", (ulong)count);
        }
    }
}
