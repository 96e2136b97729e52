using System.Numerics;
using System.Runtime.InteropServices;

namespace FastIzhi.Hdf5.Writing;

/// <summary>Copies numbers, from one precision to the other where they differ, to the nearest value.</summary>
internal static class PrecisionCopy
{
    /// <summary>Copies all values.</summary>
    /// <param name="from">float or double values.</param>
    /// <param name="to">As many float or double values.</param>
    public static void Copy<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.AsBytes(from).CopyTo(MemoryMarshal.AsBytes(to));
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Narrow(MemoryMarshal.Cast<TFrom, double>(from), MemoryMarshal.Cast<TTo, float>(to));
        }
        else
        {
            Widen(MemoryMarshal.Cast<TFrom, float>(from), MemoryMarshal.Cast<TTo, double>(to));
        }
    }

    private static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        var done = 0;
        for (; done <= from.Length - Vector<float>.Count; done += Vector<float>.Count)
        {
            var low = new Vector<double>(from[done..]);
            var high = new Vector<double>(from[(done + Vector<double>.Count)..]);
            Vector.Narrow(low, high).CopyTo(to[done..]);
        }

        for (; done < from.Length; done++)
        {
            to[done] = (float)from[done];
        }
    }

    private static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        var done = 0;
        for (; done <= from.Length - Vector<float>.Count; done += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(from[done..]), out var low, out var high);
            low.CopyTo(to[done..]);
            high.CopyTo(to[(done + Vector<double>.Count)..]);
        }

        for (; done < from.Length; done++)
        {
            to[done] = from[done];
        }
    }
}
