using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// The thread that writes blocks, in the order in which they were handed over. Nothing is dropped: a stream whose blocks are
/// all here waits. Handing over and waiting allocate nothing.
/// </summary>
internal sealed class BlockWriter(string path)
{
    private readonly object _lock = new();
    private readonly Queue<Block> _blocks = new();
    private Thread? _thread;
    private bool _ended;
    private volatile Exception? _failure;

    /// <summary>Why blocks could not be written; null while they could.</summary>
    public Exception? Failure => _failure;

    /// <summary>Starts the thread; blocks may have been handed over before.</summary>
    /// <param name="streams">Number of streams.</param>
    public void Start(int streams)
    {
        _blocks.EnsureCapacity(2 * streams);
        _thread = new Thread(WriteBlocks) { Name = "FastIzhi result writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Hands over a block.</summary>
    public void Submit(Block block)
    {
        lock (_lock)
        {
            block.Submitted = true;
            _blocks.Enqueue(block);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits until a block is written.</summary>
    /// <exception cref="ResultFileException">A block could not be written.</exception>
    public void WaitFor(Block block)
    {
        lock (_lock)
        {
            while (block.Submitted && _failure is null)
            {
                Monitor.Wait(_lock);
            }
        }

        ThrowIfFailed();
    }

    /// <summary>Waits until all blocks are written or one has failed, and ends the thread.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Monitor.PulseAll(_lock);
        }

        _thread?.Join();
    }

    /// <summary>Fails when a block could not be written.</summary>
    /// <exception cref="ResultFileException">A block could not be written.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new ResultFileException(path, $"cannot write '{path}': {failure.Message}", failure);
        }
    }

    private void WriteBlocks()
    {
        try
        {
            while (Next() is { } block)
            {
                using (H5Library.Enter())
                {
                    block.Owner.Store(block);
                }

                lock (_lock)
                {
                    block.Submitted = false;
                    Monitor.PulseAll(_lock);
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to the thread that simulates.
            lock (_lock)
            {
                _failure = e;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private Block? Next()
    {
        lock (_lock)
        {
            Block? block;
            while (!_blocks.TryDequeue(out block) && !_ended)
            {
                Monitor.Wait(_lock);
            }

            return block;
        }
    }
}
