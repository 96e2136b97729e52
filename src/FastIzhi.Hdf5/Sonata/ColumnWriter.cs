using FastIzhi.Hdf5.Native;
using HDF.PInvoke;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Writes a dataset of a known length number by number, a block at a time.</summary>
internal sealed class ColumnWriter<T> : IDisposable
    where T : unmanaged
{
    private const int BlockRows = 1 << 16;

    private readonly Hid _dataset;
    private readonly int _width;
    private readonly T[] _block;
    private int _count;
    private long _written;

    /// <param name="parent">A group.</param>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">Length of a row; 1 for a dataset of one dimension.</param>
    /// <param name="units">The unit; null for none.</param>
    public ColumnWriter(long parent, string name, long rows, int width = 1, string? units = null)
    {
        _width = width;
        _block = new T[Math.Min(BlockRows, Math.Max(1, rows)) * width];
        ulong[] extent = width == 1 ? [(ulong)rows] : [(ulong)rows, (ulong)width];
        _dataset = new Hid(H5Write.Fixed(parent, name, H5Types.Of<T>(), extent), H5D.close);
        if (units is not null)
        {
            H5Write.Attribute(_dataset, Layout.FileNames.Units, units);
        }
    }

    /// <summary>The identifier of the dataset.</summary>
    public long Id => _dataset;

    public void Add(T value)
    {
        if (_count == _block.Length)
        {
            Flush();
        }

        _block[_count++] = value;
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        H5Rows.Write<T>(_dataset, _written, _width, _block.AsSpan(0, _count));
        _written += _count / _width;
        _count = 0;
    }

    public void Dispose() => _dataset.Dispose();
}
