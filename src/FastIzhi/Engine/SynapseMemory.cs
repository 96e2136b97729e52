using System.Numerics;

namespace FastIzhi.Engine;

/// <summary>The arrays of a <see cref="SynapseBlock{T}"/>.</summary>
internal sealed unsafe class SynapseMemory<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<uint> _rows;
    private NativeBuffer<ushort>? _targets;
    private NativeBuffer<T>? _fullWeights;
    private NativeBuffer<ushort>? _bfloat16Weights;
    private NativeBuffer<ushort>? _delays;

    /// <summary>Prepares the rows of an empty block.</summary>
    /// <param name="sourceSize">Number of source neurons.</param>
    public SynapseMemory(int sourceSize)
    {
        _rows = new NativeBuffer<uint>(sourceSize + 1L);
        new Span<uint>(_rows.Pointer, sourceSize + 1).Clear();
    }

    /// <summary>Number of synapses.</summary>
    public long Count { get; private set; }

    /// <summary>The weight of all synapses [nS]; null where each has its own.</summary>
    public T? CommonWeight { get; init; }

    /// <summary>The delay of all synapses [steps]; null where each has its own.</summary>
    public int? CommonDelay { get; init; }

    /// <summary>Whether weights are stored as bfloat16.</summary>
    public bool IsBFloat16 { get; init; }

    /// <summary>Source i has the synapses [Rows[i], Rows[i + 1]).</summary>
    public uint* Rows => _rows.Pointer;

    /// <summary>Target of each synapse, an index within the block.</summary>
    public ushort* Targets => _targets is null ? null : _targets.Pointer;

    /// <summary>Weight of each synapse [nS].</summary>
    public T* FullWeights => _fullWeights is null ? null : _fullWeights.Pointer;

    /// <summary>Weight of each synapse as bfloat16 [nS].</summary>
    public ushort* BFloat16Weights => _bfloat16Weights is null ? null : _bfloat16Weights.Pointer;

    /// <summary>Delay of each synapse [steps].</summary>
    public ushort* Delays => _delays is null ? null : _delays.Pointer;

    /// <summary>Makes room for synapses.</summary>
    public void Allocate(long count)
    {
        Count = count;
        _targets = new NativeBuffer<ushort>(count);
        _fullWeights = CommonWeight is null && !IsBFloat16 ? new NativeBuffer<T>(count) : null;
        _bfloat16Weights = CommonWeight is null && IsBFloat16 ? new NativeBuffer<ushort>(count) : null;
        _delays = CommonDelay is null ? new NativeBuffer<ushort>(count) : null;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _targets?.Dispose();
        _fullWeights?.Dispose();
        _bfloat16Weights?.Dispose();
        _delays?.Dispose();
    }
}
