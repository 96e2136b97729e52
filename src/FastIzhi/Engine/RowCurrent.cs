using System.Numerics;
using FastIzhi.Inputs;

namespace FastIzhi.Engine;

/// <summary>A current that differs from row to row, for any lanes of its population.</summary>
internal abstract unsafe class RowCurrent<T>(TimedCurrent input, double timeStep) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long _first = InputRows.FirstAt(input.Start, timeStep);
    private readonly long _last = InputRows.FirstAt(input.Stop, timeStep);

    /// <summary>Adds the current of a row to some lanes; see <see cref="RowInputs{T}.AddCurrents"/>.</summary>
    public abstract void Add(long row, int lane, int count, T* currents);

    /// <summary>Sets what it remembers to the start.</summary>
    public virtual void Reset()
    {
    }

    public virtual void Save(StateWriter writer)
    {
    }

    public virtual void Restore(StateReader reader)
    {
    }

    public abstract void Dispose();

    /// <summary>Whether the current is on.</summary>
    protected bool IsOn(long row) => row >= _first && row < _last;

    /// <summary>A value per lane, rounded once; 0 for the lanes of padding.</summary>
    protected static NativeBuffer<T> PerLane(double[] values, double factor, int lanes)
    {
        var buffer = new NativeBuffer<T>(lanes);
        for (var i = 0; i < lanes; i++)
        {
            buffer.Pointer[i] = i < values.Length ? T.CreateTruncating(values[i] * factor) : T.Zero;
        }

        return buffer;
    }
}
