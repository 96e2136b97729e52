using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Kernels;
using FastIzhi.Randomness;

namespace FastIzhi.Engine;

/// <summary>Ornstein-Uhlenbeck noise. Each row takes x of its neurons a step further, be the current on or not.</summary>
internal sealed unsafe class OrnsteinUhlenbeckCurrent<T>(
    OrnsteinUhlenbeckNoise noise, double timeStep, int lanes, int size, CounterRandom random) : RowCurrent<T>(noise, timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _decay = T.CreateTruncating(noise.Decay(timeStep));
    private readonly NativeBuffer<T> _sigmas = PerLane(noise.PerNeuron(noise.Sigmas, size), 1, lanes);
    private readonly NativeBuffer<T> _renewals = PerLane(noise.PerNeuron(noise.Sigmas, size), noise.Renewal(timeStep), lanes);
    private readonly NativeBuffer<T> _x = new(lanes);

    public override void Reset()
    {
        new Span<T>(_x.Pointer, lanes).Clear();
        CurrentKernel.AddNoise(NoiseStream.Start(random), 0, _sigmas.Pointer, T.One, _x.Pointer, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(long row, int lane, int count, T* currents)
    {
        CurrentKernel.AddNoise(NoiseStream.Of(random, row), lane, _renewals.Pointer + lane, _decay, _x.Pointer + lane, count);
        if (IsOn(row))
        {
            CurrentKernel.Add(_x.Pointer + lane, currents, count);
        }
    }

    public override void Save(StateWriter writer) => writer.Write(new ReadOnlySpan<T>(_x.Pointer, size));

    public override void Restore(StateReader reader) =>
        reader.Read(new Span<T>(_x.Pointer, size), "an Ornstein-Uhlenbeck current", T.NegativeInfinity);

    public override void Dispose()
    {
        _sigmas.Dispose();
        _renewals.Dispose();
        _x.Dispose();
    }
}
