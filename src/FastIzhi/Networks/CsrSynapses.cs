namespace FastIzhi.Networks;

/// <summary>
/// The synapses of a projection as a sparse matrix in compressed rows, one row per source neuron. The order within a row is
/// the order in which a spike reaches its targets.
/// </summary>
public sealed class CsrSynapses
{
    private readonly long[] _rowPointers;
    private readonly int[] _targets;
    private readonly double[] _weights;
    private readonly double[] _delays;

    /// <summary>Copies a matrix in compressed rows.</summary>
    /// <param name="rowPointers">
    /// Source i has the synapses [rowPointers[i], rowPointers[i + 1]); length = number of sources + 1, first 0, never falling.
    /// </param>
    /// <param name="targets">Target of each synapse, an index within the target population.</param>
    /// <param name="weights">Weight of each synapse [nS], or a single weight for all.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, or a weight is negative or not finite.</exception>
    public CsrSynapses(ReadOnlySpan<long> rowPointers, ReadOnlySpan<int> targets, ReadOnlySpan<double> weights)
        : this(rowPointers.ToArray(), targets.ToArray(), weights.ToArray(), [0])
    {
        if (rowPointers.Length == 0 || rowPointers[0] != 0 || rowPointers[^1] != targets.Length)
        {
            throw new ArgumentException(
                $"the row pointers must run from 0 to the number of targets, {targets.Length}", nameof(rowPointers));
        }

        for (var i = 1; i < rowPointers.Length; i++)
        {
            if (rowPointers[i] < rowPointers[i - 1])
            {
                throw new ArgumentException(
                    $"row pointer {i} is {rowPointers[i]}, below the one before, {rowPointers[i - 1]}", nameof(rowPointers));
            }
        }

        if (weights.Length != targets.Length && weights.Length != 1)
        {
            throw new ArgumentException(
                $"{weights.Length} weights for {targets.Length} synapses; give one for all or one per synapse", nameof(weights));
        }

        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException(
                    $"weight {i} is {weights[i]} nS; a weight must be a finite number of at least 0", nameof(weights));
            }
        }
    }

    private CsrSynapses(long[] rowPointers, int[] targets, double[] weights, double[] delays) =>
        (_rowPointers, _targets, _weights, _delays) = (rowPointers, targets, weights, delays);

    /// <summary>Number of source neurons.</summary>
    public int SourceCount => _rowPointers.Length - 1;

    /// <summary>Number of synapses.</summary>
    public long Count => _targets.Length;

    /// <summary>Whether all synapses share one weight.</summary>
    public bool HasOneWeight => _weights.Length == 1;

    /// <summary>Row pointers, length <see cref="SourceCount"/> + 1.</summary>
    public ReadOnlySpan<long> RowPointers => _rowPointers;

    /// <summary>Target of each synapse, an index within the target population.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>Weight of each synapse [nS]; length 1 when <see cref="HasOneWeight"/>.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>
    /// Delay of each synapse [ms], before it is rounded to time steps; length 1 for a delay that all share, in which 0 stands for
    /// one step whatever its length.
    /// </summary>
    public ReadOnlySpan<double> Delays => _delays;

    /// <summary>The targets of one source neuron.</summary>
    /// <param name="source">Index within the source population.</param>
    public ReadOnlySpan<int> TargetsOf(int source) => _targets.AsSpan(Row(source));

    /// <summary>The weight of one synapse [nS].</summary>
    /// <param name="synapse">Index among all synapses.</param>
    public double WeightOf(long synapse) => HasOneWeight ? _weights[0] : _weights[synapse];

    /// <summary>The delay of one synapse [ms]; 0 for one time step.</summary>
    /// <param name="synapse">Index among all synapses.</param>
    public double DelayOf(long synapse) => _delays.Length == 1 ? _delays[0] : _delays[synapse];

    /// <summary>The indices of the synapses of one source neuron.</summary>
    /// <param name="source">Index within the source population.</param>
    public Range Row(int source) => (int)_rowPointers[source]..(int)_rowPointers[source + 1];

    /// <summary>All synapses as (source, target, weight), by source, in the order of delivery.</summary>
    public IEnumerable<Synapse> Enumerate()
    {
        for (var source = 0; source < SourceCount; source++)
        {
            for (var i = _rowPointers[source]; i < _rowPointers[source + 1]; i++)
            {
                yield return new Synapse(source, _targets[i], WeightOf(i));
            }
        }
    }

    /// <summary>Takes over arrays that fit together.</summary>
    internal static CsrSynapses Adopt(long[] rowPointers, int[] targets, double[] weights, double[] delays) =>
        new(rowPointers, targets, weights, delays);
}
