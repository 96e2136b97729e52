using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using FastIzhi.Inputs;

namespace FastIzhi.Hdf5.Sources;

/// <summary>
/// Reads the spikes of a population from a SONATA file (github.com/AllenInstitute/sonata, developer guide, "Spike file"), as result
/// files are.
/// </summary>
internal static class SpikeReader
{
    /// <summary>Reads spikes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="population">Whose; null for those of the only population.</param>
    /// <exception cref="InvalidDataException">It does not hold them, or its run has not ended.</exception>
    public static GivenSpike[] Read(DataFile file, string? population)
    {
        CheckEnded(file);
        var group = $"{FileNames.Spikes}/{file.Choose(FileNames.Spikes, population, "spikes_of")}";
        var (timesPath, idsPath) = ($"{group}/{FileNames.Timestamps}", $"{group}/{FileNames.NodeIds}");
        using var times = file.Open(timesPath);
        using var ids = file.Open(idsPath);
        var neurons = ids.AsLongAs(times.In("ms").Length, timesPath).Indices();
        var values = times.Values();
        return [.. values.Select((time, i) => new GivenSpike(time, neurons[i]))];
    }

    /// <summary>Until a run ends, or is recovered, not all that its file holds is there for certain.</summary>
    private static void CheckEnded(DataFile file)
    {
        if (!H5Read.HasVariableText(file.Id, FileNames.Creator)
            && H5Read.TextAttribute(file.Id, FileNames.Creator) == FileNames.CreatorValue
            && H5Read.Text(file.Id, $"{FileNames.Run}/{FileNames.Status}") == Words.Of(RunStatus.Running))
        {
            throw new InvalidDataException(OpenedFile.LeftBehind(file.Path));
        }
    }
}
