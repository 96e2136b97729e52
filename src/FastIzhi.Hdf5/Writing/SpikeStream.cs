using System.Runtime.InteropServices;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Networks;
using FastIzhi.Recording;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// Records spikes in /spikes/population, in the layout of SONATA. A block holds a chunk of times, then the chunk of the
/// neurons that belong to them.
/// </summary>
internal sealed class SpikeStream(Population population, int chunk, ChunkEncoding encoding, BlockWriter writer)
    : BlockStream(writer, new BlockShape(chunk, Parts: 2, chunk * sizeof(ulong), sizeof(ulong)), encoding), ISpikeSink
{
    /// <summary>Size of one spike: a time and a neuron, 8 bytes each.</summary>
    public const int SpikeBytes = sizeof(double) + sizeof(ulong);

    private const double ExpectedRate = 100;
    private const int SmallestChunk = 1024;
    private const int LargestChunk = 65536;
    private static readonly string[] SortingMembers = ["none", "by_id", "by_time"];

    private readonly ulong[] _extent = [0];
    private readonly ulong[] _offset = [0];
    private readonly long[] _datasets = new long[2];
    private readonly long[] _tails = new long[2];

    /// <summary>The number of spikes of a chunk: those of the whole run at 100 Hz, between 1,024 and 65,536.</summary>
    /// <param name="neurons">Number of neurons that are recorded.</param>
    /// <param name="duration">Model time [ms].</param>
    /// <param name="blockBytes">What a block may take, if that is more than the fewest spikes [bytes].</param>
    public static int ChunkFor(int neurons, double duration, long blockBytes) => (int)Math.Clamp(
        neurons * duration * (ExpectedRate / 1000),
        SmallestChunk,
        Math.Clamp(blockBytes / SpikeBytes, SmallestChunk, LargestChunk));

    public void Write(long row, double time, ReadOnlySpan<int> neurons)
    {
        if (Closed)
        {
            return;
        }

        CheckWriter();
        foreach (var neuron in neurons)
        {
            var at = Filling.Rows;
            MemoryMarshal.Cast<byte, double>(Filling.Data)[at] = time;
            MemoryMarshal.Cast<byte, ulong>(Filling.Data)[Shape.Rows + at] = (ulong)neuron;
            RowAdded();
        }
    }

    public void Reset() => CheckReset();

    public override void Create(long parent)
    {
        using var group = H5Write.Group(parent, population.Name);
        H5Write.EnumAttribute(group, FileNames.Sorting, SortingMembers, (sbyte)SortingMembers.IndexOf("by_time"));
        CreateColumns(group, rows: 0, Encoding.Level);
    }

    public override void CreateTail(long parent)
    {
        using var group = H5Write.Group(parent, population.Name);
        CreateColumns(group, Shape.Rows, level: 0);
    }

    public override void WriteFacts(long file)
    {
    }

    public override void Open(long file, long rows)
    {
        OpenColumns(file, $"{FileNames.Spikes}/{population.Name}", _datasets, rows);
        if (Encoding.IsCompressed)
        {
            OpenColumns(file, $"{FileNames.Tail}{FileNames.Spikes}/{population.Name}", _tails, rows: 0);
        }
    }

    protected override void ReadRows(long first, int rows, Span<byte> to)
    {
        var part = to.Length / 2;
        H5Rows.Read(_datasets[0], H5T.IEEE_F64LE, first, rows, to[..part]);
        H5Rows.Read(_datasets[1], H5T.STD_U64LE, first, rows, to[part..]);
    }

    protected override long Dataset(int part) => _datasets[part];

    protected override long TailDataset(int part) => _tails[part];

    protected override ulong[] Offset(int part, long first)
    {
        _offset[0] = (ulong)first;
        return _offset;
    }

    protected override void SetRows(long rows)
    {
        _extent[0] = (ulong)rows;
        Check(H5D.set_extent(_datasets[0], _extent));
        Check(H5D.set_extent(_datasets[1], _extent));
    }

    private void CreateColumns(long group, int rows, int level)
    {
        ulong[] extent = [(ulong)rows], chunk = [(ulong)Shape.Rows];
        using var times = new Hid(H5Write.Chunked(group, FileNames.Timestamps, H5T.IEEE_F64LE, extent, chunk, level), H5D.close);
        H5Write.Attribute(times, FileNames.Units, FileNames.Milliseconds);
        using var neurons = new Hid(H5Write.Chunked(group, FileNames.NodeIds, H5T.STD_U64LE, extent, chunk, level), H5D.close);
    }

    private void OpenColumns(long file, string group, long[] columns, long rows)
    {
        ulong[] chunk = [(ulong)Shape.Rows];
        columns[0] = H5Rows.Open(file, $"{group}/{FileNames.Timestamps}", H5T.IEEE_F64LE, chunk, rows);
        columns[1] = H5Rows.Open(file, $"{group}/{FileNames.NodeIds}", H5T.STD_U64LE, chunk, rows);
    }
}
