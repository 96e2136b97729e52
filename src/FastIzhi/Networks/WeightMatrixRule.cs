using CommunityToolkit.HighPerformance;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A weight matrix indexed [pre, post] in nS, dense or sparse. Zero entries of a dense matrix make no synapse.</summary>
public sealed class WeightMatrixRule : ConnectionRule
{
    private readonly CsrSynapses _synapses;
    private readonly int _targetCount;

    /// <summary>A dense matrix.</summary>
    /// <param name="weights">Weights [nS], shape [source x target], each at least 0.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public WeightMatrixRule(ReadOnlySpan2D<double> weights)
    {
        var rowPointers = new long[weights.Height + 1];
        var targets = new List<int>();
        var values = new List<double>();
        for (var source = 0; source < weights.Height; source++)
        {
            for (var target = 0; target < weights.Width; target++)
            {
                var weight = weights[source, target];
                if (!double.IsFinite(weight) || weight < 0)
                {
                    throw new ArgumentException(
                        $"weight [{source}, {target}] is {weight} nS; a weight must be a finite number of at least 0");
                }

                if (weight != 0)
                {
                    targets.Add(target);
                    values.Add(weight);
                }
            }

            rowPointers[source + 1] = targets.Count;
        }

        _synapses = CsrSynapses.Adopt(rowPointers, [.. targets], [.. values]);
        _targetCount = weights.Width;
    }

    /// <summary>A sparse matrix.</summary>
    /// <param name="synapses">The matrix in compressed rows.</param>
    /// <param name="targetCount">Number of columns: the size of the target population.</param>
    public WeightMatrixRule(CsrSynapses synapses, int targetCount)
    {
        ArgumentNullException.ThrowIfNull(synapses);
        (_synapses, _targetCount) = (synapses, targetCount);
    }

    /// <inheritdoc/>
    protected internal override CsrSynapses Connect(int sourceSize, int targetSize, bool isRecurrent, CounterRandom random) =>
        _synapses.SourceCount == sourceSize && _targetCount == targetSize
            ? _synapses
            : throw new ArgumentException(
                $"the weight matrix is {_synapses.SourceCount} x {_targetCount}; " +
                $"the populations need {sourceSize} x {targetSize} (source x target)");
}
