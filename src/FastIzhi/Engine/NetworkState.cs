using System.Numerics;
using FastIzhi.Kernels;

namespace FastIzhi.Engine;

/// <summary>
/// The state arrays of all neurons, one after the other, and the constants of the channels. Blocks share it, each its own lanes.
/// </summary>
internal sealed unsafe class NetworkState<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<T> _arrays;
    private readonly NativeBuffer<T> _channelConstants;

    public NetworkState(StateLayout layout, Scheme scheme, double timeStep)
    {
        Layout = layout;
        _arrays = new NativeBuffer<T>(layout.ArrayCount * layout.Stride);
        var mostFeeds = layout.Channels.Max(channel => channel.Feeds.Count);
        _channelConstants = new NativeBuffer<T>(ChannelConstants<T>.Length(layout.Channels.Count, mostFeeds));
        new Span<T>(_channelConstants.Pointer, (int)_channelConstants.Length).Clear();
        Channels = new ChannelConstants<T>(_channelConstants.Pointer, layout.Channels.Count, mostFeeds);
        for (var c = 0; c < layout.Channels.Count; c++)
        {
            var channel = layout.Channels[c];
            var x = timeStep / channel.Tau;
            var decay = scheme == Scheme.Reference ? 1 - x : Math.Exp(-x);
            Channels.Set(c, channel.Receptor, decay, Math.Exp(-x / 2), channel.Feeds);
        }
    }

    public StateLayout Layout { get; }

    public ChannelConstants<T> Channels { get; }

    /// <summary>The value of one lane in a state array.</summary>
    public T* At(long array, long lane) => _arrays.Pointer + (array * Layout.Stride) + lane;

    /// <summary>The values of a population in a state array.</summary>
    public Span<T> Of(long array, PopulationLanes population) => new(At(array, population.First), population.Size);

    public void Dispose()
    {
        _arrays.Dispose();
        _channelConstants.Dispose();
    }
}
