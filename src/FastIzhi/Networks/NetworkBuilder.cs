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
    private readonly List<SpikeInjection> _spikeInjections = [];

    /// <summary>Adds a population of neurons of a published cell type, equal ones or with values of their own.</summary>
    /// <param name="name">Name, unique in the network.</param>
    /// <param name="size">Number of neurons, at least 1.</param>
    /// <param name="type">The cell type.</param>
    /// <param name="values">Values in place of those of the cell type: constants, one per neuron, or distributions.</param>
    /// <param name="placement">Where the neurons lie.</param>
    /// <param name="receptors">The receptors that its spikes open; null for the standard set of its kind.</param>
    /// <returns>The population, with everything drawn.</returns>
    /// <exception cref="ArgumentException">The name is taken, the size is below 1, or a value is out of its range.</exception>
    public Population AddPopulation(
        string name,
        int size,
        CellType type,
        NeuronValues? values = null,
        Placement? placement = null,
        IReadOnlyList<ReceptorKind>? receptors = null)
    {
        var population = Describe(name, size, type, values, placement, receptors, out var problems);
        return problems.Count == 0
            ? AddPopulation(population)
            : throw new ArgumentException($"population {name}: {problems[0]}", nameof(values));
    }

    /// <summary>Adds a population.</summary>
    /// <param name="population">The population.</param>
    /// <returns>The same population.</returns>
    /// <exception cref="ArgumentException">The name is taken, or a value of the population is out of its range.</exception>
    public Population AddPopulation(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var problem = population.Problems().FirstOrDefault() ?? ReceptorConflict(population.Receptors);
        if (problem is null && _populations.Find(other => other.Identifier == population.Identifier) is { } other)
        {
            problem = other.Name == population.Name
                ? "there is already a population of that name"
                : $"Octave would take it for {other.Name}, for it calls both {population.Identifier} in a result file; choose another name";
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
    /// <param name="delay">The time from a spike to its arrival; null for one time step.</param>
    /// <param name="weightFormat">How a simulation stores the weights.</param>
    /// <param name="receptors">The receptors that the spikes open, and in what ratios; null for those of the source population.</param>
    /// <returns>The projection.</returns>
    /// <exception cref="ArgumentException">The rule cannot be met, or a population is not part of this network.</exception>
    public Projection Connect(
        Population source,
        Population target,
        ConnectionRule rule,
        Delay? delay = null,
        WeightFormat weightFormat = WeightFormat.Full,
        IReadOnlyList<DrivenReceptor>? receptors = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        CheckMember(source);
        CheckMember(target);
        var isRecurrent = ReferenceEquals(source, target);
        var shape = new ProjectionShape(source.Size, target.Size, isRecurrent, source.Size, 0) { TargetOffset = isRecurrent ? 0 : null };
        var projection = Describe(source, target, rule, delay, weightFormat, receptors, shape);
        _projections.Add(projection);
        return projection;
    }

    /// <summary>
    /// Connects several populations to one by a rule that draws from all their neurons together: with
    /// <see cref="FixedInDegreeRule"/>, each target neuron has so many inputs from all of them.
    /// </summary>
    /// <param name="sources">Presynaptic populations, each at most once.</param>
    /// <param name="target">Postsynaptic population.</param>
    /// <param name="ruleOf">The rule of each source population. The rules may differ in their weights only.</param>
    /// <param name="delay">The time from a spike to its arrival; null for one time step.</param>
    /// <param name="weightFormat">How a simulation stores the weights.</param>
    /// <param name="receptorsOf">
    /// The receptors that the spikes of each source population open, and in what ratios; null for those of the population.
    /// </param>
    /// <returns>A projection from each source population.</returns>
    /// <exception cref="ArgumentException">
    /// The rules cannot be met, cannot draw from several populations together or differ in more than their weights, or a
    /// population is not part of this network or a source twice.
    /// </exception>
    public IReadOnlyList<Projection> Connect(
        IReadOnlyList<Population> sources,
        Population target,
        Func<Population, ConnectionRule> ruleOf,
        Delay? delay = null,
        WeightFormat weightFormat = WeightFormat.Full,
        Func<Population, IReadOnlyList<DrivenReceptor>?>? receptorsOf = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(ruleOf);
        CheckMember(target);
        var poolSize = PoolSizeOf(sources);
        var rules = sources.Select(ruleOf).ToList();
        var projections = new List<Projection>();
        var before = sources.TakeWhile(source => !ReferenceEquals(source, target)).ToList();
        int? targetOffset = before.Count < sources.Count ? before.Sum(source => source.Size) : null;
        var offset = 0;
        foreach (var (source, rule) in sources.Zip(rules))
        {
            CheckPooling(sources[0], rules[0], source, rule);
            var shape = new ProjectionShape(source.Size, target.Size, ReferenceEquals(source, target), poolSize, offset)
            {
                TargetOffset = targetOffset,
            };
            projections.Add(Describe(source, target, rule, delay, weightFormat, receptorsOf?.Invoke(source), shape));
            offset += source.Size;
        }

        _projections.AddRange(projections);
        return projections;
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

    /// <summary>Sends spike trains into a population.</summary>
    /// <param name="population">The population that receives them.</param>
    /// <param name="trains">The trains.</param>
    /// <exception cref="ArgumentException">The trains do not fit the population, which must be part of this network.</exception>
    public void Inject(Population population, SpikeInput trains)
    {
        ArgumentNullException.ThrowIfNull(trains);
        CheckMember(population);
        if ((trains.Problem(population.Size) ?? ReceptorConflict(trains.Receptors.Select(driven => driven.Receptor))) is { } problem)
        {
            throw new ArgumentException($"spikes into {population.Name}: {problem}", nameof(trains));
        }

        _spikeInjections.Add(new SpikeInjection(population, trains));
    }

    /// <summary>The receptors of the network as described so far, by name: the standard ones, then those that were added.</summary>
    internal IReadOnlyList<ReceptorKind> Receptors => Network.ReceptorsOf(_populations, _projections, _spikeInjections);

    /// <summary>The network as described so far.</summary>
    /// <exception cref="InvalidOperationException">It has no population.</exception>
    public Network Build() => _populations.Count > 0
        ? new Network(seed, [.. _populations], [.. _projections], [.. _injections], [.. _spikeInjections])
        : throw new InvalidOperationException("the network has no population; add one first");

    /// <summary>A population that is not added yet.</summary>
    /// <param name="name">Name.</param>
    /// <param name="size">Number of neurons.</param>
    /// <param name="type">The cell type.</param>
    /// <param name="values">Values in place of those of the cell type.</param>
    /// <param name="placement">Where the neurons lie.</param>
    /// <param name="receptors">The receptors that its spikes open.</param>
    /// <param name="problems">What is wrong with the values and the placement, which then are left out.</param>
    internal Population Describe(
        string name,
        int size,
        CellType type,
        NeuronValues? values,
        Placement? placement,
        IReadOnlyList<ReceptorKind>? receptors,
        out IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        var typical = new Population(name, size, type);
        var problem = values?.Problem(type, size) ?? placement?.Problem(size);
        if (size < 1 || problem is not null)
        {
            // A size below 1 is refused when the population is added.
            problems = size < 1 ? [] : [problem!];
            return typical;
        }

        var random = PopulationStreams.Of(seed, name);
        var positions = PopulationStreams.Positions(random);
        var drawn = values?.Draw(type, size, random);
        problems = drawn?.Problems ?? [];
        return new Population(name, size, drawn?.Parameters ?? [type.Parameters], type.Kind)
        {
            StartVoltages = drawn?.StartVoltages ?? typical.StartVoltages,
            StartRecoveries = drawn?.StartRecoveries ?? typical.StartRecoveries,
            RefractoryTimes = drawn?.RefractoryTimes ?? typical.RefractoryTimes,
            Receptors = receptors ?? typical.Receptors,
            Positions = placement is null ? [] : [.. Enumerable.Range(0, size).Select(i => placement.Of(i, size, positions))],
            Space = placement?.Space ?? Space.Free,
        };
    }

    /// <summary>A projection whose draws are numbered by the projections before it: those of a pool get the same draws.</summary>
    private Projection Describe(
        Population source,
        Population target,
        ConnectionRule rule,
        Delay? delay,
        WeightFormat weightFormat,
        IReadOnlyList<DrivenReceptor>? receptors,
        in ProjectionShape shape)
    {
        var problem = delay is not null && rule.OwnDelay is not null ? "its synapses have delays of their own; leave the delay out" : null;
        delay ??= rule.OwnDelay ?? Delay.OneStep;
        problem ??= rule.NeedsDistances || delay.NeedsDistances ? DistanceProblem(source, target) : null;
        var placed = DistanceProblem(source, target) is null
            ? shape with { Distances = new Distances(source.Coordinates, target.Coordinates) }
            : shape;
        problem ??= rule.Problem(placed) ?? delay.Problem(placed);
        if (weightFormat == WeightFormat.BFloat16 && rule.CommonWeight is null && double.IsInfinity(BFloat16.Round(rule.LargestWeight)))
        {
            problem ??= $"a weight of {rule.LargestWeight} nS is beyond the range of bfloat16; use smaller weights or full ones";
        }

        problem ??= receptors is null ? null : ReceptorProblem(source, receptors);
        receptors ??= [.. source.Receptors];
        return problem is null
            ? new Projection(
                source, target, rule, delay, weightFormat, receptors, placed, new CounterRandom(seed, (ulong)_projections.Count))
            : throw new ArgumentException($"projection {source.Name} to {target.Name}: {problem}", nameof(rule));
    }

    /// <summary>What prevents distances between two populations from being measured; null if nothing does.</summary>
    private static string? DistanceProblem(Population source, Population target)
    {
        foreach (var population in (ReadOnlySpan<Population>)[source, target])
        {
            if (population.Positions.Count == 0)
            {
                return $"its distances need positions, of which {population.Name} has none; give it some: a {nameof(Placement)}, " +
                    "in JSON \"positions\"";
            }
        }

        return source.Space.IsLike(target.Space)
            ? null
            : $"its distances cannot be measured: {source.Name} lies in {source.Space}, {target.Name} in {target.Space}; use the same space for both";
    }

    private int PoolSizeOf(IReadOnlyList<Population> sources)
    {
        if (sources.Count == 0)
        {
            throw new ArgumentException("there is no source population; give at least one", nameof(sources));
        }

        foreach (var source in sources)
        {
            CheckMember(source);
            if (sources.Count(other => ReferenceEquals(other, source)) > 1)
            {
                throw new ArgumentException($"the source population {source.Name} is given more than once; give it once", nameof(sources));
            }
        }

        var size = sources.Sum(source => (long)source.Size);
        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException(
                $"the source populations have {size} neurons together; at most {Array.MaxLength} can be drawn from", nameof(sources));
    }

    private static void CheckPooling(Population firstSource, ConnectionRule firstRule, Population source, ConnectionRule rule)
    {
        if (!rule.DrawsLike(rule))
        {
            throw new ArgumentException(
                $"the {rule.GetType().Name} of {source.Name} cannot draw from several populations together; connect each one alone");
        }

        if (!rule.DrawsLike(firstRule))
        {
            throw new ArgumentException(
                $"the rule of {source.Name} differs from that of {firstSource.Name} in more than the weight; " +
                "give both the same numbers, or connect each population alone");
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

    private string? ReceptorProblem(Population source, IReadOnlyList<DrivenReceptor> receptors)
    {
        var kinds = receptors.Select(driven => driven.Receptor);
        return receptors.Count == 0
            ? "its spikes open no receptor; give at least one"
            : DrivenReceptor.Problem(receptors) ?? DrivenReceptor.KindProblem(kinds, source.Kind) ?? ReceptorConflict(kinds);
    }

    /// <summary>
    /// Receptors of one name may differ in tau only: their conductances are summed and recorded under that name, in which capitals do not
    /// count.
    /// </summary>
    private string? ReceptorConflict(IEnumerable<ReceptorKind> receptors)
    {
        foreach (var receptor in receptors)
        {
            var other = Receptors
                .FirstOrDefault(r => r.Name.Equals(receptor.Name, StringComparison.OrdinalIgnoreCase)
                    && r with { Tau = receptor.Tau } != receptor);
            if (other is not null)
            {
                return $"its receptor {receptor.Name} differs from the {other.Name} of the network in more than tau; " +
                    "give it a name of its own";
            }
        }

        return null;
    }
}
