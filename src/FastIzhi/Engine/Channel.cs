using FastIzhi.Receptors;

namespace FastIzhi.Engine;

/// <summary>
/// A sum of the synapses of each target neuron that decays with one time constant. A receptor without a rise time has one channel, its
/// conductance; one with a rise time has two, whose sum it is. Spikes that open receptors of one name with different taus drive channels of
/// their own.
/// </summary>
/// <param name="Receptor">The receptor, its tau included.</param>
/// <param name="Tau">Time constant of this channel [ms]: tau of the receptor, or its rise time.</param>
/// <param name="Feeds">
/// The arrival buffers that feed it in the standard scheme, one for each ratio in which spikes open the receptor, and what their arrivals
/// are multiplied by.
/// </param>
internal sealed record Channel(ReceptorKind Receptor, double Tau, IReadOnlyList<(int Arrivals, double Scale)> Feeds)
{
    /// <summary>Whether its values are at most 0: those of the rise, and currents that inhibit.</summary>
    public bool IsNegative => Feeds[0].Scale < 0;
}
