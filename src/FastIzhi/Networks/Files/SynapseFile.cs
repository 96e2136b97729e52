namespace FastIzhi.Networks.Files;

/// <summary>Files of synapses.</summary>
internal static class SynapseFile
{
    private static readonly Dictionary<string, Func<LineReader, SynapseList>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = CsvSynapses.Read,
        [".mtx"] = MatrixMarketSynapses.Read,
    };

    /// <summary>Reads a file, whose name says the format.</summary>
    /// <exception cref="InvalidDataException">A line is not as it must be; it is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static SynapseList Read(string path)
    {
        if (!Formats.TryGetValue(Path.GetExtension(path), out var read))
        {
            throw new InvalidDataException($"the name {path} ends in none of {string.Join(", ", Formats.Keys)}, which say the format");
        }

        using var lines = new LineReader(path);
        return read(lines) with { Origin = path };
    }
}
