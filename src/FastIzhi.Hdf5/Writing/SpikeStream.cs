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
internal sealed class SpikeStream(Population population, int chunk, BlockWriter writer)
    : BlockStream(writer, chunk, chunk * SpikeBytes), ISpikeSink
{
    /// <summary>Size of one spike: a time and a neuron, 8 bytes each.</summary>
    public const int SpikeBytes = sizeof(double) + sizeof(ulong);

    private const double ExpectedRate = 100;
    private const int SmallestChunk = 1024;
    private const int LargestChunk = 65536;
    private static readonly string[] SortingMembers = ["none", "by_id", "by_time"];

    private readonly ulong[] _extent = [0];
    private long _timestamps;
    private long _nodeIds;

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
            MemoryMarshal.Cast<byte, ulong>(Filling.Data)[Capacity + at] = (ulong)neuron;
            RowAdded();
        }
    }

    public void Reset() => CheckReset();

    public override void Create(long parent)
    {
        using var group = H5Write.Group(parent, population.Name);
        H5Write.EnumAttribute(group, FileNames.Sorting, SortingMembers, (sbyte)SortingMembers.IndexOf("by_time"));
        _timestamps = H5Write.Chunked(group, FileNames.Timestamps, H5T.IEEE_F64LE, _extent, [(ulong)Capacity]);
        H5Write.Attribute(_timestamps, FileNames.Units, FileNames.Milliseconds);
        _nodeIds = H5Write.Chunked(group, FileNames.NodeIds, H5T.STD_U64LE, _extent, [(ulong)Capacity]);
    }

    public override void WriteEnd(long file)
    {
    }

    protected override void SetRows(long rows)
    {
        _extent[0] = (ulong)rows;
        Check(H5D.set_extent(_timestamps, _extent));
        Check(H5D.set_extent(_nodeIds, _extent));
    }

    protected override void WriteChunks(Block block, long first)
    {
        // The spikes of a block that is not full still have older ones behind them.
        MemoryMarshal.Cast<byte, ulong>(block.Data)[block.Rows..Capacity].Clear();
        MemoryMarshal.Cast<byte, ulong>(block.Data)[(Capacity + block.Rows)..].Clear();

        var offset = (ulong)first;
        var bytes = Capacity * sizeof(ulong);
        Check(H5D.write_chunk(_timestamps, H5P.DEFAULT, 0, ref offset, bytes, block.Address));
        Check(H5D.write_chunk(_nodeIds, H5P.DEFAULT, 0, ref offset, bytes, block.Address + bytes));
    }
}
