using FastIzhi.Randomness;
using FastIzhi.Receptors;

namespace FastIzhi.Networks;

/// <summary>
/// The synapses from one population to another, as a description: nothing is drawn until it is asked for.
/// </summary>
public sealed class Projection
{
    private readonly Lazy<double> _expectedCount;
    private readonly Lazy<CsrSynapses> _synapses;

    internal Projection(
        Population source,
        Population target,
        ConnectionRule rule,
        Delay delay,
        WeightFormat weightFormat,
        IReadOnlyList<DrivenReceptor> receptors,
        ProjectionShape shape,
        CounterRandom random)
    {
        (Source, Target, Rule, Delay, WeightFormat) = (source, target, rule, delay, weightFormat);
        (Receptors, Shape, Random) = (receptors, shape, random);
        _expectedCount = new Lazy<double>(() => Rule.ExpectedCount(Shape));
        _synapses = new Lazy<CsrSynapses>(() => SynapseLister.List(this));
    }

    /// <summary>Presynaptic population.</summary>
    public Population Source { get; }

    /// <summary>Postsynaptic population.</summary>
    public Population Target { get; }

    /// <summary>Which neurons connect, with which weights.</summary>
    public ConnectionRule Rule { get; }

    /// <summary>The time from a spike to its arrival.</summary>
    public Delay Delay { get; }

    /// <summary>How a simulation stores the weights.</summary>
    public WeightFormat WeightFormat { get; }

    /// <summary>The receptors that its spikes open at the target, and in what ratios.</summary>
    public IReadOnlyList<DrivenReceptor> Receptors { get; }

    /// <summary>Whether they are others than those of the source population, or opened in ratios.</summary>
    public bool HasOwnReceptors => !Receptors.SequenceEqual(Source.Receptors.Select(receptor => new DrivenReceptor(receptor)));

    /// <summary>The sizes that the rule works with.</summary>
    public ProjectionShape Shape { get; }

    /// <summary>The generator of its draws.</summary>
    public CounterRandom Random { get; }

    /// <summary>Number of synapses: exact where the rule fixes it, else the expectation.</summary>
    public double ExpectedSynapseCount => _expectedCount.Value;

    /// <summary>
    /// All synapses by source, those of a source by target, with weights as the rule gives them, whatever the
    /// <see cref="WeightFormat"/>. Made when it is first read, and kept: for looking at small networks.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are more synapses than an array can hold.</exception>
    public CsrSynapses Synapses => _synapses.Value;

    /// <summary>
    /// Adds the inputs of one target neuron, the same ones whenever and wherever it is called. Any number of threads may call it,
    /// each with a list of its own.
    /// </summary>
    /// <param name="target">Index within the target population.</param>
    /// <param name="inputs">Receives them. Those of one source are in the order in which they are delivered.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    public void AddInputs(int target, InputList inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, Shape.TargetSize);
        Rule.AddInputs(target, Shape, Random, inputs);
    }

    /// <summary>The delay of one of the inputs of a target neuron [ms], before it is rounded to time steps; 0 for one step.</summary>
    /// <param name="source">Index within the source population, as <see cref="AddInputs"/> gave it.</param>
    /// <param name="target">Index within the target population.</param>
    /// <param name="input">Its place among the inputs that <see cref="AddInputs"/> gave.</param>
    public double DelayOf(int source, int target, int input) => Delay.Common ?? Delay.Of(source, target, input, Shape, Random);

    /// <summary>The projection in words.</summary>
    public override string ToString() => $"{Source.Name} to {Target.Name}";

    /// <summary>Why the reference scheme cannot open its receptors; null when it can.</summary>
    internal string? ReferenceProblem() =>
        Receptors.Select(driven => driven.ReferenceProblem()).FirstOrDefault(problem => problem is not null);
}
