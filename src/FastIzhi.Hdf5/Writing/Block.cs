using System.Runtime.InteropServices;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Writing;

/// <summary>Memory in which a stream collects rows, and which the writer thread then writes.</summary>
internal sealed class Block : WriterTask
{
    private readonly BlockStream _owner;
    private readonly byte[] _data;
    private readonly byte[] _encoded;
    private readonly int[] _encodedBytes;

    public Block(BlockStream owner)
    {
        _owner = owner;
        var shape = owner.Shape;
        _data = GC.AllocateArray<byte>(shape.Bytes, pinned: true);
        _encoded = owner.Encoding.IsCompressed
            ? GC.AllocateUninitializedArray<byte>(checked(shape.Parts * ChunkCodec.MostBytes(shape.PartBytes)), pinned: true)
            : [];
        _encodedBytes = new int[shape.Parts];
    }

    /// <summary>Number of rows collected.</summary>
    public int Rows { get; set; }

    /// <summary>The rows, part after part.</summary>
    public Span<byte> Data => _data;

    private int RowBytes => _owner.Shape.PartBytes / _owner.Shape.Rows;

    public override int PreparedParts => _owner.Encoding == default ? 0 : _owner.Shape.Parts;

    /// <summary>Rounds and compresses a part as the stream wants it.</summary>
    public override void Prepare(int part)
    {
        Round(part, _owner.Shape.Rows);
        if (_owner.Encoding.IsCompressed)
        {
            var shape = _owner.Shape;
            _encodedBytes[part] = ChunkCodec.Compress(
                Part(part), shape.ElementBytes, _owner.Encoding.Level, _encoded, part * ChunkCodec.MostBytes(shape.PartBytes));
        }
    }

    public override void Store() => _owner.Store(this);

    /// <summary>Clears what older rows have left behind the rows of a block that is not full.</summary>
    public void ClearUnused()
    {
        for (var part = 0; part < _owner.Shape.Parts; part++)
        {
            Part(part)[(Rows * RowBytes)..].Clear();
        }
    }

    /// <summary>Rounds the first rows of a part. Others may be put behind them at the same time.</summary>
    public void Round(int part, int rows)
    {
        if (_owner.Encoding.MantissaBits is { } bits)
        {
            ChunkCodec.Round(Part(part)[..(rows * RowBytes)], _owner.Shape.ElementBytes, bits);
        }
    }

    /// <summary>Writes a part as it was prepared.</summary>
    public void WritePrepared(int part, long dataset, ulong[] offset)
    {
        if (_owner.Encoding.IsCompressed)
        {
            Write(dataset, offset, _encoded, part * ChunkCodec.MostBytes(_owner.Shape.PartBytes), _encodedBytes[part]);
        }
        else
        {
            WriteRaw(part, dataset, offset);
        }
    }

    /// <summary>Writes a part as it is in memory, to a dataset without compression.</summary>
    /// <param name="part">The part.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="offset">Where the chunk begins there.</param>
    public void WriteRaw(int part, long dataset, ulong[] offset) =>
        Write(dataset, offset, _data, part * _owner.Shape.PartBytes, _owner.Shape.PartBytes);

    private static void Write(long dataset, ulong[] offset, byte[] from, int first, int bytes) => Check(H5D.write_chunk(
        dataset, H5P.DEFAULT, filter_mask: 0, ref offset[0], bytes, Marshal.UnsafeAddrOfPinnedArrayElement(from, first)));

    private Span<byte> Part(int part) => _data.AsSpan(part * _owner.Shape.PartBytes, _owner.Shape.PartBytes);
}
