using System.Numerics;
using FastIzhi.Receptors;

namespace FastIzhi.Kernels;

/// <summary>The constants of a conductance channel for the neuron kernel.</summary>
/// <param name="receptor">The receptor.</param>
/// <param name="decay">The factor by which the conductance decays in one step.</param>
/// <param name="offset">Offset of its conductances in the synaptic buffer.</param>
/// <param name="arrivals">Offset of the arrivals that it takes; unused in the reference scheme.</param>
internal readonly struct ChannelConstants<T>(ReceptorKind receptor, double decay, int offset, int arrivals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly nuint Offset = (nuint)offset;
    public readonly nuint Arrivals = (nuint)arrivals;
    public readonly T Decay = T.CreateTruncating(decay);
    public readonly T Reversal = T.CreateTruncating(receptor.Reversal);
    public readonly bool IsGated = receptor.Gate is not null;
    public readonly T GateCentre = T.CreateTruncating(receptor.Gate?.Centre ?? 0);
    public readonly T GateWidthSquared = T.CreateTruncating((receptor.Gate?.Width ?? 0) * (receptor.Gate?.Width ?? 0));
}
