using System.Runtime.InteropServices;

namespace FastIzhi.Hdf5.Writing;

/// <summary>Memory in which a stream collects rows, and which the writer thread then writes.</summary>
internal sealed class Block(BlockStream owner, int bytes)
{
    private readonly byte[] _data = GC.AllocateArray<byte>(bytes, pinned: true);

    /// <summary>The stream that the rows belong to.</summary>
    public BlockStream Owner => owner;

    /// <summary>Number of rows collected.</summary>
    public int Rows { get; set; }

    /// <summary>Whether the writer thread has it. Guarded by the writer's lock.</summary>
    public bool Submitted { get; set; }

    /// <summary>The rows, in the layout of the stream.</summary>
    public Span<byte> Data => _data;

    /// <summary>Where the bytes begin; they never move.</summary>
    public IntPtr Address => Marshal.UnsafeAddrOfPinnedArrayElement(_data, 0);
}
