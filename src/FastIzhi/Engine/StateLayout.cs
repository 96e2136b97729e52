using FastIzhi.Kernels;
using FastIzhi.Networks;
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
        (Channels, var arrivalCount) = FindChannels(network);
        AreStandardFour = Channels.Select(channel => channel.Receptor).SequenceEqual(StandardReceptors.All)
            && Channels.Select(channel => channel.Arrivals).SequenceEqual([0, 0, 1, 1]);
        ChannelsOf = [.. network.Populations.Select(ChannelsDrivenBy)];
        ArrivalsOfTrains = [.. network.SpikeInjections.Select(ArrivalsDrivenBy)];
        ArrivalsOf = [.. ChannelsOf.Select(channels => channels.Select(c => Channels[c].Arrivals).Distinct().ToArray())];
        HasRefractoryTimes = network.Populations.Any(population => population.HasRefractoryTime);
        Blocks = Partition.Cut(network, Populations, options.BlockLanes);

        var delays = network.Projections
            .Select(projection => DelaySteps.Range(projection.Delay, projection.Shape, options.TimeStep))
            .ToList();
        var isStandard = options.Scheme == Scheme.Standard;
        ArrivalCount = isStandard ? arrivalCount : 0;
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

    /// <summary>Per source population, the channels that its spikes open.</summary>
    public int[][] ChannelsOf { get; }

    /// <summary>Per source population, the arrival buffers that its spikes add to.</summary>
    public int[][] ArrivalsOf { get; }

    /// <summary>Per spike input of the network, the arrival buffers that its spikes add to.</summary>
    public int[][] ArrivalsOfTrains { get; }

    /// <summary>The array of arrival buffer <paramref name="buffer"/> in one slot. Slots of a buffer follow one another.</summary>
    public long ArrivalArray(int buffer, long slot) => FirstChannelArray + Channels.Count + ((long)buffer * Slots) + slot;

    /// <summary>
    /// A channel for each of the standard receptors, then for each other receptor with its tau that some population or spike trains
    /// drive. Channels fed by the same of these always receive the same weights, so that they share an arrival buffer.
    /// </summary>
    private static (IReadOnlyList<Channel> Channels, int ArrivalCount) FindChannels(Network network)
    {
        List<(string Name, IReadOnlyList<ReceptorKind> Receptors)> sources =
        [
            .. network.Populations.Where(p => network.Projections.Any(j => j.Source == p)).Select(p => (p.Name, p.Receptors)),
            .. network.SpikeInjections.Select((injection, k) => ($"#{k}", injection.Trains.Receptors)),
        ];
        var receptorOrder = network.Receptors.Select(receptor => receptor.Name).ToList();
        var receptors = StandardReceptors.All.Concat(sources.SelectMany(source => source.Receptors)).Distinct()
            .OrderBy(receptor => receptorOrder.IndexOf(receptor.Name))
            .ToList();
        var feeds = new List<string>();
        var channels = new List<Channel>();
        foreach (var receptor in receptors)
        {
            // Where nothing feeds it, it goes with the others of its sign.
            var feed = string.Join(' ', sources.Where(s => s.Receptors.Contains(receptor)).Select(s => s.Name));
            feed = feed.Length > 0 ? feed : StandardReceptors.Excitatory.Contains(receptor) ? "+" : "-";
            if (!feeds.Contains(feed))
            {
                feeds.Add(feed);
            }

            channels.Add(new Channel(receptor, feeds.IndexOf(feed)));
        }

        return (channels, feeds.Count);
    }

    private int[] ArrivalsDrivenBy(SpikeInjection injection) =>
        [.. Channels.Where(channel => injection.Trains.Receptors.Contains(channel.Receptor)).Select(c => c.Arrivals).Distinct()];

    /// <summary>In the order of the population's receptors. A population without a projection may have no channel.</summary>
    private int[] ChannelsDrivenBy(Population population) =>
    [
        .. population.Receptors
            .Select(receptor => Channels.TakeWhile(channel => channel.Receptor != receptor).Count())
            .Where(channel => channel < Channels.Count),
    ];
}
