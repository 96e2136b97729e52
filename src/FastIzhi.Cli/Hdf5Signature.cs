namespace FastIzhi.Cli;

/// <summary>Tells result files from experiments by what they contain.</summary>
internal static class Hdf5Signature
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Whether a file begins as HDF5 files do; false for one that cannot be read.</summary>
    public static bool Marks(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[Signature.Length];
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && Signature.SequenceEqual(start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
