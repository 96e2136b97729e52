using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>A projection as seen from its source, with the weights in the precision of the simulation.</summary>
internal sealed class OutgoingProjection<T>(Projection projection, PopulationLanes target)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsrSynapses _synapses = projection.Synapses;
    private readonly T[] _weights = Array.ConvertAll(projection.Synapses.Weights.ToArray(), T.CreateTruncating);

    /// <summary>Adds the weights of one source neuron, times a factor, to one value per target.</summary>
    /// <param name="source">The neuron that fired.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="values">One value per lane of all populations.</param>
    public void Deliver(int source, T scale, Span<T> values)
    {
        var destination = values.Slice(target.First, target.Size);
        if (_synapses.HasOneWeight)
        {
            DeliveryKernel.Deliver(_synapses.TargetsOf(source), _weights[0], scale, destination);
        }
        else
        {
            DeliveryKernel.Deliver(_synapses.TargetsOf(source), _weights.AsSpan(_synapses.Row(source)), scale, destination);
        }
    }
}
