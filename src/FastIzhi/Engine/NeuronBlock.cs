using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// A block of neurons: their parameters, the synapses that end on them, and the spikes that they fired in the present epoch. One
/// thread at a time works on it; blocks touch nothing of one another.
/// </summary>
/// <remarks>
/// What runs each step is compiled at full optimisation at once, here and elsewhere in the engine: a short run would be over
/// before it is compiled a second time, and the first second of a long one would be slower than the others.
/// </remarks>
internal sealed unsafe class NeuronBlock<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Lanes that are advanced all steps of an epoch before the next ones, while their state stays in the first-level cache.
    /// </summary>
    private const int CacheLanes = 1024;

    private readonly Population _population;
    private readonly NetworkState<T> _state;
    private readonly Scheme _scheme;
    private readonly Integration _integration;
    private readonly RowInputs<T> _inputs;
    private readonly BlockParameters<T> _parameters;
    private readonly T _resting;
    private readonly NativeBuffer<ushort> _fired;
    private readonly int[] _firedCounts;

    /// <summary>The refractory time of each lane [steps]; empty where no neuron of the population has one.</summary>
    private readonly NativeBuffer<T> _refractorySteps;

    /// <summary>The currents of the lanes that are being advanced, where they differ from row to row.</summary>
    private readonly NativeBuffer<T> _currents;

    /// <summary>The lanes, of those that are being advanced, that receive spikes from outside, and how many.</summary>
    private readonly NativeBuffer<ushort> _trainLanes;
    private readonly NativeBuffer<int> _trainSpikes;

    public NeuronBlock(
        Population population, BlockLanes lanes, NetworkState<T> state, RowInputs<T> inputs, SimulationOptions options)
    {
        (_population, Lanes, _state, _inputs) = (population, lanes, state, inputs);
        (_scheme, _integration) = (options.Scheme, options.Integration);
        _currents = new NativeBuffer<T>(inputs.HasCurrents ? Math.Min(CacheLanes, lanes.Count) : 0);
        _trainLanes = new NativeBuffer<ushort>(inputs.Spikes.IsEmpty ? 0 : Math.Min(CacheLanes, lanes.Count));
        _trainSpikes = new NativeBuffer<int>(_trainLanes.Length);
        _resting = T.CreateTruncating(population.ParametersOf(lanes.FirstNeuron + lanes.Size - 1).RestingVoltage);
        _parameters = new BlockParameters<T>(population, lanes, options.TimeStep);
        _refractorySteps = RefractoryStepsOf(population, lanes, options.TimeStep);
        _fired = new NativeBuffer<ushort>((long)state.Layout.EpochSteps * lanes.Count);
        _firedCounts = new int[state.Layout.EpochSteps];
    }

    public BlockLanes Lanes { get; }

    /// <summary>The synapses that end in this block, in the order in which they are delivered.</summary>
    public SynapseBlock<T>[] Incoming { get; set; } = [];

    /// <summary>
    /// The first step of the epoch after which a neuron was no longer sound, and that neuron, an index within the population;
    /// null while all are.
    /// </summary>
    public (int Step, int Neuron)? Diverged { get; private set; }

    /// <summary>The neurons that fired in a step of the present epoch, ascending indices within the block.</summary>
    public ReadOnlySpan<ushort> Fired(int step) => new(_fired.Pointer + ((long)step * Lanes.Count), _firedCounts[step]);

    /// <summary>Sets the state to the start.</summary>
    public void Reset()
    {
        var (first, count) = (Lanes.FirstLane, Lanes.Count);
        for (var i = 0; i < Lanes.Size; i++)
        {
            *_state.At(StateLayout.VoltageArray, first + i) = T.CreateTruncating(_population.StartVoltageOf(Lanes.FirstNeuron + i));
            *_state.At(StateLayout.RecoveryArray, first + i) = T.CreateTruncating(_population.StartRecoveryOf(Lanes.FirstNeuron + i));
        }

        RestPadding();
        var layout = _state.Layout;
        for (long array = StateLayout.CurrentArray; array < layout.ArrayCount; array++)
        {
            var isArrival = array >= StateLayout.FirstChannelArray + layout.Channels.Count && array < layout.RefractoryArray;
            new Span<T>(_state.At(array, first), count).Fill(isArrival ? NeuronKernel.Floor<T>() : T.Zero);
        }

        Array.Clear(_firedCounts);
        Diverged = null;
    }

    /// <summary>Adds what the spikes of an epoch bring to this block, step by step.</summary>
    /// <param name="spikes">The spikes of all populations.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Deliver(SpikeExchange<T> spikes)
    {
        for (var step = 0; step < spikes.Steps; step++)
        {
            foreach (var synapses in Incoming)
            {
                synapses.Deliver(spikes, step);
            }
        }
    }

    /// <summary>Advances all steps of an epoch. In the standard scheme the states to be recorded are captured on the way.</summary>
    /// <param name="firstRow">The row of the first step.</param>
    /// <param name="firstInputRow">The row of the inputs that it uses.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="taps">What is recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(long firstRow, long firstInputRow, int steps, List<StateTap<T>> taps)
    {
        Array.Clear(_firedCounts);
        var most = steps == 1 && _inputs.IsEmpty && _integration == Integration.Euler ? Lanes.Count : CacheLanes;
        for (var lane = 0; lane < Lanes.Count; lane += most)
        {
            var count = Math.Min(most, Lanes.Count - lane);
            for (var step = 0; step < steps; step++)
            {
                DeliverTrains(firstRow + step, firstInputRow + step, lane, count);
                if (!Advance(firstRow, step, lane, count, CurrentsOf(firstInputRow + step, lane, count)))
                {
                    break;
                }

                if (_scheme == Scheme.Standard)
                {
                    Capture(taps, firstRow + step, step, lane, count);
                }
            }
        }
    }

    /// <summary>Captures the states of a row that are to be recorded.</summary>
    public void Capture(List<StateTap<T>> taps, long row) => Capture(taps, row, step: 0, lane: 0, Lanes.Count);

    public void Dispose()
    {
        _currents.Dispose();
        _trainLanes.Dispose();
        _trainSpikes.Dispose();
        _parameters.Dispose();
        _refractorySteps.Dispose();
        _fired.Dispose();
        Array.ForEach(Incoming, synapses => synapses.Dispose());
    }

    /// <summary>Adds the spikes from outside to what arrives at a row, after those of the projections, in the order of injection.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DeliverTrains(long row, long inputRow, int lane, int count)
    {
        foreach (var spikes in _inputs.Spikes)
        {
            var found = spikes.Find(inputRow, Lanes.FirstNeuron + lane, count, _trainLanes.Pointer, _trainSpikes.Pointer);
            var weight = T.CreateTruncating(spikes.Weight);
            foreach (var buffer in spikes.Buffers)
            {
                var arrivals = _state.At(_state.Layout.ArrivalArray(buffer, row % _state.Layout.Slots), Lanes.FirstLane + lane);
                for (var k = 0; k < found; k++)
                {
                    var target = _trainLanes.Pointer[k];
                    arrivals[target] = T.FusedMultiplyAdd(weight, T.CreateTruncating(_trainSpikes.Pointer[k]), arrivals[target]);
                }
            }
        }
    }

    /// <summary>The currents of some lanes at a row of the inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T* CurrentsOf(long inputRow, int lane, int count)
    {
        var injected = _state.At(StateLayout.CurrentArray, Lanes.FirstLane + lane);
        if (!_inputs.HasCurrents)
        {
            return injected;
        }

        new Span<T>(injected, count).CopyTo(new Span<T>(_currents.Pointer, count));
        _inputs.AddCurrents(inputRow, Lanes.FirstNeuron + lane, count, _currents.Pointer);
        return _currents.Pointer;
    }

    /// <returns>Whether all neurons are sound.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Advance(long firstRow, int step, int lane, int count, T* currents)
    {
        var layout = _state.Layout;
        var first = Lanes.FirstLane + lane;
        var slot = layout.Slots == 0 ? 0 : (firstRow + step) % layout.Slots;
        var state = new NeuronState<T>(
            _state.At(StateLayout.VoltageArray, first),
            _state.At(StateLayout.RecoveryArray, first),
            currents,
            _state.At(StateLayout.FirstChannelArray, first),
            (nuint)layout.Stride,
            layout.ArrivalCount == 0 ? null : _state.At(layout.ArrivalArray(0, slot), first),
            (nuint)(layout.Slots * layout.Stride),
            count)
        {
            RefractoryLeft = _refractorySteps.Length == 0 ? null : _state.At(layout.RefractoryArray, first),
            RefractorySteps = _refractorySteps.Pointer + lane,
        };
        var diverged = -1;
        var fired = _fired.Pointer + ((long)step * Lanes.Count) + _firedCounts[step];
        _firedCounts[step] += _parameters.IsUniform
            ? Advance(_parameters.Uniform, state, fired, lane, ref diverged)
            : Advance(_parameters.From(lane), state, fired, lane, ref diverged);
        ForgetPadding(step);
        if (diverged >= 0)
        {
            if (Diverged is not { } earlier || step < earlier.Step)
            {
                Diverged = (step, Lanes.FirstNeuron + lane + diverged);
            }

            return false;
        }

        RestPadding();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Advance<TParameters>(
        TParameters parameters, in NeuronState<T> state, ushort* fired, int firstNeuron, ref int diverged)
        where TParameters : struct, INeuronParameters<T> => _parameters.AreExtended
        ? Advance<TParameters, AllTerms>(parameters, state, fired, firstNeuron, ref diverged)
        : Advance<TParameters, NineParameterTerms>(parameters, state, fired, firstNeuron, ref diverged);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Advance<TParameters, TTerms>(
        TParameters parameters, in NeuronState<T> state, ushort* fired, int firstNeuron, ref int diverged)
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
    {
        if (_integration != Integration.Euler)
        {
            Integrate<TParameters, TTerms>(parameters, state);
        }

        return _refractorySteps.Length > 0
            ? Advance<TParameters, TTerms, RefractoryAfterSpike>(parameters, state, fired, firstNeuron, ref diverged)
            : Advance<TParameters, TTerms, NeverRefractory>(parameters, state, fired, firstNeuron, ref diverged);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Integrate<TParameters, TTerms>(TParameters parameters, in NeuronState<T> state)
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
    {
        if (_state.Layout.AreStandardFour)
        {
            Integrate<TParameters, TTerms, StandardFour>(parameters, state);
        }
        else
        {
            Integrate<TParameters, TTerms, AnyReceptors>(parameters, state);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Integrate<TParameters, TTerms, TReceptors>(TParameters parameters, in NeuronState<T> state)
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TReceptors : struct, IReceptorSet
    {
        if (_integration == Integration.HalfSteps)
        {
            IntegrationKernel.HalfSteps<T, TParameters, TTerms, TReceptors>(parameters, state, _state.Channels);
        }
        else
        {
            IntegrationKernel.RK4<T, TParameters, TTerms, TReceptors>(parameters, state, _state.Channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Advance<TParameters, TTerms, TRefractoriness>(
        TParameters parameters, in NeuronState<T> state, ushort* fired, int firstNeuron, ref int diverged)
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TRefractoriness : struct, IRefractoriness => (_scheme, _integration) switch
        {
            (Scheme.Reference, _) => Advance<ReferenceOrder, TParameters, TTerms, TRefractoriness>(
                parameters, state, fired, firstNeuron, ref diverged),
            (_, Integration.Euler) => Advance<StandardOrder, TParameters, TTerms, TRefractoriness>(
                parameters, state, fired, firstNeuron, ref diverged),
            _ => Advance<IntegratedOrder, TParameters, TTerms, TRefractoriness>(
                parameters, state, fired, firstNeuron, ref diverged),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Advance<TScheme, TParameters, TTerms, TRefractoriness>(
        TParameters parameters, in NeuronState<T> state, ushort* fired, int firstNeuron, ref int diverged)
        where TScheme : struct, ISchemeOrder
        where TParameters : struct, INeuronParameters<T>
        where TTerms : struct, INeuronTerms
        where TRefractoriness : struct, IRefractoriness => _state.Layout.AreStandardFour
        ? NeuronKernel.Advance<T, TScheme, TParameters, TTerms, StandardFour, TRefractoriness>(
            parameters, state, _state.Channels, _state.Layout.ArrivalCount, fired, firstNeuron, ref diverged)
        : NeuronKernel.Advance<T, TScheme, TParameters, TTerms, AnyReceptors, TRefractoriness>(
            parameters, state, _state.Channels, _state.Layout.ArrivalCount, fired, firstNeuron, ref diverged);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Capture(List<StateTap<T>> taps, long row, int step, int lane, int count)
    {
        for (var i = 0; i < taps.Count; i++)
        {
            if (taps[i].Population == Lanes.Population && taps[i].Wants(row))
            {
                taps[i].Capture(step, Lanes.FirstNeuron + lane, Math.Min(count, Lanes.Size - lane));
            }
        }
    }

    /// <summary>Padding lanes have none.</summary>
    private static NativeBuffer<T> RefractoryStepsOf(Population population, BlockLanes lanes, double timeStep)
    {
        var buffer = new NativeBuffer<T>(population.HasRefractoryTime ? lanes.Count : 0);
        for (var i = 0; i < buffer.Length; i++)
        {
            var time = i < lanes.Size ? population.RefractoryTimeOf(lanes.FirstNeuron + i) : 0;
            buffer.Pointer[i] = T.CreateTruncating(RefractorySteps.Round(time, timeStep));
        }

        return buffer;
    }

    /// <summary>
    /// Padding lanes of neurons whose spike cut-off depends on u can fire: u may leave 0 within a step. They are the last of the
    /// block, and of those that fired.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForgetPadding(int step)
    {
        ref var count = ref _firedCounts[step];
        while (count > 0 && _fired.Pointer[((long)step * Lanes.Count) + count - 1] >= Lanes.Size)
        {
            count--;
        }
    }

    /// <summary>
    /// Padding lanes stand at v_r of the last neuron before each step. Left alone they would leave it where it is no stable
    /// point of the equations, and fire.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RestPadding()
    {
        for (var i = Lanes.Size; i < Lanes.Count; i++)
        {
            *_state.At(StateLayout.VoltageArray, Lanes.FirstLane + i) = _resting;
            *_state.At(StateLayout.RecoveryArray, Lanes.FirstLane + i) = T.Zero;
        }
    }
}
