using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Reading;

/// <summary>
/// A recorded dataset, open: the rows that are in it, and after them the rows of its unfinished block that may be in its tail.
/// All calls need the library (<see cref="Enter"/>).
/// </summary>
internal sealed unsafe class RowDataset : IDisposable
{
    /// <summary>What the library may keep of the chunks of a dataset while it is read [bytes].</summary>
    private const long LargestCache = ResultWriter.BufferBytes;

    /// <summary>No chunk of ours is larger [bytes].</summary>
    private const long LargestChunk = 64 << 20;

    /// <summary>Deflate makes nothing smaller than by this.</summary>
    private const long LargestRatio = 1100;

    private readonly long _file;
    private readonly string _path;
    private readonly long _dataset;
    private readonly int _rank;

    /// <param name="file">The file.</param>
    /// <param name="path">Path of the dataset.</param>
    /// <param name="cached">Whether rows are read in parts, so that chunks are worth to be kept.</param>
    public RowDataset(long file, string path, bool cached = false)
    {
        (_file, _path) = (file, path);
        _dataset = Check(H5D.open(file, path));
        try
        {
            // What the library remembers of a file that grows is old.
            Check(H5D.refresh(_dataset));
            var extent = ReadExtent(_dataset);
            _rank = extent.Length;
            if (_rank is not (1 or 2) || (_rank == 2 && extent[1] is 0 or > int.MaxValue))
            {
                throw new H5Exception($"{path} has the extents {string.Join(" x ", extent)}");
            }

            (Extent, Columns) = (extent[0], _rank == 2 ? (int)extent[1] : 1);
            using var type = new Hid(Check(H5D.get_type(_dataset)), H5T.close);
            (TypeName, ElementBytes) = (H5Read.TypeName(type), (int)H5T.get_size(type));
            var cache = ReadChunks();
            if (cached || IsFiltered)
            {
                Check(H5D.close(_dataset));
                _dataset = OpenCached(file, path, cache);
            }
        }
        catch
        {
            _ = H5D.close(_dataset);
            throw;
        }
    }

    /// <summary>Number of rows that are in the dataset itself.</summary>
    public long Extent { get; private set; }

    /// <summary>Number of columns; 1 for a list.</summary>
    public int Columns { get; }

    /// <summary>Number of rows of a chunk.</summary>
    public long ChunkRows { get; private set; }

    /// <summary>Whether chunks are compressed.</summary>
    public bool IsFiltered { get; private set; }

    /// <summary>The type of an element, such as float64.</summary>
    public string TypeName { get; }

    /// <summary>Size of an element [bytes].</summary>
    public int ElementBytes { get; }

    /// <summary>The unit of an element.</summary>
    public string Units => H5Read.TextAttribute(_dataset, FileNames.Units) ?? "";

    /// <summary>The identifier of the dataset.</summary>
    public long Id => _dataset;

    private string TailPath => FileNames.Tail + _path;

    /// <summary>Fails when not all rows can be there: they would take more than the file, or are neither here nor in the tail.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="fileBytes">Size of the file [bytes].</param>
    public void CheckHolds(long rows, long fileBytes)
    {
        var most = fileBytes * (IsFiltered ? LargestRatio : 1) / ((long)Columns * ElementBytes);
        if (rows > most)
        {
            throw new H5Exception($"{_path} is said to have {rows} rows, more than fit in a file of {fileBytes} bytes");
        }

        if (rows > Extent)
        {
            CheckTail(rows);
        }
    }

    /// <summary>Reads rows.</summary>
    /// <param name="firstRow">The first.</param>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Which columns.</param>
    /// <param name="values">Receives them, row after row.</param>
    public void Read<T>(long firstRow, int rows, ReadOnlySpan<ColumnRun> columns, Span<T> values)
        where T : unmanaged
    {
        var width = values.Length / Math.Max(1, rows);
        while (true)
        {
            var extent = Extent;
            var inside = (int)Math.Clamp(extent - firstRow, 0, rows);
            Read(_dataset, firstRow, inside, columns, values[..(inside * width)]);
            if (inside == rows)
            {
                return;
            }

            // While a run goes on, the tail may come to hold later rows. Those from before are in the dataset by then.
            H5Exception? failure = null;
            try
            {
                ReadTail(firstRow + inside - BlockStart(extent), rows - inside, columns, values[(inside * width)..]);
            }
            catch (H5Exception e)
            {
                failure = e;
            }

            Refresh();
            if (Extent == extent)
            {
                if (failure is not null)
                {
                    throw failure;
                }

                return;
            }
        }
    }

