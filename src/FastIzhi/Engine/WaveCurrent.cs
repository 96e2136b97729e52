using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Kernels;

namespace FastIzhi.Engine;

/// <summary>A sum of amplitudes per neuron, each times a function of time that all neurons share.</summary>
/// <param name="input">When it is on.</param>
/// <param name="timeStep">Time step [ms].</param>
/// <param name="lanes">Lanes of the population.</param>
/// <param name="amplitudes">Amplitudes [pA], per function and neuron.</param>
/// <param name="waves">The functions of time [ms].</param>
internal sealed unsafe class WaveCurrent<T>(
    TimedCurrent input, double timeStep, int lanes, double[][] amplitudes, Func<double, double>[] waves) : RowCurrent<T>(input, timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _timeStep = timeStep;
    private readonly NativeBuffer<T>[] _amplitudes = Array.ConvertAll(amplitudes, values => PerLane(values, 1, lanes));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(long row, int lane, int count, T* currents)
    {
        if (IsOn(row))
        {
            for (var k = 0; k < waves.Length; k++)
            {
                var factor = T.CreateTruncating(waves[k](row * _timeStep));
                CurrentKernel.AddScaled(_amplitudes[k].Pointer + lane, factor, currents, count);
            }
        }
    }

    public override void Dispose() => Array.ForEach(_amplitudes, buffer => buffer.Dispose());
}
