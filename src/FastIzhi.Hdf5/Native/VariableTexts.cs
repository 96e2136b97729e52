using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FastIzhi.Hdf5.Native;

/// <summary>
/// Checks attributes that are texts of variable length, as h5py writes them, before the HDF5 library reads one: it follows their
/// references into the global heap unchecked, and a damaged one makes it hang or overwrite memory. Format: "HDF5 File Format
/// Specification", III.E (global heap) and IV.A.2.m (attribute message).
/// </summary>
internal static class VariableTexts
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Bytes of an attribute that may come before and after its name.</summary>
    private const int Around = 256;

    private const int VariableLengthClass = 9;
    private const int ReferenceBytes = 16;
    private const int HeapHeaderBytes = 16;
    private const int ObjectHeaderBytes = 16;

    /// <summary>No heap of short texts is larger [bytes]; the library makes heaps of 4096.</summary>
    private const ulong LargestHeap = 1 << 24;

    /// <summary>Checks all such attributes of a name, wherever they are in the file.</summary>
    /// <exception cref="H5Exception">One is damaged, or none is in a known form.</exception>
    public static void Check(string path, string name)
    {
        using var file = File.OpenHandle(path);
        byte[] pattern = [.. Encoding.ASCII.GetBytes(name), 0];
        var block = new byte[BlockBytes + (2 * Around)];
        var found = 0;
        for (long start = -Around; start < RandomAccess.GetLength(file); start += BlockBytes)
        {
            var skipped = (int)Math.Max(0, -start);
            Array.Clear(block);
            _ = RandomAccess.Read(file, block.AsSpan(skipped), start + skipped);
            for (var at = Around; at < Around + BlockBytes; at++)
            {
                var next = block.AsSpan(at..(Around + BlockBytes + pattern.Length - 1)).IndexOf(pattern);
                if (next < 0)
                {
                    break;
                }

                at += next;
                if (ReferenceAt(block, at, pattern.Length) is { } reference)
                {
                    CheckReference(file, block.AsSpan(reference, ReferenceBytes), name);
                    found++;
                }
            }
        }

        if (found == 0)
        {
            throw new H5Exception($"the attribute {name} is not in a known form");
        }
    }

    /// <summary>Where the reference of an attribute message is, from where its name is; null if it is no such message.</summary>
    private static int? ReferenceAt(byte[] block, int name, int nameBytes)
    {
        foreach (var (version, before, alignment) in ((int, int, int)[])[(1, 8, 8), (2, 8, 1), (3, 9, 1)])
        {
            var header = block.AsSpan(name - before, before);
            var (typeBytes, spaceBytes) = (BinaryPrimitives.ReadUInt16LittleEndian(header[4..]), BinaryPrimitives.ReadUInt16LittleEndian(header[6..]));
            var type = name + Padded(nameBytes);
            var reference = type + Padded(typeBytes) + Padded(spaceBytes);
            if (header[0] == version && BinaryPrimitives.ReadUInt16LittleEndian(header[2..]) == nameBytes
                && reference + ReferenceBytes <= block.Length && (block[type] & 0x0f) == VariableLengthClass)
            {
                return reference;
            }

            int Padded(int bytes) => (bytes + alignment - 1) / alignment * alignment;
        }

        return null;
    }

    /// <param name="file">The file.</param>
    /// <param name="reference">Length of the text, address of its heap and its number there.</param>
    /// <param name="name">The attribute.</param>
    private static void CheckReference(SafeFileHandle file, ReadOnlySpan<byte> reference, string name)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(reference);
        var address = BinaryPrimitives.ReadUInt64LittleEndian(reference[4..]);
        var number = BinaryPrimitives.ReadUInt32LittleEndian(reference[12..]);
        if (length != 0 && (address > (ulong)RandomAccess.GetLength(file) || !Holds(ReadHeap(file, (long)address), number, length)))
        {
            throw new H5Exception($"the attribute {name} is damaged");
        }
    }

    /// <returns>The heap; empty when there is none.</returns>
    private static byte[] ReadHeap(SafeFileHandle file, long address)
    {
        var header = new byte[HeapHeaderBytes];
        _ = RandomAccess.Read(file, header, address);
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(8));
        if (!header.AsSpan().StartsWith("GCOL\u0001"u8) || bytes > LargestHeap)
        {
            return [];
        }

        var heap = new byte[bytes];
        return RandomAccess.Read(file, heap, address) == heap.Length ? heap : [];
    }

    /// <summary>Whether the objects of a heap lie one after the other up to its end, and one of them has that number and length.</summary>
    private static bool Holds(ReadOnlySpan<byte> heap, uint number, uint length)
    {
        var holds = false;
        for (var at = HeapHeaderBytes; at < heap.Length;)
        {
            if (heap.Length - at < ObjectHeaderBytes)
            {
                return holds;
            }

            var found = BinaryPrimitives.ReadUInt16LittleEndian(heap[at..]);
            var size = BinaryPrimitives.ReadUInt64LittleEndian(heap[(at + 8)..]);

            // Object 0 is what is free, with its header.
            var bytes = size > LargestHeap ? 0 : found == 0 ? (int)size : ObjectHeaderBytes + (((int)size + 7) / 8 * 8);
            if (bytes == 0 || bytes > heap.Length - at)
            {
                return false;
            }

            holds |= found != 0 && found == number && size == length;
            at += bytes;
        }

        return holds;
    }
}
