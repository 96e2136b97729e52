using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using FastIzhi.Recording;

namespace FastIzhi.Bench;

/// <summary>
/// The least that streaming states to a file can cost: rows are copied into buffers, which another thread writes one after the
/// other, without any format. It bounds what a result file can reach.
/// </summary>
internal sealed class PlainStateFile : IStateSink, IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const int Buffers = 4;

    private readonly byte[][] _buffers = [.. Enumerable.Range(0, Buffers).Select(_ => GC.AllocateArray<byte>(BufferBytes, pinned: true))];
    private readonly BlockingCollection<(int Buffer, int Bytes)> _full = [];
    private readonly SemaphoreSlim _free = new(Buffers - 1);
    private readonly Thread _thread;
    private int _filling;
    private int _filled;

    public PlainStateFile(string path)
    {
        _thread = new Thread(() => WriteAll(path));
        _thread.Start();
    }

    public void Write<T>(long row, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bytes = MemoryMarshal.AsBytes(values);
        if (_filled + bytes.Length > BufferBytes)
        {
            _full.Add((_filling, _filled));
            (_filling, _filled) = ((_filling + 1) % Buffers, 0);
            _free.Wait();
        }

        bytes.CopyTo(_buffers[_filling].AsSpan(_filled));
        _filled += bytes.Length;
    }

    public void Reset() => throw new NotSupportedException();

    public void Dispose()
    {
        _full.Add((_filling, _filled));
        _full.CompleteAdding();
        _thread.Join();
        _full.Dispose();
        _free.Dispose();
    }

    private void WriteAll(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var at = 0L;
        foreach (var (buffer, bytes) in _full.GetConsumingEnumerable())
        {
            RandomAccess.Write(file, _buffers[buffer].AsSpan(0, bytes), at);
            at += bytes;
            _free.Release();
        }
    }
}
