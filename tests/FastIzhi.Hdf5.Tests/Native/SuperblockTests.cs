using System.Buffers.Binary;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Native;

/// <summary>The superblock is read, checked and repaired without the library.</summary>
public sealed class SuperblockTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly byte[] _file;

    public SuperblockTests()
    {
        new TestRun().Write(_temp.ResultPath, new RecordingPlan(), 1);
        _file = File.ReadAllBytes(_temp.ResultPath);
    }

    public void Dispose() => _temp.Dispose();

    /// <summary>The vectors that lookup3.c gives itself for a start with 0 (driver5), and the checksum that the library wrote.</summary>
    [Fact]
    public void The_checksum_is_that_of_lookup3()
    {
        Assert.Equal(0xdeadbeef, Lookup3.Checksum([]));
        Assert.Equal(0x17770551u, Lookup3.Checksum("Four score and seven years ago"u8));
        Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(44)), Lookup3.Checksum(_file.AsSpan(0, 44)));
    }

    [Fact]
    public void A_closed_file_is_not_marked()
    {
        var superblock = Read(_file);
        Assert.Equal((3, false, false, false), (superblock.Version, superblock.IsMarked, superblock.AllowsReaders, superblock.EndsEarly));
        Assert.True(Read([.. _file, 0]).EndsEarly);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, true)]
    public void A_repair_unmarks_the_file_and_ends_it_where_it_ends(byte flags, bool allowsReaders)
    {
        byte[] marked = [.. Sealed(11, flags), 1, 2, 3];
        Assert.Equal((true, allowsReaders), (Read(marked).IsMarked, Read(marked).AllowsReaders));

        using var stream = new MemoryStream();
        stream.Write(marked);
        var before = Superblock.Read(stream).Repair(stream);

        var repaired = Read(stream.ToArray());
        Assert.Equal((false, false), (repaired.IsMarked, repaired.EndsEarly));
        Assert.Equal(marked[48..], stream.ToArray()[48..]);
        Superblock.Replace(stream, before);
        Assert.Equal(marked, stream.ToArray());
    }

    /// <summary>The library writes the flag of an open file into version 2 too, though nobody reads it there.</summary>
    [Fact]
    public void A_file_of_the_old_format_is_never_marked()
    {
        var old = Sealed(8, 2);
        Assert.False(Read(old).IsMarked);
        old[11] = 1;
        Seal(old);
        Assert.Equal((2, false, false), (Read(old).Version, Read(old).IsMarked, Read(old).AllowsReaders));
        old[11] = 5;
        Seal(old);
        AssertRefused(old, "unknown flags (0x5)");
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        AssertRefused([], "it is not an HDF5 file");
        AssertRefused(_file[..20], "it ends after 20 bytes, within its superblock");
        Assert.True(Superblock.Read(new MemoryStream(_file[..^1])).IsCutOff);
        AssertRefused(Changed(20, 1), "the checksum is wrong");
        AssertRefused(Changed(8, 1), "version 1; 0, 2 and 3 are known");
        AssertRefused(Sealed(9, 4), "its addresses have 4 bytes and its lengths 8");
        AssertRefused(Sealed(11, 2), "unknown flags (0x2)");
        AssertRefused(Sealed(12, 8), "the root group lies outside the file");
        AssertRefused(Sealed(41, 1), "the root group lies outside the file");
        AssertRefused(Sealed(20, 0), "extensions");
    }

    private static Superblock Read(byte[] file) => Superblock.Read(new MemoryStream(file));

    private static void AssertRefused(byte[] file, string reason) =>
        Assert.Contains(reason, Assert.Throws<H5Exception>(() => Read(file)).Message, StringComparison.Ordinal);

    private byte[] Changed(int at, byte value)
    {
        var file = (byte[])_file.Clone();
        file[at] = value;
        return file;
    }

    /// <summary>With the checksum that belongs to it.</summary>
    private byte[] Sealed(int at, byte value)
    {
        var file = Changed(at, value);
        Seal(file);
        return file;
    }

    private static void Seal(byte[] file) =>
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(44), Lookup3.Checksum(file.AsSpan(0, 44)));
}
