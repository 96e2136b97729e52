using FastIzhi.Kernels;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Engine;

/// <summary>How the state of a network lies in memory: lanes, blocks, channels, and a ring of arrivals for the delays.</summary>
internal sealed class StateLayout
{
    /// <summary>Index of the array of v, u and injected currents; the conductances follow, then the arrivals.</summary>
    public const int VoltageArray = 0, RecoveryArray = 1, CurrentArray = 2, FirstChannelArray = 3;

    /// <summary>A page of float.</summary>
    private const int LanesPerPage = 1024;

    /// <summary>
    /// The arrays begin at different page offsets. The kernel stores to one before it loads from the next; at equal offsets each
    /// load would wait for that store (4K aliasing), which costs a quarter of the speed.
    /// </summary>
    private const int Stagger = 128;

    /// <summary>The most steps that blocks advance between two exchanges of spikes; more would not be faster.</summary>
    private const int MaxEpochSteps = 16;

    private readonly Projection[] _projections;
    private readonly int[][] _arrivalsOf;

    public StateLayout(Network network, SimulationOptions options)
    {
        Populations = new PopulationLanes[network.Populations.Count];
        long lanes = 0;
        for (var p = 0; p < Populations.Length; p++)
        {
            var size = network.Populations[p].Size;
            var count = (size + Lanes.MaxCount - 1) / Lanes.MaxCount * Lanes.MaxCount;
            Populations[p] = new PopulationLanes(lanes, count, size);
            lanes += count;
        }

        Stride = (lanes + LanesPerPage - 1) / LanesPerPage * LanesPerPage + Stagger;
        // In the order in which what they deliver is added up.
        _projections = [.. network.Projections.OrderBy(projection => network.IndexOf(projection.Source))];
        List<IReadOnlyList<DrivenReceptor>> sources =
            [.. _projections.Select(projection => projection.Receptors), .. network.SpikeInjections.Select(j => j.Trains.Receptors)];
        (Channels, var feeds) = FindChannels(network, sources);
        AreStandardFour = Channels.Select(channel => channel.Receptor).SequenceEqual(StandardReceptors.All)
            && Channels.SelectMany(channel => channel.Feeds).SequenceEqual([(0, 1), (0, 1), (1, 1), (1, 1)]);
        _arrivalsOf = [.. sources.Select((_, source) => feeds.FindAll(feed => feed.Contains(source)).ConvertAll(feeds.IndexOf).ToArray())];
        ArrivalsOfTrains = _arrivalsOf[_projections.Length..];
        ChannelsOf =
        [
            .. network.Populations.Select(population => _projections.Where(projection => projection.Source == population)
                .SelectMany(projection => projection.Receptors).Select(driven => ChannelOf(driven.Receptor)).Distinct().ToArray()),
        ];
        HasRefractoryTimes = network.Populations.Any(population => population.HasRefractoryTime);
        Blocks = Partition.Cut(network, Populations, options.BlockLanes);

        var delays = network.Projections
            .Select(projection => DelaySteps.Range(projection.Delay, projection.Shape, options.TimeStep))
            .ToList();
        var isStandard = options.Scheme == Scheme.Standard;
        ArrivalCount = isStandard ? feeds.Count : 0;
        Slots = isStandard ? delays.Select(delay => delay.Max).DefaultIfEmpty(1).Max() : 0;
        EpochSteps = isStandard ? Math.Min(MaxEpochSteps, delays.Select(delay => delay.Min).DefaultIfEmpty(MaxEpochSteps).Min()) : 1;
    }

    public PopulationLanes[] Populations { get; }

    public BlockLanes[] Blocks { get; }

    /// <summary>Distance from one state array to the next.</summary>
    public long Stride { get; }

    /// <summary>Number of state arrays.</summary>
    public long ArrayCount => RefractoryArray + (HasRefractoryTimes ? 1 : 0);

    /// <summary>Whether any neuron has a refractory time.</summary>
    public bool HasRefractoryTimes { get; }

