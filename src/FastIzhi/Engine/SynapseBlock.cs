using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// The synapses of one projection that end in one block, by source. A weight or delay that all share takes no memory.
/// </summary>
internal sealed unsafe class SynapseBlock<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkState<T> _state;
    private readonly long _firstLane;
    private readonly int _source;
    private readonly int[] _arrivals;
    private readonly (int Channel, int Trace)[] _traced;
    private readonly SynapseMemory<T> _memory;

    /// <summary>Takes over synapses.</summary>
    /// <param name="state">The state of the network.</param>
    /// <param name="block">The target block.</param>
    /// <param name="projection">The projection that they are of.</param>
    /// <param name="source">Index of its source population.</param>
    /// <param name="memory">The synapses.</param>
    public SynapseBlock(NetworkState<T> state, BlockLanes block, Projection projection, int source, SynapseMemory<T> memory)
    {
        (_state, _firstLane, _source, _memory) = (state, block.FirstLane, source, memory);
        _arrivals = state.Layout.ArrivalsOf(projection);
        _traced =
        [
            .. projection.Receptors.Select(driven => state.Layout.ChannelOf(driven.Receptor))
                .Select(channel => (channel, Array.IndexOf(state.Layout.ChannelsOf[source], channel))),
        ];
    }

    /// <summary>Number of synapses.</summary>
    public long Count => _memory.Count;

    /// <summary>Delivers the spikes of one step of an epoch.</summary>
    /// <param name="spikes">The spikes of the epoch.</param>
    /// <param name="step">The step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Deliver(SpikeExchange<T> spikes, int step)
    {
        var sources = spikes.Of(_source, step);
        if (sources.IsEmpty)
        {
            return;
        }

        var layout = _state.Layout;
        if (layout.Slots == 0)
        {
            // The reference scheme: the spikes act on the conductances of this row, each weight by its trace.
            foreach (var (channel, trace) in _traced)
            {
                var conductances = _state.At(StateLayout.FirstChannelArray + channel, _firstLane);
                fixed (T* factors = spikes.Factors(_source)[(trace * sources.Length)..])
                {
                    Deliver(sources, new ArrivalScaled<T>(conductances, factors));
                }
            }

            return;
        }

        var row = spikes.FirstRow + step;
        foreach (var buffer in _arrivals)
        {
            if (_memory.CommonDelay is { } delay)
            {
                var arrivals = _state.At(layout.ArrivalArray(buffer, (row + delay) % layout.Slots), _firstLane);
                Deliver(sources, new ArrivalAtOneDelay<T>(arrivals));
            }
            else
            {
                var arrivals = _state.At(layout.ArrivalArray(buffer, 0), _firstLane);
                Deliver(sources, new ArrivalAtOwnDelays<T>(
                    arrivals, _memory.Delays, (uint)(row % layout.Slots), (uint)layout.Slots, (nuint)layout.Stride));
            }
        }
    }

    /// <summary>Has the delivery compiled, by delivering no spike.</summary>
    public void Prepare()
    {
        if (_state.Layout.Slots == 0)
        {
            Deliver([], new ArrivalScaled<T>(null, null));
        }
        else if (_memory.CommonDelay is null)
        {
            Deliver([], new ArrivalAtOwnDelays<T>(null, _memory.Delays, 0, (uint)_state.Layout.Slots, 0));
        }
        else
        {
            Deliver([], new ArrivalAtOneDelay<T>(null));
        }
    }

    public void Dispose() => _memory.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deliver<TArrival>(ReadOnlySpan<int> sources, TArrival arrival)
        where TArrival : struct, IArrival<T>
    {
        fixed (int* first = sources)
        {
            DeliveryKernel.PrefetchFirst(first, sources.Length, _memory.Rows, _memory.Targets);
            if (_memory.CommonWeight is { } weight)
            {
                DeliveryKernel.Deliver<T, CommonWeight<T>, TArrival>(
                    first, sources.Length, _memory.Rows, _memory.Targets, new CommonWeight<T>(weight), arrival);
            }
            else if (_memory.BFloat16Weights != null)
            {
                DeliveryKernel.Deliver<T, BFloat16Weights<T>, TArrival>(
                    first, sources.Length, _memory.Rows, _memory.Targets, new BFloat16Weights<T>(_memory.BFloat16Weights), arrival);
            }
            else
            {
                DeliveryKernel.Deliver<T, FullWeights<T>, TArrival>(
                    first, sources.Length, _memory.Rows, _memory.Targets, new FullWeights<T>(_memory.FullWeights), arrival);
            }
        }
    }
}