    public void Dispose() => _ = H5D.close(_dataset);

    private static long[] ReadExtent(long dataset)
    {
        using var space = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        return H5Read.Extent(space);
    }

    private static long OpenCached(long file, string path, long bytes)
    {
        using var access = new Hid(Check(H5P.create(H5P.DATASET_ACCESS)), H5P.close);
        const int Slots = 10007;
        Check(H5P.set_chunk_cache(access, Slots, (nint)bytes, 1));
        return Check(H5D.open(file, path, access));
    }

    /// <summary>Learns how the dataset is stored, and what all chunks of a row take [bytes].</summary>
    private long ReadChunks()
    {
        using var creation = new Hid(Check(H5D.get_create_plist(_dataset)), H5P.close);
        if (H5P.get_layout(creation) != H5D.layout_t.CHUNKED)
        {
            throw new H5Exception($"{_path} is not stored in chunks");
        }

        var chunk = new ulong[_rank];
        Check(H5P.get_chunk(creation, _rank, chunk));
        IsFiltered = Check(H5P.get_nfilters(creation)) > 0;
        var (rows, columns) = ((double)chunk[0], _rank == 2 ? (double)chunk[1] : 1);
        if (rows * columns * ElementBytes is 0 or > LargestChunk)
        {
            throw new H5Exception($"{_path} has chunks of {rows} x {columns} elements");
        }

        ChunkRows = (long)rows;
        var tiles = Math.Ceiling(Columns / columns);
        return (long)Math.Min(tiles * rows * columns * ElementBytes, LargestCache);
    }

    private void Refresh()
    {
        Check(H5D.refresh(_dataset));
        Extent = ReadExtent(_dataset)[0];
    }

    /// <summary>The row at which the block begins that the tail holds. A file that was repaired has the first rows of it here too.</summary>
    private long BlockStart(long extent) => extent - (extent % ChunkRows);

    private void CheckTail(long rows)
    {
        if (!H5Read.Exists(_file, FileNames.Tail))
        {
            throw new H5Exception($"{_path} lacks {rows - Extent} of its last rows");
        }

        using var tail = new RowDataset(_file, TailPath);
        if (tail.Extent < rows - BlockStart(Extent) || tail.Columns != Columns || tail.TypeName != TypeName)
        {
            throw new H5Exception($"{TailPath} has {tail.Extent} x {tail.Columns} {tail.TypeName}, not the {rows - BlockStart(Extent)} rows of {_path}");
        }
    }

    /// <summary>Reads from the tail as it is now: no chunk of it is kept.</summary>
    private void ReadTail<T>(long firstRow, int rows, ReadOnlySpan<ColumnRun> columns, Span<T> values)
        where T : unmanaged
    {
        using var tail = new RowDataset(_file, TailPath);
        if (tail.Extent < firstRow + rows || tail.Columns != Columns)
        {
            throw new H5Exception($"{TailPath} has not the rows of {_path}");
        }

        tail.Read(tail._dataset, firstRow, rows, columns, values);
    }

    private void Read<T>(long dataset, long firstRow, int rows, ReadOnlySpan<ColumnRun> columns, Span<T> values)
        where T : unmanaged
    {
        if (rows == 0)
        {
            return;
        }

        var width = values.Length / rows;
        using var from = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        ulong[] extent = [(ulong)rows, (ulong)width];
        using var to = new Hid(Check(H5S.create_simple(_rank, extent, null)), H5S.close);
        var at = 0;
        foreach (var run in columns)
        {
            Select(from, firstRow, rows, run.First, run.Count);
            Select(to, 0, rows, at, run.Count);
            fixed (T* first = values)
            {
                Check(H5D.read(dataset, H5Types.Of<T>(), to, from, H5P.DEFAULT, (IntPtr)first));
            }

            at += run.Count;
        }
    }

    private static void Select(long space, long firstRow, int rows, int firstColumn, int columns)
    {
        ulong[] start = [(ulong)firstRow, (ulong)firstColumn];
        ulong[] count = [(ulong)rows, (ulong)columns];
        Check(H5S.select_hyperslab(space, H5S.seloper_t.SET, start, null, count, null));
    }
}
