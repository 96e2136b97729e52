using FastIzhi.Networks.Files;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// An explicit list of synapses, in the program or in a file. The same pair may stand in it more than once. Each synapse may have a
/// delay of its own, which then is that of the projection.
/// </summary>
public sealed class SynapseListRule : ConnectionRule
{
    private readonly SynapseList _list;
    private readonly Weight? _weight;
    private readonly Lazy<InputTable> _table;

    /// <summary>Copies a list.</summary>
    /// <param name="synapses">The synapses, in any order; those of one pair of neurons are delivered in the order given.</param>
    /// <param name="delays">The delay of each [ms], to be rounded to time steps; null where the projection says.</param>
    /// <exception cref="ArgumentException">The numbers of synapses and delays differ.</exception>
    public SynapseListRule(IReadOnlyCollection<Synapse> synapses, IReadOnlyCollection<double>? delays = null)
        : this(SynapseList.Of(synapses, delays))
    {
    }

    /// <summary>Copies a list of pairs.</summary>
    /// <param name="pairs">Source and target of each synapse, in any order.</param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="delays">The delay of each [ms], to be rounded to time steps; null where the projection says.</param>
    /// <exception cref="ArgumentException">The numbers of pairs and delays differ, or a weight is out of its range.</exception>
    public SynapseListRule(IReadOnlyCollection<(int Source, int Target)> pairs, Weight weight, IReadOnlyCollection<double>? delays = null)
        : this(SynapseList.Of(pairs, delays), weight ?? throw new ArgumentNullException(nameof(weight)))
    {
    }

    /// <summary>Takes a list, such as one that was read from a file.</summary>
    /// <param name="list">The synapses.</param>
    /// <param name="weight">The weights [nS] where the list has none.</param>
    /// <exception cref="ArgumentException">
    /// The columns have different lengths, the list has weights and so has the caller, neither has, or the weight is out of its range.
    /// </exception>
    public SynapseListRule(SynapseList list, Weight? weight = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        CheckColumns(list, weight);
        (_list, _weight) = (list, weight is null ? null : CheckWeight(weight, nameof(weight)));
        _table = new Lazy<InputTable>(() => InputTable.Of(_list));
        LargestWeight = weight?.High ?? (_list.Count == 0 ? 0 : _list.Weights.Max());
        OwnDelay = list.Delays.Length > 0 ? new ListedDelay(_list, _table) : null;
    }

    /// <summary>The weight of all synapses where one was given for all [nS]; else null.</summary>
    public override double? CommonWeight => _weight?.Common;

    internal override double LargestWeight { get; }

    internal override bool NeedsDistances => _weight?.NeedsDistances ?? false;

    internal override Delay? OwnDelay { get; }

    /// <summary>
    /// Reads a list from a file: CSV (<c>.csv</c>) with a first line <c>source,target,weight,delay</c>, of which weight and delay may be
    /// missing, and neurons counted from 0; or a Matrix Market file (<c>.mtx</c>, coordinate, general) with a row per source and a
    /// column per target neuron, counted from 1 as the format has it. Weights in nS, delays in ms.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="weight">The weights [nS] where the file has none.</param>
    /// <exception cref="InvalidDataException">A line is not as it must be; it is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The file has weights and so has the caller, or neither has.</exception>
    public static SynapseListRule FromFile(string path, Weight? weight = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new SynapseListRule(SynapseFile.Read(path), weight);
    }

    /// <summary>The length of the list.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape) => _list.Count;

    internal override string? Problem(in ProjectionShape shape) => _weight?.Problem(shape) ?? _list.Problem(shape);

    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        if (_weight is null)
        {
            _table.Value.AddInputs(target, withWeights: true, inputs);
            return;
        }

        var sources = _table.Value.SourcesOf(target);
        sources.CopyTo(inputs.Reserve(sources.Length));
        inputs.Commit(sources.Length, _weight, target, shape, random);
    }

    private static void CheckColumns(SynapseList list, Weight? weight)
    {
        if (list.Targets.Length != list.Count
            || (!list.Weights.IsEmpty && list.Weights.Length != list.Count)
            || (!list.Delays.IsEmpty && list.Delays.Length != list.Count))
        {
            throw new ArgumentException(
                $"{list.Origin} has {list.Count} sources, {list.Targets.Length} targets, {list.Weights.Length} weights and " +
                $"{list.Delays.Length} delays; give as many of each, or no weights and no delays",
                nameof(list));
        }

        if (weight is null == list.Weights.IsEmpty && list.Count > 0)
        {
            throw new ArgumentException(weight is null
                ? $"{list.Origin} has no weights; give the weight beside it"
                : $"{list.Origin} has weights of its own; leave the weight beside it out");
        }
    }
}
