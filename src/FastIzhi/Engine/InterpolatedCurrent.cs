using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Kernels;

namespace FastIzhi.Engine;

/// <summary>Samples with a line between each two.</summary>
internal sealed unsafe class InterpolatedCurrent<T>(SampledCurrent samples, double timeStep, int lanes, int size)
    : RowCurrent<T>(samples, timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _timeStep = timeStep;
    private readonly long[] _rows = [.. samples.Times.Select(time => InputRows.FirstAt(time, timeStep))];
    private readonly NativeBuffer<T>[] _samples =
        [.. Enumerable.Range(0, samples.Times.Length).Select(k => PerLane(samples.PerNeuron(k, size), 1, lanes))];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(long row, int lane, int count, T* currents)
    {
        var k = InputRows.LastUpTo(_rows, row);
        if (k < 0 || !IsOn(row))
        {
            return;
        }

        var x = k + 1 < _rows.Length ? samples.Fraction(k, row * _timeStep) : 0;
        CurrentKernel.AddScaled(_samples[k].Pointer + lane, T.CreateTruncating(1 - x), currents, count);
        if (k + 1 < _rows.Length)
        {
            CurrentKernel.AddScaled(_samples[k + 1].Pointer + lane, T.CreateTruncating(x), currents, count);
        }
    }

    public override void Dispose() => Array.ForEach(_samples, buffer => buffer.Dispose());
}
