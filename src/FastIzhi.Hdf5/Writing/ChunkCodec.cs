using System.Buffers;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// Rounds and compresses chunks as the filters shuffle and deflate of HDF5 do, but on as many threads as there are: the library
/// does it on one.
/// </summary>
internal static class ChunkCodec
{
    private const int FloatMantissaBits = 23;
    private const int DoubleMantissaBits = 52;

    /// <summary>The bits of the mantissa that a number has, without the implied one.</summary>
    public static int MantissaBits(int elementBytes) => elementBytes == sizeof(float) ? FloatMantissaBits : DoubleMantissaBits;

    /// <summary>What a compressed chunk may take at most: the fastest deflate spends nine bits on a byte that it cannot shorten.</summary>
    public static int MostBytes(int chunkBytes) => checked(chunkBytes + (chunkBytes / 8) + 1024);

    /// <summary>
    /// Rounds numbers to a number of mantissa bits: to the nearest, ties to even. The relative error is at most
    /// 2^-(bits + 1). Rounding again changes nothing.
    /// </summary>
    /// <param name="chunk">float or double numbers.</param>
    /// <param name="elementBytes">Size of one [bytes].</param>
    /// <param name="bits">How many bits are kept, without the implied one: fewer than there are.</param>
    public static void Round(Span<byte> chunk, int elementBytes, int bits)
    {
        var dropped = MantissaBits(elementBytes) - bits;
        if (elementBytes == sizeof(float))
        {
            Round(MemoryMarshal.Cast<byte, uint>(chunk), dropped, infinity: 0x7F80_0000u);
        }
        else
        {
            Round(MemoryMarshal.Cast<byte, ulong>(chunk), dropped, infinity: 0x7FF0_0000_0000_0000ul);
        }
    }

    /// <summary>Compresses a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="elementBytes">Size of a number [bytes].</param>
    /// <param name="level">Level of the compression, 1 to 9.</param>
    /// <param name="to">Receives it; <see cref="MostBytes"/> long.</param>
    /// <param name="offset">Where it begins there.</param>
    /// <returns>The bytes that it takes.</returns>
    public static int Compress(ReadOnlySpan<byte> chunk, int elementBytes, int level, byte[] to, int offset)
    {
        var shuffled = ArrayPool<byte>.Shared.Rent(chunk.Length);
        try
        {
            Shuffle(chunk, elementBytes, shuffled);
            using var stream = new MemoryStream(to, offset, MostBytes(chunk.Length));
            using (var deflate = new ZLibStream(stream, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
            {
                deflate.Write(shuffled, 0, chunk.Length);
            }

            return (int)stream.Position;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(shuffled);
        }
    }

    /// <summary>All first bytes of the numbers, then all second ones, and so on.</summary>
    private static void Shuffle(ReadOnlySpan<byte> chunk, int elementBytes, Span<byte> to)
    {
        var count = chunk.Length / elementBytes;
        for (var k = 0; k < elementBytes; k++)
        {
            var column = to.Slice(k * count, count);
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = chunk[(i * elementBytes) + k];
            }
        }
    }

    private static void Round<T>(Span<T> numbers, int dropped, T infinity)
        where T : unmanaged, IBinaryInteger<T>
    {
        var mask = ~((T.One << dropped) - T.One);
        var belowHalf = (T.One << (dropped - 1)) - T.One;
        foreach (ref var number in numbers)
        {
            // NaN and the infinities have no mantissa to round.
            if ((number & infinity) != infinity)
            {
                number = (number + belowHalf + ((number >> dropped) & T.One)) & mask;
            }
        }
    }
}
