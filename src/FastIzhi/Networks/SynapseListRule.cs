using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>An explicit list of (pre, post, weight). The same pair may stand in it more than once.</summary>
public sealed class SynapseListRule : ConnectionRule
{
    private readonly Synapse[] _synapses;
    private readonly Lazy<InputTable> _table;

    /// <summary>Copies a list.</summary>
    /// <param name="synapses">The synapses, in any order; those of one pair of neurons are delivered in the order given.</param>
    public SynapseListRule(IReadOnlyCollection<Synapse> synapses)
    {
        ArgumentNullException.ThrowIfNull(synapses);
        _synapses = [.. synapses];
        _table = new Lazy<InputTable>(MakeTable);
        LargestWeight = _synapses.Length == 0 ? 0 : _synapses.Max(synapse => synapse.Weight);
    }

    /// <summary>Null: each synapse has its own weight.</summary>
    public override double? CommonWeight => null;

    internal override double LargestWeight { get; }

    /// <summary>The length of the list.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => _synapses.Length;

    internal override string? Problem(in ProjectionShape shape)
    {
        for (var i = 0; i < _synapses.Length; i++)
        {
            var (source, target, weight) = _synapses[i];
            if ((uint)source >= (uint)shape.SourceSize)
            {
                return $"synapse {i}: source {source} is outside 0 to {shape.SourceSize - 1}";
            }

            if ((uint)target >= (uint)shape.TargetSize)
            {
                return $"synapse {i}: target {target} is outside 0 to {shape.TargetSize - 1}";
            }

            if (!double.IsFinite(weight) || weight < 0)
            {
                return $"synapse {i}: weight {weight} nS; a weight must be a finite number of at least 0";
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs) =>
        _table.Value.AddInputs(target, withWeights: true, inputs);

    private InputTable MakeTable()
    {
        var sources = _synapses.Select(synapse => synapse.Source + 1).DefaultIfEmpty().Max();
        var targets = _synapses.Select(synapse => synapse.Target + 1).DefaultIfEmpty().Max();
        return InputTable.Transpose(CsrSynapses.FromList(sources, _synapses), targets);
    }
}
