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
        _channelConstants = new NativeBuffer<T>(ChannelConstants<T>.Length(layout.Channels.Count));
        new Span<T>(_channelConstants.Pointer, (int)_channelConstants.Length).Clear();
        Channels = new ChannelConstants<T>(_channelConstants.Pointer, layout.Channels.Count);
        for (var c = 0; c < layout.Channels.Count; c++)
        {
            var (receptor, arrivals) = layout.Channels[c];
            var x = timeStep / receptor.Tau;
            Channels.Set(c, receptor, scheme == Scheme.Reference ? 1 - x : Math.Exp(-x), Math.Exp(-x / 2), arrivals);
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
