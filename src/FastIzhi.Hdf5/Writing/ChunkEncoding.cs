namespace FastIzhi.Hdf5.Writing;

/// <summary>What becomes of numbers on their way to the file.</summary>
/// <param name="Level">Level of the compression, 1 to 9; 0 for none.</param>
/// <param name="MantissaBits">Explicit bits of the mantissa that are kept; null for all.</param>
internal readonly record struct ChunkEncoding(int Level, int? MantissaBits)
{
    /// <summary>Whether chunks are compressed.</summary>
    public bool IsCompressed => Level > 0;
}
