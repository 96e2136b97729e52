using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Native;

/// <summary>Opens recordings, and reads rows of them.</summary>
internal static unsafe class H5Rows
{
    /// <summary>Opens a dataset whose elements and chunks must be these, and which must have some rows at least.</summary>
    public static long Open(long file, string path, long type, ulong[] chunk, long rows)
    {
        var dataset = Check(H5D.open(file, path));
        using var found = new Hid(Check(H5D.get_type(dataset)), H5T.close);
        using var creation = new Hid(Check(H5D.get_create_plist(dataset)), H5P.close);
        var shape = new ulong[chunk.Length];
        if (H5P.get_layout(creation) != H5D.layout_t.CHUNKED
            || H5P.get_chunk(creation, shape.Length, shape) != shape.Length
            || !shape.SequenceEqual(chunk)
            || Check(H5T.equal(found, type)) == 0)
        {
            throw new H5Exception($"{path} has elements or chunks of another form than this run would write");
        }

        using var space = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        var extent = new ulong[chunk.Length];
        Check(H5S.get_simple_extent_dims(space, extent, null));
        return extent[0] >= (ulong)rows
            ? dataset
            : throw new H5Exception($"{path} holds {extent[0]} rows; the checkpoint is at row {rows}");
    }

    /// <summary>Reads rows of a column.</summary>
    public static void Read(long dataset, long type, long first, int rows, Span<byte> to) =>
        Read(dataset, type, [(ulong)first], [(ulong)rows], [(ulong)rows], to);

    /// <summary>Reads rows of neighbouring columns.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="type">Type of an element.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">How many.</param>
    /// <param name="width">Length of a row in memory, at least as many.</param>
    /// <param name="to">Receives them.</param>
    public static void Read(long dataset, long type, long first, int rows, int column, int columns, int width, Span<byte> to) =>
        Read(dataset, type, [(ulong)first, (ulong)column], [(ulong)rows, (ulong)columns], [(ulong)rows, (ulong)width], to);

    /// <summary>Writes whole rows.</summary>
    /// <param name="dataset">The dataset, of one or two dimensions.</param>
    /// <param name="first">The first row.</param>
    /// <param name="columns">Length of a row; 1 for one dimension.</param>
    /// <param name="values">The rows.</param>
    public static void Write<T>(long dataset, long first, int columns, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var rows = (ulong)(values.Length / columns);
        if (rows == 0)
        {
            return;
        }

        ulong[] start = columns == 1 ? [(ulong)first] : [(ulong)first, 0];
        ulong[] count = columns == 1 ? [rows] : [rows, (ulong)columns];
        using var fileSpace = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        Check(H5S.select_hyperslab(fileSpace, H5S.seloper_t.SET, start, null, count, null));
        using var memorySpace = new Hid(Check(H5S.create_simple(count.Length, count, null)), H5S.close);
        fixed (T* address = values)
        {
            Check(H5D.write(dataset, H5Types.Of<T>(), memorySpace, fileSpace, H5P.DEFAULT, (IntPtr)address));
        }
    }

    private static void Read(long dataset, long type, ulong[] start, ulong[] count, ulong[] memory, Span<byte> to)
    {
        using var fileSpace = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        Check(H5S.select_hyperslab(fileSpace, H5S.seloper_t.SET, start, null, count, null));
        using var memorySpace = new Hid(Check(H5S.create_simple(memory.Length, memory, null)), H5S.close);
        Check(H5S.select_hyperslab(memorySpace, H5S.seloper_t.SET, new ulong[memory.Length], null, count, null));
        fixed (byte* address = to)
        {
            Check(H5D.read(dataset, type, memorySpace, fileSpace, H5P.DEFAULT, (IntPtr)address));
        }
    }
}
