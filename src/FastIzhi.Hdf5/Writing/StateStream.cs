using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Recording;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Writing;

/// <summary>Records a state variable in /states/population/variable.</summary>
internal sealed class StateStream(
    StateRecording recording, ChunkLayout layout, ChunkEncoding encoding, long firstRow, double timeStep, BlockWriter writer)
    : BlockStream(writer, new BlockShape(layout.Rows, layout.TileCount, layout.TileBytes, layout.ElementBytes), encoding), IStateSink
{
    private readonly ulong[] _extent = [0, (ulong)layout.Columns];
    private readonly ulong[] _offset = new ulong[2];
    private long _dataset;
    private long _tail;

    private string GroupPath => $"{FileNames.States}/{recording.Population.Name}/{recording.Variable.Name}";

    private long ElementType => layout.ElementBytes == sizeof(float) ? H5T.IEEE_F32LE : H5T.IEEE_F64LE;

    // A run is often over before methods called a million times in it would be compiled a second time, with optimisation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write<T>(long row, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Closed)
        {
            return;
        }

        CheckWriter();
        if (layout.ElementBytes == sizeof(float))
        {
            PutRow<T, float>(values);
        }
        else
        {
            PutRow<T, double>(values);
        }

        RowAdded();
    }

    public void Reset() => CheckReset();

    public override void Create(long parent)
    {
        using var population = Group(parent, recording.Population.Name);
        using var group = H5Write.Group(population, recording.Variable.Name);
        using var dataset = CreateData(group, rows: 0, Encoding.Level);
        H5Write.Attribute(dataset, "variable", recording.Variable.Name);
        H5Write.Attribute(dataset, "axes", "time, neuron");
        if (Encoding.MantissaBits is { } bits)
        {
            H5Write.Attribute(dataset, FileNames.MantissaBits, (uint)bits);
        }

        var neurons = recording.Neurons ?? [.. Enumerable.Range(0, recording.Population.Size)];
        H5Write.Dataset<ulong>(group, FileNames.NodeIds, [.. neurons.Select(neuron => (ulong)neuron)]);
        H5Write.Dataset<double>(group, FileNames.Time, TimeRange(), FileNames.Milliseconds);
    }

    public override void CreateTail(long parent)
    {
        using var population = Group(parent, recording.Population.Name);
        using var group = H5Write.Group(population, recording.Variable.Name);
        using var tail = CreateData(group, Shape.Rows, level: 0);
    }

    public override void WriteFacts(long file) => H5Write.Rewrite<double>(file, $"{GroupPath}/{FileNames.Time}", TimeRange());

    public override void Open(long file, long rows)
    {
        ulong[] chunk = [(ulong)layout.Rows, (ulong)layout.TileColumns];
        _dataset = H5Rows.Open(file, $"{GroupPath}/{FileNames.Data}", ElementType, chunk, rows);
        if (Encoding.IsCompressed)
        {
            _tail = H5Rows.Open(file, $"{FileNames.Tail}{GroupPath}/{FileNames.Data}", ElementType, chunk, rows: 0);
        }
    }

    protected override void ReadRows(long first, int rows, Span<byte> to)
    {
        for (var tile = 0; tile < layout.TileCount; tile++)
        {
            var column = tile * layout.TileColumns;
            var columns = Math.Min(layout.TileColumns, layout.Columns - column);
            H5Rows.Read(
                _dataset, ElementType, first, rows, column, columns, layout.TileColumns, to.Slice(tile * layout.TileBytes, layout.TileBytes));
        }
    }

    protected override long Dataset(int part) => _dataset;

    protected override long TailDataset(int part) => _tail;

    protected override ulong[] Offset(int part, long first)
    {
        (_offset[0], _offset[1]) = ((ulong)first, (ulong)(part * layout.TileColumns));
        return _offset;
    }

    protected override void SetRows(long rows)
    {
        _extent[0] = (ulong)rows;
        Check(H5D.set_extent(_dataset, _extent));
    }

    /// <summary>The group of a population, which the streams of its variables share.</summary>
    private static Hid Group(long parent, string name) => Check(H5L.exists(parent, name)) > 0
        ? new Hid(Check(H5G.open(parent, name)), H5G.close)
        : H5Write.Group(parent, name);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutRow<TFrom, TTo>(ReadOnlySpan<TFrom> values)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        var data = MemoryMarshal.Cast<byte, TTo>(Filling.Data);
        var at = Filling.Rows * layout.TileColumns;
        for (var first = 0; first < values.Length; first += layout.TileColumns)
        {
            var part = values[first..Math.Min(first + layout.TileColumns, values.Length)];
            PrecisionCopy.Copy(part, data.Slice(at, part.Length));
            at += layout.Rows * layout.TileColumns;
        }
    }

    private Hid CreateData(long group, int rows, int level)
    {
        ulong[] extent = [(ulong)rows, (ulong)layout.Columns], chunk = [(ulong)layout.Rows, (ulong)layout.TileColumns];
        var dataset = new Hid(H5Write.Chunked(group, FileNames.Data, ElementType, extent, chunk, level), H5D.close);
        H5Write.Attribute(dataset, FileNames.Units, recording.Variable.Unit);
        return dataset;
    }

    private double[] TimeRange() => FileNames.TimeRange(firstRow, recording.Every, RowsCommitted, timeStep);
}
