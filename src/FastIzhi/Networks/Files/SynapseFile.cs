using System.Security.Cryptography;

namespace FastIzhi.Networks.Files;

/// <summary>A file of synapses, read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Synapses">What it says.</param>
internal sealed record SynapseFile(string Path, string Sha256, SynapseList Synapses)
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
    public static SynapseFile Read(string path)
    {
        if (!Formats.TryGetValue(System.IO.Path.GetExtension(path), out var read))
        {
            throw new InvalidDataException($"the name {path} ends in none of {string.Join(", ", Formats.Keys)}, which say the format");
        }

        var bytes = File.ReadAllBytes(path);
        using var lines = new LineReader(path, bytes);
        return new SynapseFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), read(lines));
    }
}
