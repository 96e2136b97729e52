using System.Runtime.InteropServices;

namespace FastIzhi.Engine;

/// <summary>The inputs of the neurons of a block as they were drawn, target after target.</summary>
internal sealed unsafe class DrawnInputs<T> : IDisposable
    where T : unmanaged
{
    private readonly bool _haveWeights;
    private readonly bool _haveDelays;
    private long _capacity;

    /// <summary>Makes room.</summary>
    /// <param name="expectedCount">How many there will be, about.</param>
    /// <param name="haveWeights">Whether each has a weight of its own.</param>
    /// <param name="haveDelays">Whether each has a delay of its own.</param>
    public DrawnInputs(double expectedCount, bool haveWeights, bool haveDelays)
    {
        (_haveWeights, _haveDelays) = (haveWeights, haveDelays);
        Reserve((long)(expectedCount * 1.02) + 1024);
    }

    ~DrawnInputs() => Free();

    public long Count { get; private set; }

    public int* Sources { get; private set; }

    /// <summary>Null where they have none.</summary>
    public T* Weights { get; private set; }

    /// <summary>Null where they have none [steps].</summary>
    public ushort* Delays { get; private set; }

    /// <summary>Adds inputs, to be filled in by the caller.</summary>
    public void Grow(int count)
    {
        if (Count + count > _capacity)
        {
            Reserve(Math.Max(Count + count, _capacity + (_capacity / 4)));
        }

        Count += count;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Reserve(long capacity)
    {
        _capacity = capacity;
        Sources = (int*)NativeMemory.Realloc(Sources, (nuint)capacity * sizeof(int));
        Weights = _haveWeights ? (T*)NativeMemory.Realloc(Weights, (nuint)capacity * (nuint)sizeof(T)) : null;
        Delays = _haveDelays ? (ushort*)NativeMemory.Realloc(Delays, (nuint)capacity * sizeof(ushort)) : null;
    }

    private void Free()
    {
        NativeMemory.Free(Sources);
        NativeMemory.Free(Weights);
        NativeMemory.Free(Delays);
        Sources = null;
        Weights = null;
        Delays = null;
    }
}
