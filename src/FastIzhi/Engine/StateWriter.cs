using CommunityToolkit.HighPerformance;

namespace FastIzhi.Engine;

/// <summary>Writes numbers and arrays of any length to a stream, little-endian, piece by piece.</summary>
internal sealed class StateWriter
{
    /// <summary>Values of an array that are written or read at once.</summary>
    public const int Piece = 1 << 16;

    private readonly Stream _stream;

    /// <summary>Prepares writing.</summary>
    /// <param name="stream">The stream; it is left open.</param>
    /// <exception cref="PlatformNotSupportedException">The processor stores numbers in the other order.</exception>
    public StateWriter(Stream stream)
    {
        ThrowIfBigEndian();
        _stream = stream;
    }

    /// <exception cref="PlatformNotSupportedException">Numbers are written as they lie in memory.</exception>
    public static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("checkpoints need a little-endian processor");
        }
    }

    public void Write<T>(T value)
        where T : unmanaged => Write(new ReadOnlySpan<T>(in value));

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (; values.Length > Piece; values = values[Piece..])
        {
            _stream.Write(values[..Piece].AsBytes());
        }

        _stream.Write(values.AsBytes());
    }
}
