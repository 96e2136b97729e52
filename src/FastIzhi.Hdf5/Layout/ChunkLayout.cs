namespace FastIzhi.Hdf5.Layout;

/// <summary>
/// How a [row, column] dataset is cut into chunks of about 1 MiB. A block is all chunks of the same rows, one tile of columns
/// after the other, each tile row by row: what is collected in memory before it is written.
/// </summary>
internal sealed record ChunkLayout
{
    /// <summary>The size of a chunk that is neither slow to write nor much to read for one neuron [bytes].</summary>
    public const int ChunkBytes = 1 << 20;

    /// <summary>Wide recordings have tiles of columns, so that their chunks hold this many rows if the memory allows it.</summary>
    private const int WideRows = 64;

    /// <summary>
    /// A chunk holds this many rows at least, or what is at least so big, so that a run that goes on for longer than planned
    /// has no tiny chunks.
    /// </summary>
    private const int FewestRows = 64;

    private const int FewestBytes = 1 << 16;

    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="elementBytes">Size of an element [bytes].</param>
    /// <param name="plannedRows">Number of rows that will most likely be written; chunks are no longer than they need to be.</param>
    /// <param name="blockBytes">What a block may take, if that is more than one row [bytes].</param>
    /// <exception cref="ArgumentException">A row is too big.</exception>
    public ChunkLayout(int columns, int elementBytes, long plannedRows, long blockBytes)
    {
        (Columns, ElementBytes) = (columns, elementBytes);
        var rowBytes = (long)columns * elementBytes;
        if (rowBytes > Array.MaxLength / 2)
        {
            throw new ArgumentException(
                $"a row of {columns} neurons takes {rowBytes} bytes, more than {Array.MaxLength / 2}; record fewer neurons");
        }

        var most = Math.Max(1, Math.Min(blockBytes, Math.Max(ChunkBytes, WideRows * rowBytes)) / rowBytes);
        Rows = (int)EvenPart(Math.Max(plannedRows, Math.Clamp(FewestBytes / rowBytes, 1, FewestRows)), most);
        TileColumns = (int)EvenPart(columns, Math.Max(1, ChunkBytes / ((long)Rows * elementBytes)));
        TileCount = (columns + TileColumns - 1) / TileColumns;
    }

    /// <summary>Number of columns of the dataset.</summary>
    public int Columns { get; }

    /// <summary>Size of an element [bytes].</summary>
    public int ElementBytes { get; }

    /// <summary>Number of rows of a chunk.</summary>
    public int Rows { get; }

    /// <summary>Number of columns of a chunk.</summary>
    public int TileColumns { get; }

    /// <summary>Number of chunks side by side. The last may reach beyond the last column.</summary>
    public int TileCount { get; }

    /// <summary>Size of one chunk [bytes].</summary>
    public int TileBytes => checked(Rows * TileColumns * ElementBytes);

    /// <summary>Size of a block [bytes].</summary>
    public int BlockBytes => checked(TileCount * TileBytes);

    /// <summary>What a number of rows takes in the file [bytes]: whole chunks.</summary>
    public long FileBytes(long rows) => (rows + Rows - 1) / Rows * BlockBytes;

    /// <summary>The size of the parts when a whole is cut into the fewest nearly equal parts of a bounded size.</summary>
    private static long EvenPart(long whole, long largest)
    {
        var parts = (whole - 1) / largest + 1;
        return (whole - 1) / parts + 1;
    }
}
