using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastIzhi.Kernels;

/// <summary>
/// Advances a population by one step. A lane is one neuron; all lanes are independent, there is no scalar tail (populations
/// are padded) and no sum over lanes, so that the bits do not depend on the width of the vectors.
/// </summary>
/// <remarks>
/// Not inlined: within a caller the JIT runs out of its inlining budget half-way through the loop, which then takes ten times as
/// long.
/// </remarks>
internal static class NeuronKernel
{
    /// <summary>A membrane potential beyond this [mV], either way, is not one: the integration has run away.</summary>
    public const double RunawayVoltage = 10_000;

    /// <summary>
    /// Added where a silent network would decay to denormal numbers, which processors compute 100 times slower; far below
    /// anything that counts. [nS] for conductances, [pA] for u.
    /// </summary>
    public static T Floor<T>()
        where T : IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? T.CreateTruncating(1e-25f) : T.CreateTruncating(1e-200);

    /// <summary>
    /// One step of the population whose first neuron is at lane <paramref name="first"/>:
    /// <code>
    /// C dv/dt = k (v - v_r)(v - v_t) - u + I - sum over channels of g (v - E) gate(v)
    ///   du/dt = a ( b (v - v_r) - u )
    ///       g = g decay + arrivals
    /// v >= v_peak :  v &lt;- c ,  u &lt;- u + d
    /// </code>
    /// everything on the right from the row before.
    /// </summary>
    /// <param name="parameters">The parameters of the neurons.</param>
    /// <param name="channels">The conductance channels.</param>
    /// <param name="arrivalOffsets">Offsets of the arrival buffers in <paramref name="synaptic"/>; they are emptied.</param>
    /// <param name="first">First lane of the population.</param>
    /// <param name="v">Membrane potentials of the population [mV]; its length is a multiple of <see cref="Wide{T}.MaxCount"/>.</param>
    /// <param name="u">Recovery currents [pA].</param>
    /// <param name="current">Injected currents [pA].</param>
    /// <param name="synaptic">Conductances and arrivals of all populations [nS].</param>
    /// <param name="fired">Receives the neurons that fired, ascending; as long as <paramref name="v"/>.</param>
    /// <param name="diverged">Set to the first neuron whose v is NaN or out of all bounds; left alone when there is none.</param>
    /// <returns>How many fired.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Advance<T, TScheme, TParameters>(
        TParameters parameters,
        ReadOnlySpan<ChannelConstants<T>> channels,
        ReadOnlySpan<nuint> arrivalOffsets,
        int first,
        Span<T> v,
        Span<T> u,
        ReadOnlySpan<T> current,
        Span<T> synaptic,
        Span<int> fired,
        ref int diverged)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScheme : struct, ISchemeOrder
        where TParameters : struct, INeuronParameters<T>, allows ref struct
    {
        ref var v0 = ref MemoryMarshal.GetReference(v);
        ref var u0 = ref MemoryMarshal.GetReference(u[..v.Length]);
        ref var current0 = ref MemoryMarshal.GetReference(current[..v.Length]);
        ref var synaptic0 = ref MemoryMarshal.GetReference(synaptic[first..]);
        ref var fired0 = ref MemoryMarshal.GetReference(fired[..v.Length]);
        Wide<T> floor = Vector.Create(Floor<T>());
        Wide<T> lowest = Vector.Create(T.CreateTruncating(-RunawayVoltage));
        var count = 0;

        for (nuint i = 0; i < (nuint)v.Length; i += (nuint)Wide<T>.Count)
        {
            var vOld = Wide<T>.Load(ref v0, i);
            var drive = Wide<T>.MultiplyAdd(
                parameters.Gain(i) * (vOld - parameters.Resting(i)),
                vOld - parameters.Threshold(i),
                Wide<T>.Load(ref current0, i) - Wide<T>.Load(ref u0, i));

            for (var c = 0; c < channels.Length; c++)
            {
                ref readonly var channel = ref channels[c];
                var driving = Vector.Create(channel.Reversal) - vOld;
                if (channel.IsGated)
                {
                    driving *= OpenFraction(vOld, channel);
                }

                var g = Wide<T>.Load(ref synaptic0, channel.Offset + i);
                drive = Wide<T>.MultiplyAdd(g, driving, drive);

                // In the reference scheme the spikes add to g itself, later in the step.
                var arrived = TScheme.TestsBeforeIntegration ? floor : Wide<T>.Load(ref synaptic0, channel.Arrivals + i);
                Wide<T>.MultiplyAdd(g, Vector.Create(channel.Decay), arrived).Store(ref synaptic0, channel.Offset + i);
            }

            for (var a = 0; a < arrivalOffsets.Length; a++)
            {
                floor.Store(ref synaptic0, arrivalOffsets[a] + i);
            }

            var vNew = Wide<T>.MultiplyAdd(parameters.StepOverCapacitance(i), drive, vOld);
            var uOld = Wide<T>.Load(ref u0, i);
            var uNew = Wide<T>.MultiplyAdd(
                parameters.StepTimesRate(i),
                Wide<T>.MultiplyAdd(parameters.Sensitivity(i), vOld - parameters.Resting(i), floor) - uOld,
                uOld);

            // Quiet: does not fire, is not NaN, has not run away downwards. Nothing more is needed for quiet lanes.
            var tested = TScheme.TestsBeforeIntegration ? vOld : vNew;
            var belowPeak = Wide<T>.LessThan(tested, parameters.Peak(i));
            var isSound = Wide<T>.LessThan(lowest, vNew);
            if (!Wide<T>.All(belowPeak & isSound))
            {
                var fires = Wide<T>.LessThanOrEqual(parameters.Peak(i), tested);
                var diverges = ~Wide<T>.Bits((fires | isSound) & Wide<T>.LessThan(tested, -lowest)) & Wide<T>.AllBits;
                if (diverges != 0)
                {
                    // The simulation ends here, with the v that is wrong.
                    diverged = (int)i + BitOperations.TrailingZeroCount(diverges);
                    Wide<T>.Select(isSound, tested, vNew).Store(ref v0, i);
                    return count;
                }

                vNew = Wide<T>.Select(fires, parameters.ResetVoltage(i), vNew);
                uNew = Wide<T>.Select(fires, (TScheme.TestsBeforeIntegration ? uOld : uNew) + parameters.ResetIncrement(i), uNew);
                for (var bits = Wide<T>.Bits(fires); bits != 0; bits &= bits - 1)
                {
                    Unsafe.Add(ref fired0, count++) = (int)i + BitOperations.TrailingZeroCount(bits);
                }
            }

            vNew.Store(ref v0, i);
            uNew.Store(ref u0, i);
        }

        return count;
    }

    /// <summary>x / (1 + x) with x = ((v - centre) / width)^2, written with one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide<T> OpenFraction<T>(Wide<T> v, in ChannelConstants<T> channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var distance = v - Vector.Create(channel.GateCentre);
        var squared = distance * distance;
        return squared / (squared + Vector.Create(channel.GateWidthSquared));
    }
}
