using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>
/// The simulation of a network in one precision. <see cref="Advance"/> is the whole order of things; everything else prepares it.
/// </summary>
internal sealed partial class Engine<T> : IEngine
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network _network;
    private readonly SimulationOptions _options;
    private readonly StateLayout _layout;
    private readonly NetworkState<T> _state;
    private readonly NeuronBlock<T>[] _blocks;
    private readonly SpikeExchange<T> _spikes;
    private readonly SourceTraces[] _traces;
    private readonly InjectedCurrents[] _inputs;
    private readonly RowInputs<T>[] _rowInputs;
    private readonly WorkerTeam _team;
    private readonly int[] _shares;
    private readonly Action<int, int> _advanceBlock;
    private readonly Action<int, int> _deliverToBlock;
    private readonly Dictionary<(int Population, StateVariable Variable), T[]> _readStates = [];
    private readonly int[][] _readSpikes;
    private readonly List<SpikeTap> _spikeTaps = [];
    private readonly List<StateTap<T>> _stateTaps = [];
    private int _steps;
    private Exception? _obstacle;

    public Engine(
        Network network,
        SimulationOptions options,
        IProgress<ConstructionProgress>? progress,
        CancellationToken cancellation)
    {
        (_network, _options) = (network, options);
        _layout = new StateLayout(network, options);
        _state = new NetworkState<T>(_layout, options.Scheme, options.TimeStep);
        var populations = network.Populations;
        _rowInputs = [.. populations.Select(p => new RowInputs<T>(network, p, _layout, options.TimeStep))];
        _blocks =
        [
            .. _layout.Blocks.Select(block => new NeuronBlock<T>(
                populations[block.Population], block, _state, _rowInputs[block.Population], options)),
        ];
        _spikes = new SpikeExchange<T>(
            [.. populations.Select((_, p) => _blocks.Where(block => block.Lanes.Population == p).ToArray())],
            [.. populations.Select(p => p.Size)],
            [.. _layout.ChannelsOf.Select(channels => options.Scheme == Scheme.Reference ? channels.Length : 0)],
            _layout.EpochSteps);
        _traces = options.Scheme == Scheme.Reference
            ? [.. populations.Zip(_layout.ChannelsOf, (p, channels) => new SourceTraces(
                p, channels.Select(c => _layout.Channels[c].Tau), options.TimeStep))]
            : [];
        _inputs = [.. populations.Select(p => new InjectedCurrents(
            p, network.Injections.Where(j => j.Population == p).Select(j => j.Current), options.TimeStep))];
        _readSpikes = [.. populations.Select(_ => Array.Empty<int>())];
        _advanceBlock = AdvanceBlock;
        _deliverToBlock = DeliverToBlock;
        _team = new WorkerTeam(Shares.ThreadsFor(_layout, options.Threads));
        _shares = Shares.Of(network, _layout, options.TimeStep, _team.Size);
        try
        {
            Connect(progress, cancellation);
            Start();
            WarmUp();
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long Row { get; private set; }

    public int Threads => _team.Size;

    public ulong SpikeChecksum => _spikes.Checksum;

    /// <summary>
    /// Advances by an epoch: as many rows as the shortest delay allows, so that no spike acts on the epoch that it falls into and
    /// the blocks are independent of one another until they exchange their spikes. The sum of what arrives at a neuron is taken
    /// in the order of the rows of the spikes, then of source populations, projections, source neurons and the synapses of a
    /// pair: neither blocks, threads, epochs nor vectors change it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Advance(long limit)
    {
        ThrowIfItCannotGoOn();
        _steps = (int)Math.Min(limit, _layout.EpochSteps);
        InjectCurrents();
        _team.Run(_advanceBlock, _shares);
        ThrowIfDiverged();
        _spikes.Gather(Row + 1, _steps);
        if (_options.Scheme == Scheme.Reference)
        {
            // The spikes act on the conductances of the very row on which they fall.
            UpdateTraces();
            _team.Run(_deliverToBlock, _shares);
        }

        Row += _steps;
        Record(Row - _steps + 1);
        return _steps;
    }

    public void Reset()
    {
        _spikeTaps.ForEach(tap => tap.Reset());
        _stateTaps.ForEach(tap => tap.Reset());
        Start();
        _stateTaps.ForEach(RecordPresent);
    }

    public void Dispose()
    {
        _team.Dispose();
        _stateTaps.ForEach(tap => tap.Dispose());
        Array.ForEach(_blocks, block => block.Dispose());
        Array.ForEach(_rowInputs, inputs => inputs.Dispose());
        _spikes.Dispose();
        _state.Dispose();
    }

    /// <summary>In the standard scheme: what the spikes of the last epoch bring to a block, then its neurons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AdvanceBlock(int block, int thread)
    {
        if (_options.Scheme == Scheme.Standard)
        {
            _blocks[block].Deliver(_spikes);
        }

        _blocks[block].Advance(Row + 1, InputRow(Row + 1), _steps, _stateTaps);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DeliverToBlock(int block, int thread)
    {
        _blocks[block].Deliver(_spikes);
        _blocks[block].Capture(_stateTaps, Row + 1);
    }

    private void UpdateTraces()
    {
        for (var p = 0; p < _traces.Length; p++)
        {
            _traces[p].Fire(Row + 1, _spikes.Of(p, step: 0), _spikes.Factors(p));
        }
    }

    /// <summary>The row of the inputs that a row is computed with.</summary>
    private long InputRow(long row) => _options.Scheme == Scheme.Reference ? row : row - 1;

    /// <summary>Brings currents and rates up to the first row of the epoch, and ends the epoch where one changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InjectCurrents()
    {
        var row = InputRow(Row + 1);
        for (var p = 0; p < _inputs.Length; p++)
        {
            _inputs[p].Update(row, _state.Of(StateLayout.CurrentArray, _layout.Populations[p]));
            var nextChange = Math.Min(_inputs[p].NextChange, _rowInputs[p].Update(row));
            _steps = (int)Math.Min(_steps, nextChange - row);
        }
    }

    /// <summary>The rows before the first that went wrong are kept; of that row, the first neuron is named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ThrowIfDiverged()
    {
        NeuronBlock<T>? first = null;
        foreach (var block in _blocks)
        {
            if (block.Diverged is { } diverged && (first is null || diverged.Step < first.Diverged!.Value.Step))
            {
                first = block;
            }
        }

        if (first is null)
        {
            return;
        }

        var (step, neuron) = first.Diverged!.Value;
        var firstRow = Row + 1;
        _spikes.Gather(firstRow, step);
        (_steps, Row) = (step, firstRow + step);
        var population = first.Lanes.Population;
        var voltage = double.CreateTruncating(_state.Of(StateLayout.VoltageArray, _layout.Populations[population])[neuron]);
        var divergence = new SimulationDivergedException(
            _network.Populations[population], neuron, Row, Row * _options.TimeStep, voltage, _options.TimeStep);
        _obstacle = divergence;
        Record(firstRow);
        throw divergence;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ThrowIfItCannotGoOn()
    {
        if (_obstacle is not null)
        {
            throw new InvalidOperationException(
                _obstacle is SimulationDivergedException
                    ? "the simulation has diverged; reset it before it can go on"
                    : "the state could not be restored; reset the simulation or restore another state before it can go on",
                _obstacle);
        }
    }

    private void Start()
    {
        (Row, _steps, _obstacle) = (0, 0, null);
        _spikes.Reset();
        _team.Run((block, _) => _blocks[block].Reset(), _shares);
        Array.ForEach(_inputs, inputs => inputs.Reset());
        Array.ForEach(_rowInputs, inputs => inputs.Reset());
        Array.ForEach(_traces, traces => traces.Reset());
    }

    /// <summary>
    /// Takes a step that is forgotten, so that what a step runs is compiled and its memory at hand before the first one counts.
    /// </summary>
    private void WarmUp()
    {
        _steps = 1;
        _team.Run(_advanceBlock, _shares);
        _spikes.Gather(firstRow: 1, _steps);
        foreach (var block in _blocks)
        {
            Array.ForEach(block.Incoming, synapses => synapses.Prepare());
        }
    }

    /// <summary>Makes the synapses, block by block, each thread with memory of its own.</summary>
    private void Connect(IProgress<ConstructionProgress>? progress, CancellationToken cancellation)
    {
        var builders = Enumerable.Range(0, _team.Size).Select(_ => new SynapseBuilder<T>(_options.TimeStep)).ToArray();
        var pace = new ConstructionPace(_network, progress);
        var projections = _network.Projections.OrderBy(projection => _network.IndexOf(projection.Source)).ToArray();
        _team.Run(
            (item, thread) =>
            {
                var block = _blocks[item];
                var target = _network.Populations[block.Lanes.Population];
                block.Incoming = [.. projections.Where(projection => projection.Target == target).Select(projection =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    var memory = builders[thread].Build(projection, block.Lanes);
                    pace.Add(memory.Count, mayReport: thread == 0);
                    return new SynapseBlock<T>(_state, block.Lanes, projection, _network.IndexOf(projection.Source), memory);
                })];
            },
            _shares);
        pace.Finish();
        SynapseCount = pace.Count;
    }
}
