using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>An explicit list of (pre, post, weight). The same pair may stand in it more than once.</summary>
/// <param name="synapses">The synapses, in any order; those of one source are delivered in the order given.</param>
public sealed class SynapseListRule(IReadOnlyCollection<Synapse> synapses) : ConnectionRule
{
    /// <inheritdoc/>
    protected internal override CsrSynapses Connect(int sourceSize, int targetSize, bool isRecurrent, CounterRandom random)
    {
        var index = 0;
        foreach (var (source, _, weight) in synapses)
        {
            if (source < 0 || source >= sourceSize)
            {
                throw new ArgumentException($"synapse {index}: source {source} is outside 0 to {sourceSize - 1}");
            }

            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException(
                    $"synapse {index}: weight {weight} nS; a weight must be a finite number of at least 0");
            }

            index++;
        }

        return CsrSynapses.FromList(sourceSize, synapses);
    }
}
