using FastIzhi.Hdf5.Native;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// Recorded rows on their way to the file. They are collected in one block while the writer thread writes others, so that the
/// memory of a stream never grows.
/// </summary>
internal abstract class BlockStream
{
    private readonly BlockWriter _writer;
    private readonly Block[] _blocks;
    private int _filling;
    private Block? _markedBlock;
    private int _markedRows;

    /// <param name="writer">Writes full blocks.</param>
    /// <param name="shape">The shape of a block.</param>
    /// <param name="encoding">What becomes of the numbers on their way to the file.</param>
    protected BlockStream(BlockWriter writer, BlockShape shape, ChunkEncoding encoding)
    {
        (_writer, Shape, Encoding) = (writer, shape, encoding);
        _blocks = [.. Enumerable.Range(0, BlockCount(encoding)).Select(_ => new Block(this))];
    }

    /// <summary>The shape of a block.</summary>
    public BlockShape Shape { get; }

    /// <summary>What becomes of the numbers on their way to the file.</summary>
    public ChunkEncoding Encoding { get; }

    /// <summary>Number of rows in full blocks in the file; known to the writer thread, and to all when it has ended.</summary>
    public long RowsWritten { get; private set; }

    /// <summary>Number of rows in the file, as of the last flush.</summary>
    public long RowsCommitted { get; private set; }

    /// <summary>Number of rows that are in the datasets themselves.</summary>
    private long RowsOutsideTail => Encoding.IsCompressed ? RowsWritten : Math.Max(RowsWritten, RowsCommitted);

    /// <summary>The block that collects rows; it always has room for one.</summary>
    protected Block Filling => _blocks[_filling];

    /// <summary>Whether the file takes no more rows. Later ones are not recorded.</summary>
    protected bool Closed { get; private set; }

    /// <summary>
    /// The number of blocks of a stream: one is written while the next is filled; compression takes longer than either, and goes
    /// on in several at the same time.
    /// </summary>
    public static int BlockCount(ChunkEncoding encoding) =>
        encoding.IsCompressed ? 2 + Math.Min(Environment.ProcessorCount, 4) : 2;

    /// <summary>Creates the objects of the file.</summary>
    /// <param name="parent">The group of all streams of this kind.</param>
    public abstract void Create(long parent);

    /// <summary>Creates the datasets for the rows of a block that is not full, if those of the stream are compressed.</summary>
    /// <param name="parent">The group of all streams of this kind within the tail.</param>
    public abstract void CreateTail(long parent);

    /// <summary>Opens the datasets, which must have some rows at least.</summary>
    /// <exception cref="H5Exception">The file has fewer rows, or datasets of another shape.</exception>
    public abstract void Open(long file, long rows);

    /// <summary>Opens the datasets of a file that a run goes on with, and takes up the rows of the block that is not full.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">Number of rows that the file keeps.</param>
    /// <exception cref="H5Exception">The file has fewer rows, or datasets of another shape.</exception>
    public void Resume(long file, long rows)
    {
        Open(file, rows);
        (RowsWritten, RowsCommitted) = (rows - (rows % Shape.Rows), rows);
        Filling.Rows = (int)(rows % Shape.Rows);
        if (Filling.Rows > 0)
        {
            ReadRows(RowsWritten, Filling.Rows, Filling.Data);
        }
    }

    /// <summary>
    /// Takes the rows away that the file has beyond those that it keeps. The rows of a compressed block that is not full go to the tail
    /// first, as in a run that never stopped: a chunk that is written again is not where it was.
    /// </summary>
    public void Truncate()
    {
        if (Encoding.IsCompressed && Filling.Rows > 0)
        {
            WriteTail(Filling, Filling.Rows);
            FlushDatasets();
        }

        SetRows(RowsOutsideTail);
    }

    /// <summary>Writes the facts that follow from the number of committed rows.</summary>
    public abstract void WriteFacts(long file);

    /// <summary>Writes a block, on the writer thread.</summary>
    public void Store(Block block)
    {
        WriteChunks(block, block.Rows, isPrepared: true);
        RowsWritten += block.Rows;
        block.Rows = 0;
    }

    /// <summary>Takes note of the rows up to which the next flush goes, on the thread that simulates.</summary>
    public void Mark() => (_markedBlock, _markedRows) = (Filling, Filling.Rows);

