using System.Buffers.Binary;

namespace FastIzhi.Hdf5.Native;

/// <summary>
/// The start of an HDF5 file, read and checked without the HDF5 library, which trusts what it finds: where the file ends, where
/// its root group is, and whether a program has opened it for writing. Format: "HDF5 File Format Specification", II.A.
/// </summary>
internal sealed class Superblock
{
    /// <summary>The most that a superblock of these versions takes [bytes].</summary>
    private const int MostBytes = 96;

    private const ulong Undefined = ulong.MaxValue;
    private const byte WriteFlag = 0b001;
    private const byte SwmrFlag = 0b100;

    private readonly byte[] _bytes;

    private Superblock(byte[] bytes) => _bytes = bytes;

    /// <summary>Version 0 (the oldest), 2 (of HDF5 1.8) or 3 (of HDF5 1.10).</summary>
    public int Version => _bytes[8];

    /// <summary>Whether a program has opened the file for writing and did not close it, or not yet.</summary>
    public bool IsMarked => Version == 3 && Flags != 0;

    /// <summary>Whether that program lets others read along (single writer, multiple readers).</summary>
    public bool AllowsReaders => Version == 3 && (Flags & SwmrFlag) != 0;

    /// <summary>Whether the file goes on where the superblock says that it ends.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>
    /// Whether a file that was closed ends before the superblock says: it was cut off, or the disk had no room for its last bytes.
    /// </summary>
    public bool IsCutOff { get; private set; }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    private byte Flags => _bytes[11];

    private int EndOffset => Version == 0 ? 40 : 28;

    private int ChecksumOffset => _bytes.Length - sizeof(uint);

    /// <summary>Reads the superblock of a file.</summary>
    /// <exception cref="H5Exception">It is not that of a file that this program may have written, or it is damaged.</exception>
    public static Superblock Read(Stream file)
    {
        var start = new byte[MostBytes];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < Signature.Length || !start.AsSpan().StartsWith(Signature))
        {
            throw new H5Exception("it is not an HDF5 file");
        }

        var bytes = start[8] switch { 0 => 96, 2 or 3 => 48, var version => throw new H5Exception($"its superblock has version {version}; 0, 2 and 3 are known") };
        var superblock = new Superblock(start[..bytes]);
        superblock.Check(read, file.Length);
        return superblock;
    }

    /// <summary>
    /// Unmarks the file and lets it end where it does, with one write, so that a moment's end leaves the old or the new superblock.
    /// </summary>
    /// <returns>The superblock that was replaced.</returns>
    public byte[] Repair(Stream file)
    {
        var before = (byte[])_bytes.Clone();
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(EndOffset), (ulong)file.Length);
        if (Version > 0)
        {
            _bytes[11] = 0;
            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(ChecksumOffset), Lookup3.Checksum(_bytes.AsSpan(..ChecksumOffset)));
        }

        Replace(file, _bytes);
        return before;
    }

    /// <summary>Puts a superblock that was replaced back.</summary>
    public static void Replace(Stream file, byte[] superblock)
    {
        file.Position = 0;
        file.Write(superblock);
        file.Flush();
    }

    private void Check(int read, long fileBytes)
    {
        if (read < _bytes.Length)
        {
            throw new H5Exception($"it ends after {read} bytes, within its superblock");
        }

        if (Version > 0 && BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(ChecksumOffset)) != Lookup3.Checksum(_bytes.AsSpan(..ChecksumOffset)))
        {
            throw new H5Exception("its superblock is damaged: the checksum is wrong");
        }

        var (offsetBytes, lengthBytes, flags) = Version == 0 ? (_bytes[13], _bytes[14], 0) : (_bytes[9], _bytes[10], (int)Flags);
        if (offsetBytes != 8 || lengthBytes != 8)
        {
            throw new H5Exception($"its addresses have {offsetBytes} bytes and its lengths {lengthBytes}; 8 and 8 are expected");
        }

        // The library also writes the first into version 2, whose readers know of no flags.
        if ((flags & ~(Version == 3 ? WriteFlag | SwmrFlag : WriteFlag)) != 0)
        {
            throw new H5Exception($"its superblock has unknown flags (0x{flags:x})");
        }

        var (baseOffset, rootOffset) = Version == 0 ? (24, 64) : (12, 36);
        if (Address(baseOffset) != 0 || Address(rootOffset) >= (ulong)fileBytes)
        {
            throw new H5Exception("its superblock is damaged: the root group lies outside the file");
        }

        // Our files need none of these.
        var extras = Version == 0 ? Address(32) & Address(48) : Address(20);
        if (extras != Undefined)
        {
            throw new H5Exception("its superblock has extensions, which are not known");
        }

        EndsEarly = Address(EndOffset) < (ulong)fileBytes;

        // A writer's superblock may lag behind; what a finished file has, it has completely.
        IsCutOff = Address(EndOffset) > (ulong)fileBytes && !IsMarked;
    }

    private ulong Address(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(offset));
}
