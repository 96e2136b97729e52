using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// Recorded rows on their way to the file. They are collected in one of two blocks while the writer thread writes the other,
/// so that the memory of a stream never grows.
/// </summary>
internal abstract class BlockStream
{
    private readonly BlockWriter _writer;
    private Block _spare;

    /// <param name="writer">Writes full blocks.</param>
    /// <param name="rows">Number of rows of a block.</param>
    /// <param name="bytes">Size of a block [bytes].</param>
    protected BlockStream(BlockWriter writer, int rows, int bytes)
    {
        (_writer, Capacity) = (writer, rows);
        (Filling, _spare) = (new Block(this, bytes), new Block(this, bytes));
    }

    /// <summary>Number of rows in the file; known to the writer thread, and to all when it has ended.</summary>
    public long RowsWritten { get; private set; }

    /// <summary>Number of rows of a block.</summary>
    protected int Capacity { get; }

    /// <summary>The block that collects rows; it always has room for one.</summary>
    protected Block Filling { get; private set; }

    /// <summary>Whether the file takes no more rows. Later ones are not recorded.</summary>
    protected bool Closed { get; private set; }

    /// <summary>Creates the objects of the file.</summary>
    /// <param name="parent">The group of all streams of this kind.</param>
    public abstract void Create(long parent);

    /// <summary>Writes the facts that are known at the end.</summary>
    public abstract void WriteEnd(long file);

    /// <summary>Writes a block, on the writer thread.</summary>
    public void Store(Block block)
    {
        try
        {
            SetRows(RowsWritten + block.Rows);
            WriteChunks(block, RowsWritten);
        }
        catch (H5Exception)
        {
            Withdraw();
            throw;
        }

        RowsWritten += block.Rows;
        block.Rows = 0;
    }

    /// <summary>Hands over the rows that do not fill a block, and takes no more.</summary>
    public void Close(bool flush)
    {
        Closed = true;
        if (flush && Filling.Rows > 0)
        {
            _writer.Submit(Filling);
        }
    }

    /// <summary>Fails when an earlier row could not be written.</summary>
    protected void CheckWriter() => _writer.ThrowIfFailed();

    /// <summary>Counts a row that was put into <see cref="Filling"/>; waits for the disk when both blocks are full.</summary>
    protected void RowAdded()
    {
        if (++Filling.Rows == Capacity)
        {
            _writer.Submit(Filling);
            (Filling, _spare) = (_spare, Filling);
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

    /// <summary>Sets the number of rows of the datasets.</summary>
    protected abstract void SetRows(long rows);

    /// <summary>Writes the rows of a block into datasets that are long enough.</summary>
    /// <param name="block">The block.</param>
    /// <param name="first">The row of the file at which it begins.</param>
    protected abstract void WriteChunks(Block block, long first);

    /// <summary>Takes back the rows that could not be written, so that readers do not find undefined ones.</summary>
    private void Withdraw()
    {
        try
        {
            SetRows(RowsWritten);
        }
        catch (H5Exception)
        {
            // The first error tells why.
        }
    }
}