    /// <summary>
    /// Writes the marked rows of the block that is not full, on the writer thread. Later rows may be put behind them at the same
    /// time: they are written too, but nobody looks at them.
    /// </summary>
    public void StoreMarked()
    {
        if (_markedRows > 0 && RowsCommitted != RowsWritten + _markedRows)
        {
            if (Encoding.IsCompressed)
            {
                // The rows that were in the tail until now must be elsewhere first.
                FlushDatasets();
                WriteTail(_markedBlock!, _markedRows);
            }
            else
            {
                WriteChunks(_markedBlock!, _markedRows, isPrepared: false);
            }
        }

        RowsCommitted = RowsWritten + _markedRows;
    }

    /// <summary>Makes sure that the file has what was written, in an order in which a reader may see it at any time.</summary>
    public void FlushDatasets()
    {
        for (var part = 0; part < Shape.Parts; part++)
        {
            if (part == 0 || Dataset(part) != Dataset(part - 1))
            {
                Check(H5D.flush(Dataset(part)));
                if (Encoding.IsCompressed)
                {
                    Check(H5D.flush(TailDataset(part)));
                }
            }
        }
    }

    /// <summary>Hands over the rows that do not fill a block, and takes no more.</summary>
    public void Close(bool flush)
    {
        Closed = true;
        if (flush && Filling.Rows > 0)
        {
            Filling.ClearUnused();
            _writer.Submit(Filling);
        }
    }

    /// <summary>All rows are in the file: it was closed, and the writer thread has ended.</summary>
    public void CommitAll() => RowsCommitted = RowsWritten;

    /// <summary>Fails when an earlier row could not be written.</summary>
    protected void CheckWriter() => _writer.ThrowIfFailed();

    /// <summary>Counts a row that was put into <see cref="Filling"/>; waits for the disk when all blocks are full.</summary>
    protected void RowAdded()
    {
        if (++Filling.Rows == Shape.Rows)
        {
            _writer.Submit(Filling);
            _filling = (_filling + 1) % _blocks.Length;
            _writer.WaitFor(Filling);
        }
    }

    /// <summary>A file cannot forget what it has received.</summary>
    protected void CheckReset()
    {
        if (!Closed)
        {
            throw new InvalidOperationException(
                "a simulation that writes a result file cannot be reset; finish the file first");
        }
    }

    /// <summary>Reads rows of the datasets.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="to">Receives them in the layout of a block.</param>
    protected abstract void ReadRows(long first, int rows, Span<byte> to);

    /// <summary>The dataset that a part of a block goes to.</summary>
    protected abstract long Dataset(int part);

    /// <summary>The dataset that a part of a block that is not full goes to.</summary>
    protected abstract long TailDataset(int part);

    /// <summary>Where a part goes in its dataset.</summary>
    /// <param name="part">The part.</param>
    /// <param name="first">The row of the dataset at which the block begins.</param>
    /// <returns>An array that the next call uses again.</returns>
    protected abstract ulong[] Offset(int part, long first);

    /// <summary>Sets the number of rows of the datasets.</summary>
    protected abstract void SetRows(long rows);

    private void WriteChunks(Block block, int rows, bool isPrepared)
    {
        try
        {
            SetRows(RowsWritten + rows);
            for (var part = 0; part < Shape.Parts; part++)
            {
                if (isPrepared)
                {
                    block.WritePrepared(part, Dataset(part), Offset(part, RowsWritten));
                }
                else
                {
                    block.Round(part, rows);
                    block.WriteRaw(part, Dataset(part), Offset(part, RowsWritten));
                }
            }
        }
        catch (H5Exception)
        {
            Withdraw();
            throw;
        }
    }

    private void WriteTail(Block block, int rows)
    {
        for (var part = 0; part < Shape.Parts; part++)
        {
            block.Round(part, rows);
            block.WriteRaw(part, TailDataset(part), Offset(part, 0));
        }
    }

    /// <summary>Takes back the rows that could not be written, so that readers do not find undefined ones.</summary>
    private void Withdraw()
    {
        try
        {
            SetRows(RowsOutsideTail);
        }
        catch (H5Exception)
        {
            // The first error tells why.
        }
    }
}
