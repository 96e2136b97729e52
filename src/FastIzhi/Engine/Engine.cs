using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// The simulation of a network in one precision. <see cref="Step"/> is the whole order of a step; everything else prepares it.
/// </summary>
internal sealed partial class Engine<T> : IEngine
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network _network;
    private readonly SimulationOptions _options;
    private readonly StateLayout _layout;
    private readonly NeuronBlock<T>[] _blocks;
    private readonly InjectedCurrents[] _inputs;
    private readonly OutgoingProjection<T>[][] _outgoing;
    private readonly SourceTraces[] _traces;
    private readonly ChannelConstants<T>[] _channels;
    private readonly nuint[] _arrivals;

    private readonly AlignedBuffer<T> _v;
    private readonly AlignedBuffer<T> _u;
    private readonly AlignedBuffer<T> _current;

    /// <summary>
    /// A conductance per channel and lane, then, in the standard scheme, what arrives per buffer and lane. Never empty, so that
    /// each lane has its place in it even where there is no synapse.
    /// </summary>
    private readonly AlignedBuffer<T> _synaptic;

    private readonly double[] _scales;
    private readonly T[] _summed;
    private readonly List<SpikeTap> _spikeTaps = [];
    private readonly List<StateTap<T>> _stateTaps = [];

    public Engine(Network network, SimulationOptions options)
    {
        (_network, _options) = (network, options);
        _layout = new StateLayout(network, options);
        var populations = network.Populations;
        _blocks = [.. populations.Select((p, i) => new NeuronBlock<T>(p, _layout.Populations[i], options.TimeStep))];
        _inputs = [.. populations.Select(p => new InjectedCurrents(
            p, network.Injections.Where(j => j.Population == p).Select(j => j.Current), options.TimeStep))];
        _outgoing = [.. populations.Select(p => network.Projections.Where(j => j.Source == p)
            .Select(j => new OutgoingProjection<T>(j, _layout.Populations[network.IndexOf(j.Target)])).ToArray())];
        _traces = [.. populations.Select(p => new SourceTraces(p, options.TimeStep))];
        _channels = [.. _layout.Channels.Select((channel, c) => new ChannelConstants<T>(
            channel.Receptor, DecayOf(channel), c * _layout.Stride, ArrivalOffset(channel.Arrivals)))];
        _arrivals = [.. Enumerable.Range(0, _layout.ArrivalCount).Select(a => (nuint)ArrivalOffset(a))];

        _v = new AlignedBuffer<T>(_layout.Stride);
        _u = new AlignedBuffer<T>(_layout.Stride);
        _current = new AlignedBuffer<T>(_layout.Stride);
        var synapticArrays = Math.Max(1, _layout.Channels.Count + _layout.ArrivalCount);
        _synaptic = new AlignedBuffer<T>(checked(synapticArrays * _layout.Stride));
        var largest = populations.Max(p => p.Size);
        _scales = new double[options.Scheme == Scheme.Reference ? largest * populations.Max(p => p.Receptors.Count) : 0];
        _summed = new T[largest];
        Start();
    }

    public long Row { get; private set; }

    /// <summary>
    /// Computes the next row. Within a step the populations are independent of one another until their spikes are delivered, in
    /// the order of populations, then projections, then neurons, then the targets of a neuron: so a sum never depends on
    /// anything but that order.
    /// </summary>
    public void Step()
    {
        Row++;
        for (var p = 0; p < _blocks.Length; p++)
        {
            InjectCurrents(p);
            AdvanceNeurons(p);
        }

        for (var p = 0; p < _blocks.Length; p++)
        {
            DeliverSpikes(p);
        }

        Record();
    }

    public void Reset()
    {
        _spikeTaps.ForEach(tap => tap.Reset());
        _stateTaps.ForEach(tap => tap.Reset());
        Start();
        _stateTaps.ForEach(Record);
    }

    /// <summary>The row of the inputs that the present row is computed with.</summary>
    private long InputRow => _options.Scheme == Scheme.Reference ? Row : Row - 1;

    private void InjectCurrents(int population)
    {
        var lanes = _layout.Populations[population];
        _inputs[population].Update(InputRow, _current.Span.Slice(lanes.First, lanes.Size));
    }

    private void AdvanceNeurons(int population)
    {
        var lanes = _layout.Populations[population];
        var diverged = _blocks[population].Advance(
            _options.Scheme,
            _channels,
            _arrivals,
            _v.Span.Slice(lanes.First, lanes.Count),
            _u.Span.Slice(lanes.First, lanes.Count),
            _current.Span.Slice(lanes.First, lanes.Count),
            _synaptic.Span);
        if (diverged >= 0)
        {
            throw new SimulationDivergedException(
                _network.Populations[population], diverged, Row, Row * _options.TimeStep,
                double.CreateTruncating(_v.Span[lanes.First + diverged]), _options.TimeStep);
        }
    }

    private void DeliverSpikes(int population)
    {
        var fired = _blocks[population].Fired;
        if (fired.Length == 0 || _outgoing[population].Length == 0)
        {
            return;
        }

        if (_options.Scheme == Scheme.Reference)
        {
            // The spikes act on the conductances of this row, each weight by its trace.
            _traces[population].Fire(Row, fired, _scales);
            for (var c = 0; c < _layout.ChannelsOf[population].Length; c++)
            {
                var scales = _scales.AsSpan(c * fired.Length, fired.Length);
                Deliver(population, fired, scales, _layout.ChannelsOf[population][c] * _layout.Stride);
            }
        }
        else
        {
            // The spikes wait in the arrival buffers, which the next step empties into the conductances.
            foreach (var arrivals in _layout.ArrivalsOf[population])
            {
                Deliver(population, fired, [], ArrivalOffset(arrivals));
            }
        }
    }

    /// <summary>Delivers spikes to the buffer at an offset, with a factor each or, without factors, as they are.</summary>
    private void Deliver(int population, ReadOnlySpan<int> fired, ReadOnlySpan<double> scales, int offset)
    {
        var values = _synaptic.Span.Slice(offset, _layout.Stride);
        foreach (var projection in _outgoing[population])
        {
            for (var k = 0; k < fired.Length; k++)
            {
                projection.Deliver(fired[k], scales.IsEmpty ? T.One : T.CreateTruncating(scales[k]), values);
            }
        }
    }

    private void Start()
    {
        Row = 0;
        _current.Span.Clear();
        _synaptic.Span.Clear();
        _synaptic.Span[(_layout.Channels.Count * _layout.Stride)..].Fill(NeuronKernel.Floor<T>());
        for (var p = 0; p < _blocks.Length; p++)
        {
            var lanes = _layout.Populations[p];
            _blocks[p].Reset(_v.Span.Slice(lanes.First, lanes.Count), _u.Span.Slice(lanes.First, lanes.Count));
            _inputs[p].Reset();
            _traces[p].Reset();
        }
    }

    private int ArrivalOffset(int buffer) => (_layout.Channels.Count + buffer) * _layout.Stride;

    private double DecayOf(Channel channel)
    {
        var x = _options.TimeStep / channel.Receptor.Tau;
        return _options.Scheme == Scheme.Reference ? 1 - x : Math.Exp(-x);
    }
}
