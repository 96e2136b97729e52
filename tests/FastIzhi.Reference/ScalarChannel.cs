using System.Numerics;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Reference;

/// <summary>
/// One exponential of a receptor: its only one, or with a rise time the decaying or the rising one, whose sum is the conductance. Spikes
/// that open receptors of one name with different taus have channels of their own.
/// </summary>
/// <param name="receptor">The receptor.</param>
/// <param name="isRise">Whether it is the rising one.</param>
/// <param name="ratios">The ratios in which spikes open the receptor, ascending.</param>
/// <param name="scheme">The scheme.</param>
/// <param name="timeStep">Time step [ms].</param>
internal sealed class ScalarChannel<T>(ReceptorKind receptor, bool isRise, double[] ratios, Scheme scheme, double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _reversal = T.CreateChecked(receptor.Reversal ?? 0);
    private readonly T _centre = T.CreateChecked(receptor.Gate?.Centre ?? 0);
    private readonly T _widthSquared = T.CreateChecked((receptor.Gate?.Width ?? 0) * (receptor.Gate?.Width ?? 0));

    /// <summary>Keeps what decays away from becoming a denormal number; far below anything that counts.</summary>
    public static T Floor { get; } = T.CreateChecked(typeof(T) == typeof(float) ? 1e-25 : 1e-200);

    public ReceptorKind Receptor => receptor;

    /// <summary>The ratios in which spikes open the receptor, ascending.</summary>
    public double[] Ratios => ratios;

    /// <summary>What the arrivals of each ratio are multiplied by.</summary>
    public T[] Scales { get; } = Array.ConvertAll(ratios, ratio => T.CreateChecked(Sign(receptor, isRise) * PeakScale(receptor) * ratio));

    /// <summary>Forward Euler in the reference scheme, exact in the standard one.</summary>
    public T Decay { get; } = T.CreateChecked(
        scheme == Scheme.Reference
            ? 1 - timeStep / receptor.Tau
            : Math.Exp(-timeStep / (isRise ? receptor.Rise : receptor.Tau)));

    /// <summary>The decay in half a step, exact.</summary>
    public T HalfDecay { get; } = T.CreateChecked(Math.Exp(-timeStep / (isRise ? receptor.Rise : receptor.Tau) / 2));

    /// <summary>(reversal - v), times x / (1 + x) with x = ((v - centre) / width)^2 where there is a gate; 1 of a current.</summary>
    public T Driving(T v)
    {
        if (receptor.Reversal is null)
        {
            return T.One;
        }

        if (receptor.Gate is null)
        {
            return _reversal - v;
        }

        var squared = (v - _centre) * (v - _centre);
        return (_reversal - v) * (squared / (squared + _widthSquared));
    }

    /// <summary>Currents of inhibitory synapses are negative, and so is the rising exponential.</summary>
    private static int Sign(ReceptorKind receptor, bool isRise) =>
        (receptor.Reversal is null && receptor.Kind == NeuronKind.Inhibitory ? -1 : 1) * (isRise ? -1 : 1);

    /// <summary>One over the largest value of exp(-t / tau) - exp(-t / rise).</summary>
    private static double PeakScale(ReceptorKind receptor)
    {
        var (tau, rise) = (receptor.Tau, receptor.Rise);
        if (rise == 0)
        {
            return 1;
        }

        var peak = tau * rise / (tau - rise) * Math.Log(tau / rise);
        return 1 / (Math.Exp(-peak / tau) - Math.Exp(-peak / rise));
    }
}
