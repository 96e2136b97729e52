using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Kernels;
using FastIzhi.Randomness;

namespace FastIzhi.Engine;

/// <summary>White noise: a function of neuron and row, without a memory.</summary>
internal sealed unsafe class WhiteNoiseCurrent<T>(WhiteNoise noise, double timeStep, int lanes, int size, CounterRandom random)
    : RowCurrent<T>(noise, timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<T> _sigmas = PerLane(noise.PerNeuron(noise.Sigmas, size), 1 / Math.Sqrt(timeStep), lanes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(long row, int lane, int count, T* currents)
    {
        if (IsOn(row))
        {
            CurrentKernel.AddNoise(NoiseStream.Of(random, row), lane, _sigmas.Pointer + lane, T.One, currents, count);
        }
    }

    public override void Dispose() => _sigmas.Dispose();
}
