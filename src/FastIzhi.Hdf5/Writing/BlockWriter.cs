using System.Diagnostics;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// The thread that writes blocks, in the order in which they were handed over, and says when it is time for a flush. Nothing is
/// dropped: a stream whose blocks are all here waits. Handing over and waiting allocate nothing.
/// </summary>
internal sealed class BlockWriter(string path, TimeSpan flushInterval)
{
    private readonly object _lock = new();
    private readonly Queue<WriterTask> _tasks = new();
    private Thread? _thread;
    private bool _ended;
    private long _lastFlush;
    private volatile bool _isFlushDue;
    private volatile Exception? _failure;

    /// <summary>Why blocks could not be written; null while they could.</summary>
    public Exception? Failure => _failure;

    /// <summary>Starts the thread; blocks may have been handed over before.</summary>
    /// <param name="tasks">The most tasks that may be handed over at the same time.</param>
    public void Start(int tasks)
    {
        _tasks.EnsureCapacity(tasks);
        _lastFlush = Stopwatch.GetTimestamp();
        _thread = new Thread(Work) { Name = "FastIzhi result writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Hands over a task.</summary>
    public void Submit(WriterTask task)
    {
        lock (_lock)
        {
            task.Submitted = true;
            _tasks.Enqueue(task);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Whether it is time for a flush, and the one before it is done.</summary>
    public bool IsDue(FlushPoint flush)
    {
        if (!_isFlushDue)
        {
            return false;
        }

        lock (_lock)
        {
            return !flush.Submitted;
        }
    }

    /// <summary>Hands over a flush.</summary>
    public void SubmitFlush(FlushPoint flush)
    {
        lock (_lock)
        {
            _lastFlush = Stopwatch.GetTimestamp();
            _isFlushDue = false;
            Submit(flush);
        }
    }

    /// <summary>Waits until a task is done.</summary>
    /// <exception cref="ResultFileException">Something could not be written.</exception>
    public void WaitFor(WriterTask task)
    {
        lock (_lock)
        {
            while (task.Submitted && _failure is null)
            {
                Monitor.Wait(_lock);
            }
        }

        ThrowIfFailed();
    }

    /// <summary>Waits until all tasks are done or one has failed, and ends the thread.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Monitor.PulseAll(_lock);
        }

        _thread?.Join();
    }

    /// <summary>Fails when something could not be written.</summary>
    /// <exception cref="ResultFileException">Something could not be written.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new ResultFileException(path, $"cannot write '{path}': {failure.Message}", failure);
        }
    }

    private void Work()
    {
        var batch = new List<WriterTask>();
        try
        {
            while (Take(batch))
            {
                Prepare(batch);
                foreach (var task in batch)
                {
                    using (H5Library.Enter())
                    {
                        task.Store();
                    }

                    Release(task);
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

    /// <summary>Takes all tasks that are there, or waits for one.</summary>
    /// <returns>Whether there are any; none come any more if not.</returns>
    private bool Take(List<WriterTask> batch)
    {
        batch.Clear();
        lock (_lock)
        {
            while (_tasks.Count == 0 && !_ended)
            {
                var left = flushInterval - Stopwatch.GetElapsedTime(_lastFlush);
                if (left <= TimeSpan.Zero)
                {
                    _isFlushDue = true;
                    Monitor.Wait(_lock);
                }
                else
                {
                    Monitor.Wait(_lock, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
                }
            }

            _isFlushDue = _isFlushDue || Stopwatch.GetElapsedTime(_lastFlush) >= flushInterval;
            while (_tasks.TryDequeue(out var task))
            {
                batch.Add(task);
            }
        }

        return batch.Count > 0;
    }

    /// <summary>Prepares all parts of all tasks on all cores.</summary>
    private static void Prepare(List<WriterTask> batch)
    {
        if (batch.Exists(task => task.PreparedParts > 0))
        {
            var parts = batch.SelectMany(task => Enumerable.Range(0, task.PreparedParts).Select(part => (task, part)));
            Parallel.ForEach(parts, item => item.task.Prepare(item.part));
        }
    }

    private void Release(WriterTask task)
    {
        lock (_lock)
        {
            task.Submitted = false;
            Monitor.PulseAll(_lock);
        }
    }
}
