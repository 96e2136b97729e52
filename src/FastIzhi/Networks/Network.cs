using FastIzhi.Receptors;

namespace FastIzhi.Networks;

/// <summary>
/// A network, ready to be simulated: it is never changed, so that one network serves any number of simulations. Made by
/// <see cref="NetworkBuilder"/>.
/// </summary>
public sealed class Network
{
    private readonly Dictionary<Population, int> _indices;

    internal Network(
        ulong seed,
        IReadOnlyList<Population> populations,
        IReadOnlyList<Projection> projections,
        IReadOnlyList<Injection> injections,
        IReadOnlyList<SpikeInjection> spikeInjections)
    {
        (Seed, Populations, Projections, Injections, SpikeInjections) = (seed, populations, projections, injections, spikeInjections);
        _indices = populations.Select((population, index) => (population, index)).ToDictionary();
        Receptors = ReceptorsOf(populations, projections, spikeInjections);
    }

    /// <summary>The seed of all draws.</summary>
    public ulong Seed { get; }

    /// <summary>The populations, in the order in which they were added.</summary>
    public IReadOnlyList<Population> Populations { get; }

    /// <summary>The projections, in the order in which they were added.</summary>
    public IReadOnlyList<Projection> Projections { get; }

    /// <summary>The injected currents, in the order in which they were added.</summary>
    public IReadOnlyList<Injection> Injections { get; }

    /// <summary>The spike trains from outside, in the order in which they were added.</summary>
    public IReadOnlyList<SpikeInjection> SpikeInjections { get; }

    /// <summary>The receptors by name: the standard ones, then those that populations, projections and spike trains add.</summary>
    public IReadOnlyList<ReceptorKind> Receptors { get; }

    /// <summary>Number of neurons of all populations.</summary>
    public long NeuronCount => Populations.Sum(population => (long)population.Size);

    /// <summary>Number of synapses of all projections: exact where the rules fix it, else the expectation.</summary>
    public double ExpectedSynapseCount => Projections.Sum(projection => projection.ExpectedSynapseCount);

    /// <summary>The population of that name.</summary>
    /// <param name="name">Name of a population.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public Population this[string name] => Populations.FirstOrDefault(population => population.Name == name)
        ?? throw new ArgumentException(
            $"there is no population '{name}'; there is {Spelling.List(Populations.Select(p => p.Name), name)}", nameof(name));

    /// <summary>The position of a population in <see cref="Populations"/>.</summary>
    /// <param name="population">A population of this network.</param>
    /// <exception cref="ArgumentException">The population belongs to another network.</exception>
    public int IndexOf(Population population) => _indices.TryGetValue(population, out var index)
        ? index
        : throw new ArgumentException($"the population {population.Name} is not part of this network", nameof(population));

    /// <summary>The standard receptors, then those that populations, projections and spike trains add, each name once.</summary>
    internal static IReadOnlyList<ReceptorKind> ReceptorsOf(
        IReadOnlyList<Population> populations, IReadOnlyList<Projection> projections, IReadOnlyList<SpikeInjection> spikeInjections) =>
    [
        .. StandardReceptors.All
            .Concat(populations.SelectMany(population => population.Receptors))
            .Concat(projections.SelectMany(projection => projection.Receptors).Select(driven => driven.Receptor))
            .Concat(spikeInjections.SelectMany(injection => injection.Trains.Receptors).Select(driven => driven.Receptor))
            .DistinctBy(receptor => receptor.Name),
    ];
}
