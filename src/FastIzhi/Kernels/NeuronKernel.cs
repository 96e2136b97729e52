using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>
/// Advances neurons by one step. A lane is one neuron; all lanes are independent, there is no scalar tail (populations are
/// padded) and no sum over lanes, so that the bits do not depend on the width of the vectors.
/// </summary>
/// <remarks>
/// Not inlined: within a caller the JIT runs out of its inlining budget half-way through the loop, which then takes ten times as
/// long.
/// </remarks>
internal static unsafe class NeuronKernel
{
    /// <summary>A membrane potential beyond this [mV], either way, is not one: the integration has run away.</summary>
    public const double RunawayVoltage = 10_000;

    /// <summary>
    /// Added where a silent network would decay to denormal numbers, which processors compute 100 times slower; far below
    /// anything that counts. [nS] for conductances, [pA] for u.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor<T>()
        where T : IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? T.CreateTruncating(1e-25f) : T.CreateTruncating(1e-200);

    /// <summary>
    /// One step:
    /// <code>
    /// C dv/dt = k (v - v_r)(v - v_t) - u + I - sum over channels of g (v - E) gate(v), or - g where a channel is a current
    ///   du/dt = a ( b (v - v_r) - u )
    ///       g = g decay + sum over its arrival buffers of scale arrivals
    /// v >= v_peak :  v &lt;- c ,  u &lt;- u + d
    /// </code>
    /// everything on the right from the row before. The arrivals are emptied. <see cref="Neurons.ExtendedTerms"/> change the law of
    /// u, v_peak and the reset. A refractory neuron keeps its v and does not fire. Where <see cref="IntegrationKernel"/> has advanced v
    /// and u before, only the rest is done: the drive has no use then, and the compiler leaves it out.
    /// </summary>
    /// <param name="parameters">The parameters of these neurons.</param>
    /// <param name="state">Their state.</param>
    /// <param name="channels">The conductance channels.</param>
    /// <param name="arrivalCount">Number of arrival buffers.</param>
    /// <param name="fired">Receives the neurons that fired, ascending.</param>
    /// <param name="firstNeuron">The number that the neuron of the first lane has in <paramref name="fired"/>.</param>
    /// <param name="diverged">Set to the first lane whose v is NaN or out of all bounds; left alone when there is none.</param>
    /// <returns>How many fired.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Advance<T, TScheme, TParameters, TTerms, TReceptors, TRefractoriness>(
        TParameters parameters,
        in NeuronState<T> state,
        ChannelConstants<T> channels,
        int arrivalCount,
        ushort* fired,
        int firstNeuron,
        ref int diverged)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScheme : struct, ISchemeOrder
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TReceptors : struct, IReceptorSet
        where TRefractoriness : struct, IRefractoriness
    {
        // The addresses and the constants of the channels stay in registers; those of the neurons are operands in aligned memory.
        // More in local variables would be spilled to the stack, whose alignment differs from run to run, and with it the speed.
        T* vs = state.V, us = state.U, currents = state.Current;
        T* ampas = state.Conductances, nmdas = ampas + state.ChannelStride;
        T* gabaAs = nmdas + state.ChannelStride, gabaBs = gabaAs + state.ChannelStride;
        T* excitations = state.Arrivals, inhibitions = excitations + state.ArrivalStride;
        var lanes = state.Count;
        var floor = Vector.Create(Floor<T>());
        var lowest = Lanes.All<T>(-RunawayVoltage);
        var count = 0;
        var (ampaDecay, ampaReversal) = (channels.Decay(0), channels.Reversal(0));
        var (nmdaDecay, nmdaReversal) = (channels.Decay(1), channels.Reversal(1));
        var (gabaADecay, gabaAReversal) = (channels.Decay(2), channels.Reversal(2));
        var (gabaBDecay, gabaBReversal) = (channels.Decay(3), channels.Reversal(3));
        var (gateCentre, gateWidthSquared) = (channels.GateCentre(1), channels.GateWidthSquared(1));

        for (nuint i = 0; i < lanes; i += (nuint)Vector<T>.Count)
        {
            var v = Vector.Load(vs + i);
            var u = Vector.Load(us + i);
            var drive = Lanes.MultiplyAdd(parameters.Gain(i) * (v - parameters.Resting(i)), v - parameters.Threshold(i), Vector.Load(currents + i) - u);
            if (TReceptors.AreStandardFour)
            {
                // In the reference scheme the spikes add to the conductances themselves, later in the step.
                var excitation = TScheme.TestsBeforeIntegration ? floor : Vector.Load(excitations + i);
                var inhibition = TScheme.TestsBeforeIntegration ? floor : Vector.Load(inhibitions + i);
                var open = OpenFraction(v, gateCentre, gateWidthSquared);
                drive = Drive(ampas + i, ampaReversal - v, ampaDecay, excitation, drive);
                drive = Drive(nmdas + i, (nmdaReversal - v) * open, nmdaDecay, excitation, drive);
                drive = Drive(gabaAs + i, gabaAReversal - v, gabaADecay, inhibition, drive);
                drive = Drive(gabaBs + i, gabaBReversal - v, gabaBDecay, inhibition, drive);
                if (!TScheme.TestsBeforeIntegration)
                {
                    floor.Store(excitations + i);
                    floor.Store(inhibitions + i);
                }
            }
            else
            {
                for (var c = 0; c < channels.Count; c++)
                {
                    var arrived = TScheme.TestsBeforeIntegration ? floor : Vector<T>.Zero;
                    for (var f = 0; !TScheme.TestsBeforeIntegration && f < channels.Feeds(c); f++)
                    {
                        var arrivals = Vector.Load(excitations + ((nuint)channels.Arrivals(c, f) * state.ArrivalStride) + i);
                        arrived = Lanes.MultiplyAdd(arrivals, channels.Scale(c, f), arrived);
                    }

                    var driving = Driving(channels, c, v);
                    drive = Drive(ampas + ((nuint)c * state.ChannelStride) + i, driving, channels.Decay(c), arrived, drive);
                }

                for (var a = 0; a < arrivalCount; a++)
                {
                    floor.Store(excitations + ((nuint)a * state.ArrivalStride) + i);
                }
            }

            var refractoryLeft = TRefractoriness.IsThere ? Vector.Load(state.RefractoryLeft + i) : Vector<T>.Zero;
            var isRefractory = Vector.GreaterThan(refractoryLeft, Vector<T>.Zero);
            if (TRefractoriness.IsThere)
            {
                drive = Vector.AndNot(drive, isRefractory);
            }

            var vNew = TScheme.Integrates ? Lanes.MultiplyAdd(parameters.StepOverCapacitance(i), drive, v) : v;
            var target = Target<T, TParameters, TTerms>(parameters, i, v, floor);
            var uNew = TScheme.Integrates ? Lanes.MultiplyAdd(parameters.StepTimesRate(i), target - u, u) : u;

            // Quiet: does not fire, is not NaN, has not run away downwards. Nothing more is needed for quiet lanes.
            var tested = TScheme.TestsBeforeIntegration ? v : vNew;
            var uTested = TScheme.TestsBeforeIntegration ? u : uNew;
            var isSound = Vector.LessThan(lowest, vNew);
            var isBelow = Vector.LessThan(tested, Peak<T, TParameters, TTerms>(parameters, i, uTested));
            if (TRefractoriness.IsThere)
            {
                isBelow |= isRefractory;
            }

            if (!Lanes.AreAllSet(isBelow & isSound))
            {
                var fires = Vector.LessThanOrEqual(Peak<T, TParameters, TTerms>(parameters, i, uTested), tested);
                if (TRefractoriness.IsThere)
                {
                    // The step itself counts below.
                    fires = Vector.AndNot(fires, isRefractory);
                    refractoryLeft = Vector.ConditionalSelect(
                        fires, Vector.Load(state.RefractorySteps + i) + Vector<T>.One, refractoryLeft);
                }

                var isWell = (fires | isSound) & Vector.LessThan(tested, -lowest);
                if (!Lanes.AreAllSet(isWell))
                {
                    // The simulation ends here, with the v that is wrong.
                    diverged = (int)i + BitOperations.TrailingZeroCount(~Lanes.Bits(isWell));
                    Vector.ConditionalSelect(isSound, tested, vNew).Store(vs + i);
                    return count;
                }

                var vReset = parameters.ResetVoltage(i);
                var uReset = uTested + parameters.ResetIncrement(i);
                if (TTerms.AreExtended)
                {
                    vReset = Lanes.MultiplyAdd(parameters.ResetSlope(i), uTested, vReset);
                    var bound = parameters.MaximalRecovery(i);
                    uReset = Vector.ConditionalSelect(Vector.LessThan(bound, uReset), bound, uReset);
                }

                vNew = Vector.ConditionalSelect(fires, vReset, vNew);
                uNew = Vector.ConditionalSelect(fires, uReset, uNew);
                for (var bits = Lanes.Bits(fires); bits != 0; bits &= bits - 1)
                {
                    fired[count++] = (ushort)(firstNeuron + (int)i + BitOperations.TrailingZeroCount(bits));
                }
            }

            vNew.Store(vs + i);
            uNew.Store(us + i);
            if (TRefractoriness.IsThere)
            {
                Vector.Max(refractoryLeft - Vector<T>.One, Vector<T>.Zero).Store(state.RefractoryLeft + i);
            }
        }

        return count;
    }

    /// <summary>U(v), which u goes to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Target<T, TParameters, TTerms>(TParameters parameters, nuint i, Vector<T> v, Vector<T> floor)
        where T : unmanaged
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
    {
        if (!TTerms.AreExtended)
        {
            return Lanes.MultiplyAdd(parameters.Sensitivity(i), v - parameters.Resting(i), floor);
        }

        var distance = v - parameters.RecoveryVoltage(i);
        var above = Lanes.MultiplyAdd(parameters.CubicSensitivity(i) * distance, distance, parameters.SensitivityAbove(i));
        var slope = Vector.ConditionalSelect(Vector.GreaterThan(distance, Vector<T>.Zero), above, parameters.Sensitivity(i));
        return Lanes.MultiplyAdd(slope, distance, floor);
    }

    /// <summary>The spike cut-off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Peak<T, TParameters, TTerms>(TParameters parameters, nuint i, Vector<T> u)
        where T : unmanaged
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        => TTerms.AreExtended ? Lanes.MultiplyAdd(parameters.PeakSlope(i), u, parameters.Peak(i)) : parameters.Peak(i);

    /// <summary>What g of a channel of any kind is multiplied by: (E - v) gate(v), or 1 where it is a current.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Driving<T>(ChannelConstants<T> channels, int c, Vector<T> v)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (channels.IsCurrent(c))
        {
            return Vector<T>.One;
        }

        var driving = channels.Reversal(c) - v;
        return channels.IsGated(c) ? driving * OpenFraction(v, channels.GateCentre(c), channels.GateWidthSquared(c)) : driving;
    }

    /// <summary>One channel: adds g (E - v) gate(v) to the drive, then g = g decay + arrived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Drive<T>(T* conductance, Vector<T> driving, Vector<T> decay, Vector<T> arrived, Vector<T> drive)
        where T : unmanaged
    {
        var g = Vector.Load(conductance);
        Lanes.MultiplyAdd(g, decay, arrived).Store(conductance);
        return Lanes.MultiplyAdd(g, driving, drive);
    }

    /// <summary>x / (1 + x) with x = ((v - centre) / width)^2, written with one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> OpenFraction<T>(Vector<T> v, Vector<T> centre, Vector<T> widthSquared)
        where T : unmanaged
    {
        var distance = v - centre;
        var squared = distance * distance;
        return squared / (squared + widthSquared);
    }
}
