using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>
/// Advances v and u by one step with other methods than forward Euler; <see cref="NeuronKernel"/> does the rest of the step. Laws and
/// lanes are as there. v of refractory neurons stays.
/// </summary>
internal static unsafe class IntegrationKernel
{
    /// <summary>What is left of a conductance at a point of the step.</summary>
    private enum Decay
    {
        None,
        HalfStep,
        WholeStep,
    }

    /// <summary>Two half-steps of v with the conductances and u of the row before, then u with the new v.</summary>
    /// <param name="parameters">The parameters of these neurons.</param>
    /// <param name="state">Their state.</param>
    /// <param name="channels">The conductance channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void HalfSteps<T, TParameters, TTerms, TReceptors>(
        TParameters parameters, in NeuronState<T> state, ChannelConstants<T> channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TReceptors : struct, IReceptorSet
    {
        var half = Lanes.All<T>(0.5);
        var floor = Vector.Create(NeuronKernel.Floor<T>());
        for (nuint i = 0; i < state.Count; i += (nuint)Vector<T>.Count)
        {
            var v = Vector.Load(state.V + i);
            var u = Vector.Load(state.U + i);
            var halfStep = half * parameters.StepOverCapacitance(i);
            for (var k = 0; k < 2; k++)
            {
                v = Lanes.MultiplyAdd(halfStep, Drive<T, TParameters, TReceptors>(parameters, state, channels, i, v, u, Decay.None), v);
            }

            var target = NeuronKernel.Target<T, TParameters, TTerms>(parameters, i, v, floor);
            v.Store(state.V + i);
            Lanes.MultiplyAdd(parameters.StepTimesRate(i), target - u, u).Store(state.U + i);
        }
    }

    /// <summary>
    /// The classical Runge-Kutta method of fourth order. The conductances are those at the start, the middle and the end of the step, as
    /// they decay. No stage looks beyond v_peak, where the equations do not hold: the last step of an upstroke would take u far away.
    /// </summary>
    /// <inheritdoc cref="HalfSteps"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void RK4<T, TParameters, TTerms, TReceptors>(
        TParameters parameters, in NeuronState<T> state, ChannelConstants<T> channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TReceptors : struct, IReceptorSet
    {
        var (half, sixth) = (Lanes.All<T>(0.5), Lanes.All<T>(1.0 / 6));
        var floor = Vector.Create(NeuronKernel.Floor<T>());
        for (nuint i = 0; i < state.Count; i += (nuint)Vector<T>.Count)
        {
            var v = Vector.Load(state.V + i);
            var u = Vector.Load(state.U + i);
            var (vStep, uStep) = (parameters.StepOverCapacitance(i), parameters.StepTimesRate(i));

            var drive1 = Drive<T, TParameters, TReceptors>(parameters, state, channels, i, v, u, Decay.None);
            var pull1 = NeuronKernel.Target<T, TParameters, TTerms>(parameters, i, v, floor) - u;

            var u2 = Lanes.MultiplyAdd(half * uStep, pull1, u);
            var v2 = UpToPeak<T, TParameters, TTerms>(parameters, i, Lanes.MultiplyAdd(half * vStep, drive1, v), u2);
            var drive2 = Drive<T, TParameters, TReceptors>(parameters, state, channels, i, v2, u2, Decay.HalfStep);
            var pull2 = NeuronKernel.Target<T, TParameters, TTerms>(parameters, i, v2, floor) - u2;

            var u3 = Lanes.MultiplyAdd(half * uStep, pull2, u);
            var v3 = UpToPeak<T, TParameters, TTerms>(parameters, i, Lanes.MultiplyAdd(half * vStep, drive2, v), u3);
            var drive3 = Drive<T, TParameters, TReceptors>(parameters, state, channels, i, v3, u3, Decay.HalfStep);
            var pull3 = NeuronKernel.Target<T, TParameters, TTerms>(parameters, i, v3, floor) - u3;

            var u4 = Lanes.MultiplyAdd(uStep, pull3, u);
            var v4 = UpToPeak<T, TParameters, TTerms>(parameters, i, Lanes.MultiplyAdd(vStep, drive3, v), u4);
            var drive4 = Drive<T, TParameters, TReceptors>(parameters, state, channels, i, v4, u4, Decay.WholeStep);
            var pull4 = NeuronKernel.Target<T, TParameters, TTerms>(parameters, i, v4, floor) - u4;

            var drive = drive1 + drive4 + (drive2 + drive3) + (drive2 + drive3);
            var pull = pull1 + pull4 + (pull2 + pull3) + (pull2 + pull3);
            Lanes.MultiplyAdd(sixth * vStep, drive, v).Store(state.V + i);
            Lanes.MultiplyAdd(sixth * uStep, pull, u).Store(state.U + i);
        }
    }

    /// <summary>C dv/dt at a point of the step; 0 of refractory neurons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Drive<T, TParameters, TReceptors>(
        TParameters parameters,
        in NeuronState<T> state,
        ChannelConstants<T> channels,
        nuint i,
        Vector<T> v,
        Vector<T> u,
        Decay decay)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TParameters : struct, INeuronParameters<T>
        where TReceptors : struct, IReceptorSet
    {
        var drive = Lanes.MultiplyAdd(
            parameters.Gain(i) * (v - parameters.Resting(i)), v - parameters.Threshold(i), Vector.Load(state.Current + i) - u);
        if (TReceptors.AreStandardFour)
        {
            // In the order of the channels, as below.
            var open = NeuronKernel.OpenFraction(v, channels.GateCentre(1), channels.GateWidthSquared(1));
            drive = Lanes.MultiplyAdd(Conductance(state, channels, 0, i, decay), channels.Reversal(0) - v, drive);
            drive = Lanes.MultiplyAdd(Conductance(state, channels, 1, i, decay), (channels.Reversal(1) - v) * open, drive);
            drive = Lanes.MultiplyAdd(Conductance(state, channels, 2, i, decay), channels.Reversal(2) - v, drive);
            drive = Lanes.MultiplyAdd(Conductance(state, channels, 3, i, decay), channels.Reversal(3) - v, drive);
        }
        else
        {
            for (var c = 0; c < channels.Count; c++)
            {
                drive = Lanes.MultiplyAdd(Conductance(state, channels, c, i, decay), NeuronKernel.Driving(channels, c, v), drive);
            }
        }

        return state.RefractoryLeft == null
            ? drive
            : Vector.AndNot(drive, Vector.GreaterThan(Vector.Load(state.RefractoryLeft + i), Vector<T>.Zero));
    }

    /// <summary>What is left of the conductance of a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Conductance<T>(in NeuronState<T> state, ChannelConstants<T> channels, int channel, nuint i, Decay decay)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var g = Vector.Load(state.Conductances + ((nuint)channel * state.ChannelStride) + i);
        return decay switch
        {
            Decay.None => g,
            Decay.HalfStep => g * channels.HalfDecay(channel),
            _ => g * channels.Decay(channel),
        };
    }

    /// <summary>v, or v_peak where it is beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> UpToPeak<T, TParameters, TTerms>(TParameters parameters, nuint i, Vector<T> v, Vector<T> u)
        where T : unmanaged
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
    {
        var peak = NeuronKernel.Peak<T, TParameters, TTerms>(parameters, i, u);
        return Vector.ConditionalSelect(Vector.LessThan(peak, v), peak, v);
    }
}
