using System.Runtime.CompilerServices;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>How the state of a network lies in memory: lanes, channels, arrival buffers.</summary>
internal sealed class StateLayout
{
    /// <summary>A page of float.</summary>
    private const int LanesPerPage = 1024;

    /// <summary>
    /// The arrays of the synaptic buffer begin at different page offsets. The kernel stores to one before it loads from the
    /// next; at equal offsets each load would wait for that store (4K aliasing), which costs a quarter of the speed.
    /// </summary>
    private const int Stagger = 128;

    public StateLayout(Network network, SimulationOptions options)
    {
        Network = network;
        Populations = new PopulationLanes[network.Populations.Count];
        long lanes = 0;
        for (var p = 0; p < Populations.Length; p++)
        {
            var size = network.Populations[p].Size;
            var count = RoundUp(size, Wide<float>.MaxCount);
            Populations[p] = new PopulationLanes((int)lanes, (int)count, size);
            lanes += count;
            if (lanes > Array.MaxLength / 2)
            {
                throw new ArgumentException($"the network has more than {Array.MaxLength / 2} neurons");
            }
        }

        Stride = (int)RoundUp(lanes, LanesPerPage) + Stagger;
        (Channels, ArrivalCount) = FindChannels(network, options);
        ChannelsOf = [.. network.Populations.Select(ChannelsDrivenBy)];
        ArrivalsOf = [.. ChannelsOf.Select(channels => channels.Select(c => Channels[c].Arrivals).Distinct().ToArray())];
    }

    public Network Network { get; }

    public PopulationLanes[] Populations { get; }

    /// <summary>Lanes of one state array.</summary>
    public int Stride { get; }

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>Number of arrival buffers; 0 in the reference scheme, whose spikes act on the conductances at once.</summary>
    public int ArrivalCount { get; }

    /// <summary>Per source population, the channels that its spikes open.</summary>
    public int[][] ChannelsOf { get; }

    /// <summary>Per source population, the arrival buffers that its spikes add to.</summary>
    public int[][] ArrivalsOf { get; }

    public long EstimateBytes<T>()
        where T : unmanaged
    {
        const int NeuronArrays = 3;
        const int ParameterArrays = 9;
        var parameters = Network.Populations.Zip(Populations)
            .Sum(p => p.First.Parameters.Count > 1 ? ParameterArrays * (long)p.Second.Count : 0);
        var values = (NeuronArrays + Channels.Count + ArrivalCount) * (long)Stride + parameters;
        var weights = (long)Network.Projections.Sum(p => p.Rule.CommonWeight is null ? p.ExpectedSynapseCount : 1);
        return (values + weights) * Unsafe.SizeOf<T>() + Network.NeuronCount * sizeof(int);
    }

    private static long RoundUp(long value, int multiple) => (value + multiple - 1) / multiple * multiple;

    /// <summary>
    /// A channel for each distinct receptor with its tau that some population drives. Channels fed by the same populations
    /// always receive the same weights, so that they share an arrival buffer.
    /// </summary>
    private static (IReadOnlyList<Channel> Channels, int ArrivalCount) FindChannels(Network network, SimulationOptions options)
    {
        var sources = network.Populations.Where(p => network.Projections.Any(j => j.Source == p)).ToList();
        var receptorOrder = network.Receptors.Select(receptor => receptor.Name).ToList();
        var receptors = sources.SelectMany(source => source.Receptors).Distinct()
            .OrderBy(receptor => receptorOrder.IndexOf(receptor.Name))
            .ToList();
        var feeds = new List<string>();
        var channels = new List<Channel>();
        foreach (var receptor in receptors)
        {
            var feed = string.Join(' ', sources.Where(s => s.Receptors.Contains(receptor)).Select(s => s.Name));
            if (!feeds.Contains(feed))
            {
                feeds.Add(feed);
            }

            channels.Add(new Channel(receptor, feeds.IndexOf(feed)));
        }

        return (channels, options.Scheme == Scheme.Standard ? feeds.Count : 0);
    }

    /// <summary>In the order of the population's receptors. A population without a projection may have no channel.</summary>
    private int[] ChannelsDrivenBy(Population population) =>
    [
        .. population.Receptors
            .Select(receptor => Channels.TakeWhile(channel => channel.Receptor != receptor).Count())
            .Where(channel => channel < Channels.Count),
    ];
}
