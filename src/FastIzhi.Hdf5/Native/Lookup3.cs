using System.Buffers.Binary;
using System.Numerics;

namespace FastIzhi.Hdf5.Native;

/// <summary>
/// The checksum of HDF5's metadata: hashlittle of Bob Jenkins' lookup3.c (public domain), begun with 0.
/// </summary>
internal static class Lookup3
{
    private const int BlockBytes = 12;

    public static uint Checksum(ReadOnlySpan<byte> data)
    {
        var a = 0xdeadbeef + (uint)data.Length;
        var (b, c) = (a, a);
        while (data.Length > BlockBytes)
        {
            Add(data, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
            data = data[BlockBytes..];
        }

        if (data.Length == 0)
        {
            return c;
        }

        Span<byte> last = stackalloc byte[BlockBytes];
        last.Clear();
        data.CopyTo(last);
        Add(last, ref a, ref b, ref c);
        Finish(ref a, ref b, ref c);
        return c;
    }

    private static void Add(ReadOnlySpan<byte> block, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(block);
        b += BinaryPrimitives.ReadUInt32LittleEndian(block[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(block[8..]);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Step(ref a, ref c, b, 4);
        Step(ref b, ref a, c, 6);
        Step(ref c, ref b, a, 8);
        Step(ref a, ref c, b, 16);
        Step(ref b, ref a, c, 19);
        Step(ref c, ref b, a, 4);
    }

    private static void Step(ref uint x, ref uint y, uint z, int bits)
    {
        x = (x - y) ^ BitOperations.RotateLeft(y, bits);
        y += z;
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        Stir(ref c, b, 14);
        Stir(ref a, c, 11);
        Stir(ref b, a, 25);
        Stir(ref c, b, 16);
        Stir(ref a, c, 4);
        Stir(ref b, a, 14);
        Stir(ref c, b, 24);
    }

    private static void Stir(ref uint x, uint y, int bits) => x = (x ^ y) - BitOperations.RotateLeft(y, bits);
}
