using FastIzhi.Inputs;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Receptors;

namespace FastIzhi.Networks;

/// <summary>Describes a network piece by piece; <see cref="Build"/> freezes it.</summary>
/// <param name="seed">The seed of all draws: the same seed gives the same network.</param>
public sealed class NetworkBuilder(ulong seed = 0)
{
    private readonly List<Population> _populations = [];
    private readonly List<Projection> _projections = [];
    private readonly List<Injection> _injections = [];

    /// <summary>Adds a population of equal neurons of a published cell type.</summary>
    /// <param name="name">Name, unique in the network.</param>
    /// <param name="size">Number of neurons, at least 1.</param>
    /// <param name="type">The cell type.</param>
    /// <returns>The population.</returns>
    /// <exception cref="ArgumentException">The name is taken or the size is below 1.</exception>
    public Population AddPopulation(string name, int size, CellType type) => AddPopulation(new Population(name, size, type));

    /// <summary>Adds a population.</summary>
    /// <param name="population">The population.</param>
    /// <returns>The same population.</returns>
    /// <exception cref="ArgumentException">The name is taken, or a value of the population is out of its range.</exception>
    public Population AddPopulation(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var problem = population.Problem() ?? ReceptorConflict(population);
        if (_populations.Any(other => other.Name == population.Name))
        {
            problem = "there is already a population of that name";
        }

        if (problem is not null)
        {
            throw new ArgumentException($"population {population.Name}: {problem}", nameof(population));
        }

        _populations.Add(population);
        return population;
    }

    /// <summary>Connects two populations, or one with itself.</summary>
    /// <param name="source">Presynaptic population.</param>
    /// <param name="target">Postsynaptic population.</param>
    /// <param name="rule">Which neurons connect, with which weights.</param>
    /// <returns>The projection.</returns>
    /// <exception cref="ArgumentException">The rule cannot be met, or a population is not part of this network.</exception>
    public Projection Connect(Population source, Population target, ConnectionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        CheckMember(source);
        CheckMember(target);
        var random = new CounterRandom(seed, (ulong)_projections.Count);
        try
        {
            var synapses = rule.Connect(source.Size, target.Size, ReferenceEquals(source, target), random);
            CheckSynapses(synapses, source.Size, target.Size);
            var projection = new Projection(source, target, synapses);
            _projections.Add(projection);
            return projection;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"projection {source.Name} to {target.Name}: {e.Message}", nameof(rule), e);
        }
    }

    /// <summary>Injects a current into a population.</summary>
    /// <param name="population">The population that receives it.</param>
    /// <param name="current">The current.</param>
    /// <exception cref="ArgumentException">The current does not fit the population, which must be part of this network.</exception>
    public void Inject(Population population, CurrentInput current)
    {
        ArgumentNullException.ThrowIfNull(current);
        CheckMember(population);
        if (current.Problem(population.Size) is { } problem)
        {
            throw new ArgumentException($"current into {population.Name}: {problem}", nameof(current));
        }

        _injections.Add(new Injection(population, current));
    }

    /// <summary>The network as described so far.</summary>
    /// <exception cref="InvalidOperationException">It has no population.</exception>
    public Network Build() => _populations.Count > 0
        ? new Network(seed, [.. _populations], [.. _projections], [.. _injections])
        : throw new InvalidOperationException("the network has no population; add one first");

    /// <summary>The engine adds to targets without checking them again.</summary>
    private static void CheckSynapses(CsrSynapses synapses, int sourceSize, int targetSize)
    {
        if (synapses.SourceCount != sourceSize)
        {
            throw new ArgumentException($"the rule made {synapses.SourceCount} rows for {sourceSize} source neurons");
        }

        for (var i = 0; i < synapses.Targets.Length; i++)
        {
            if ((uint)synapses.Targets[i] >= (uint)targetSize)
            {
                throw new ArgumentException($"synapse {i}: target {synapses.Targets[i]} is outside 0 to {targetSize - 1}");
            }
        }
    }

    private void CheckMember(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (!_populations.Contains(population))
        {
            throw new ArgumentException($"the population {population.Name} is not part of this network; add it first");
        }
    }

    /// <summary>Receptors of one name may differ in tau only: their conductances are summed and recorded under that name.</summary>
    private string? ReceptorConflict(Population population)
    {
        foreach (var receptor in population.Receptors)
        {
            var other = StandardReceptors.All
                .Concat(_populations.SelectMany(p => p.Receptors))
                .FirstOrDefault(r => r.Name == receptor.Name && r with { Tau = receptor.Tau } != receptor);
            if (other is not null)
            {
                return $"its receptor {receptor.Name} differs from the {other.Name} of the network in more than tau; " +
                    "give it a name of its own";
            }
        }

        return null;
    }
}
