using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>The neurons of one population: their parameters, the neurons that fired on the present row, the spikes so far.</summary>
internal sealed class NeuronBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Population _population;
    private readonly UniformParameters<T> _uniform;
    private readonly AlignedBuffer<T>? _perNeuron;
    private readonly T _resting;
    private readonly int[] _fired;
    private int _firedCount;

    public NeuronBlock(Population population, PopulationLanes lanes, double timeStep)
    {
        _population = population;
        Lanes = lanes;
        _resting = T.CreateTruncating(population.ParametersOf(lanes.Size - 1).RestingVoltage);
        _fired = new int[lanes.Count];
        _uniform = new UniformParameters<T>(new NeuronConstants<T>(population.Parameters[0], timeStep).ToArray());
        if (population.Parameters.Any(parameters => parameters != population.Parameters[0]))
        {
            _perNeuron = new AlignedBuffer<T>(NeuronConstants<T>.Count * lanes.Count);
            FillPerNeuron(_perNeuron.Span, timeStep);
        }
    }

    public PopulationLanes Lanes { get; }

    public ReadOnlySpan<int> Fired => _fired.AsSpan(0, _firedCount);

    public long SpikeCount { get; private set; }

    /// <summary>Sets v and u to the start.</summary>
    public void Reset(Span<T> v, Span<T> u)
    {
        for (var i = 0; i < Lanes.Size; i++)
        {
            v[i] = T.CreateTruncating(_population.StartVoltageOf(i));
            u[i] = T.CreateTruncating(_population.StartRecoveryOf(i));
        }

        RestPadding(v, u);
        _firedCount = 0;
        SpikeCount = 0;
    }

    /// <summary>One step of all neurons; the spans are those of <see cref="NeuronKernel"/>.</summary>
    /// <returns>The first neuron whose state is no longer sound, or -1.</returns>
    public int Advance(
        Scheme scheme,
        ReadOnlySpan<ChannelConstants<T>> channels,
        ReadOnlySpan<nuint> arrivals,
        Span<T> v,
        Span<T> u,
        ReadOnlySpan<T> current,
        Span<T> synaptic)
    {
        var diverged = -1;
        var perNeuron = new PerNeuronParameters<T>(_perNeuron is null ? [] : _perNeuron.Span, Lanes.Count);
        _firedCount = (scheme, _perNeuron) switch
        {
            (Scheme.Reference, null) => NeuronKernel.Advance<T, ReferenceOrder, UniformParameters<T>>(
                _uniform, channels, arrivals, Lanes.First, v, u, current, synaptic, _fired, ref diverged),
            (Scheme.Reference, _) => NeuronKernel.Advance<T, ReferenceOrder, PerNeuronParameters<T>>(
                perNeuron, channels, arrivals, Lanes.First, v, u, current, synaptic, _fired, ref diverged),
            (_, null) => NeuronKernel.Advance<T, StandardOrder, UniformParameters<T>>(
                _uniform, channels, arrivals, Lanes.First, v, u, current, synaptic, _fired, ref diverged),
            _ => NeuronKernel.Advance<T, StandardOrder, PerNeuronParameters<T>>(
                perNeuron, channels, arrivals, Lanes.First, v, u, current, synaptic, _fired, ref diverged),
        };
        SpikeCount += _firedCount;
        RestPadding(v, u);
        return diverged;
    }

    /// <summary>
    /// Padding lanes stand at v_r of the last neuron before each step. Left alone they would leave it where it is no stable
    /// point of the equations, and fire.
    /// </summary>
    private void RestPadding(Span<T> v, Span<T> u)
    {
        v[Lanes.Size..].Fill(_resting);
        u[Lanes.Size..].Clear();
    }

    private void FillPerNeuron(Span<T> constants, double timeStep)
    {
        for (var i = 0; i < Lanes.Count; i++)
        {
            var parameters = _population.ParametersOf(Math.Min(i, Lanes.Size - 1));
            var values = new NeuronConstants<T>(parameters, timeStep).ToArray();
            for (var p = 0; p < values.Length; p++)
            {
                constants[p * Lanes.Count + i] = values[p];
            }
        }
    }
}