    /// <summary>The array of how long neurons will still be refractory [steps], the last one, where there is one.</summary>
    public long RefractoryArray => ArrivalArray(ArrivalCount, slot: 0);

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>Whether the channels are those that the neuron kernel knows best.</summary>
    public bool AreStandardFour { get; }

    /// <summary>Number of arrival buffers; 0 in the reference scheme, whose spikes act on the conductances at once.</summary>
    public int ArrivalCount { get; }

    /// <summary>Length of the ring of arrivals: the longest delay. What arrives at row r waits in slot r mod Slots.</summary>
    public int Slots { get; }

    /// <summary>The most steps of an epoch: the shortest delay, so that no spike acts on the epoch that it falls into.</summary>
    public int EpochSteps { get; }

    /// <summary>In the reference scheme, whose receptors have one channel: per source population, those that its spikes open.</summary>
    public int[][] ChannelsOf { get; }

    /// <summary>Per spike input of the network, the arrival buffers that its spikes add to.</summary>
    public int[][] ArrivalsOfTrains { get; }

    /// <summary>The array of arrival buffer <paramref name="buffer"/> in one slot. Slots of a buffer follow one another.</summary>
    public long ArrivalArray(int buffer, long slot) => FirstChannelArray + Channels.Count + ((long)buffer * Slots) + slot;

    /// <summary>Whether the values of an array are those of a channel that is never above 0.</summary>
    public bool IsNegative(long array) =>
        array >= FirstChannelArray && array < FirstChannelArray + Channels.Count && Channels[(int)array - FirstChannelArray].IsNegative;

    /// <summary>The arrival buffers that the spikes of a projection add to.</summary>
    public int[] ArrivalsOf(Projection projection) => _arrivalsOf[Array.IndexOf(_projections, projection)];

    /// <summary>The first channel of a receptor.</summary>
    public int ChannelOf(ReceptorKind receptor) => Channels.TakeWhile(channel => channel.Receptor != receptor).Count();

    /// <summary>
    /// Channels for each of the standard receptors, then for each other receptor with its tau that some spikes open. An arrival buffer for
    /// each set of sources that open a receptor in the same ratio: channels that the same sources feed share it, each with its own scale.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="sources">What the spikes of each source, a projection or an input, open.</param>
    /// <returns>The channels, and per arrival buffer, its sources.</returns>
    private static (List<Channel> Channels, List<int[]> Feeds) FindChannels(
        Network network, List<IReadOnlyList<DrivenReceptor>> sources)
    {
        var driven = sources
            .SelectMany((receptors, source) => receptors.Where(r => r.Ratio > 0).Select(r => (r.Receptor, r.Ratio, source)))
            .ToList();
        var receptorOrder = network.Receptors.Select(receptor => receptor.Name).ToList();
        var channels = new List<Channel>();
        var feeds = new List<int[]>();
        foreach (var receptor in StandardReceptors.All.Concat(driven.Select(d => d.Receptor)).Distinct()
            .OrderBy(receptor => receptorOrder.IndexOf(receptor.Name)))
        {
            var groups = driven.Where(d => d.Receptor == receptor).GroupBy(d => d.Ratio, d => d.source)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, Sources: group.ToArray()))
                .ToList();
            if (groups.Count == 0)
            {
                // Where nothing feeds it, it goes with the others of its kind.
                groups.Add((1, [receptor.Kind == NeuronKind.Excitatory ? -1 : -2]));
            }

            var sign = receptor.IsCurrentBased && receptor.Kind == NeuronKind.Inhibitory ? -1 : 1;
            var inputs = groups.ConvertAll(group => (Arrivals: FeedOf(group.Sources), Scale: sign * receptor.PeakScale * group.Key));
            channels.Add(new Channel(receptor, receptor.Tau, inputs));
            if (receptor.Rise > 0)
            {
                channels.Add(new Channel(receptor, receptor.Rise, inputs.ConvertAll(input => (input.Arrivals, -input.Scale))));
            }
        }

        return (channels, feeds);

        int FeedOf(int[] sources)
        {
            var feed = feeds.FindIndex(sources.SequenceEqual);
            if (feed < 0)
            {
                feed = feeds.Count;
                feeds.Add(sources);
            }

            return feed;
        }
    }
}
