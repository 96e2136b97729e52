using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Randomness;

namespace FastIzhi.Kernels;

/// <summary>
/// Adds currents that change with each step. A lane is one neuron; what is added is a function of the neuron and the row, so that
/// blocks, threads and the width of vectors change no bit. Each product is added with one rounding.
/// </summary>
/// <remarks>
/// Noise is drawn in single precision for both precisions of the state. Draw k, of 64 bits, serves the neurons 2k and 2k + 1, so
/// that a vector of draws fills a vector of float.
/// </remarks>
internal static unsafe class CurrentKernel
{
    /// <summary>currents += factor values.</summary>
    /// <param name="values">A value per lane.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="currents">The currents [pA].</param>
    /// <param name="count">Number of lanes, a multiple of <see cref="Lanes.MaxCount"/>, here and below.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(T* values, T factor, T* currents, int count)
        where T : unmanaged
    {
        var factors = Vector.Create(factor);
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector<T>.Count)
        {
            Lanes.MultiplyAdd(Vector.Load(values + i), factors, Vector.Load(currents + i)).Store(currents + i);
        }
    }

    /// <summary>currents += values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T* values, T* currents, int count)
        where T : unmanaged
    {
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector<T>.Count)
        {
            (Vector.Load(currents + i) + Vector.Load(values + i)).Store(currents + i);
        }
    }

    /// <summary>values = decay values + sigma xi; of noise without a memory, decay is 1 and the values are the currents.</summary>
    /// <param name="random">The draws of the row.</param>
    /// <param name="firstNeuron">The neuron of the first lane, an even number.</param>
    /// <param name="sigmas">sigma per lane.</param>
    /// <param name="decay">The part of the old values that is kept.</param>
    /// <param name="values">The values.</param>
    /// <param name="count">Number of lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddNoise<T>(CounterRandom random, int firstNeuron, T* sigmas, T decay, T* values, int count)
        where T : unmanaged
    {
        var counters = RandomLanes.Counters(random, (ulong)(firstNeuron / 2));
        var next = RandomLanes.NextCounters;
        var decays = Vector.Create(decay);
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector<float>.Count)
        {
            var xi = RandomLanes.Normal(RandomLanes.Mix(counters).As<ulong, uint>());
            counters += next;
            if (typeof(T) == typeof(float))
            {
                AddNoise(xi.As<float, T>(), decays, sigmas + i, values + i);
            }
            else
            {
                Vector.Widen(xi, out var low, out var high);
                AddNoise(low.As<double, T>(), decays, sigmas + i, values + i);
                AddNoise(high.As<double, T>(), decays, sigmas + i + Vector<T>.Count, values + i + Vector<T>.Count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddNoise<T>(Vector<T> xi, Vector<T> decay, T* sigmas, T* values)
        where T : unmanaged =>
        Lanes.MultiplyAdd(Vector.Load(sigmas), xi, Vector.Load(values) * decay).Store(values);
}
