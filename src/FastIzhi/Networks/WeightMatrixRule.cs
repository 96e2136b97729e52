using CommunityToolkit.HighPerformance;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A weight matrix indexed [pre, post] in nS, dense or sparse. Zero entries of a dense matrix make no synapse.</summary>
public sealed class WeightMatrixRule : ConnectionRule
{
    private readonly InputTable _table;
    private readonly int _sourceCount;
    private readonly int _targetCount;

    /// <summary>A dense matrix.</summary>
    /// <param name="weights">Weights [nS], shape [source x target], each at least 0.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public WeightMatrixRule(ReadOnlySpan2D<double> weights)
    {
        var first = new long[weights.Width + 1];
        var sources = new List<int>();
        var values = new List<double>();
        for (var target = 0; target < weights.Width; target++)
        {
            for (var source = 0; source < weights.Height; source++)
            {
                var weight = weights[source, target];
                if (!double.IsFinite(weight) || weight < 0)
                {
                    throw new ArgumentException(
                        $"weight [{source}, {target}] is {weight} nS; a weight must be a finite number of at least 0");
                }

                if (weight != 0)
                {
                    sources.Add(source);
                    values.Add(weight);
                }
            }

            first[target + 1] = sources.Count;
        }

        (_sourceCount, _targetCount) = (weights.Height, weights.Width);
        _table = new InputTable(first, [.. sources], [.. values]);
        LargestWeight = values.DefaultIfEmpty().Max();
    }

    /// <summary>A sparse matrix.</summary>
    /// <param name="synapses">The matrix in compressed rows. Its delays are not used.</param>
    /// <param name="targetCount">Number of columns: the size of the target population.</param>
    /// <exception cref="ArgumentException">A target is outside the columns.</exception>
    public WeightMatrixRule(CsrSynapses synapses, int targetCount)
    {
        ArgumentNullException.ThrowIfNull(synapses);
        for (var i = 0; i < synapses.Targets.Length; i++)
        {
            if ((uint)synapses.Targets[i] >= (uint)targetCount)
            {
                throw new ArgumentException(
                    $"synapse {i}: target {synapses.Targets[i]} is outside 0 to {targetCount - 1}", nameof(synapses));
            }
        }

        (_sourceCount, _targetCount) = (synapses.SourceCount, targetCount);
        _table = InputTable.Transpose(synapses, targetCount);
        CommonWeight = synapses.HasOneWeight ? synapses.Weights[0] : null;
        LargestWeight = synapses.Weights.ToArray().DefaultIfEmpty().Max();
    }

    /// <summary>The weight of a sparse matrix that has a single one; else null.</summary>
    public override double? CommonWeight { get; }

    internal override double LargestWeight { get; }

    /// <summary>The number of entries.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => _table.Count;

    internal override string? Problem(in ProjectionShape shape) =>
        _sourceCount == shape.SourceSize && _targetCount == shape.TargetSize
            ? null
            : $"the weight matrix is {_sourceCount} x {_targetCount}; " +
                $"the populations need {shape.SourceSize} x {shape.TargetSize} (source x target)";

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs) =>
        _table.AddInputs(target, withWeights: CommonWeight is null, inputs);
}
