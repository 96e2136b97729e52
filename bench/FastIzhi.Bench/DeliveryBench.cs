using BenchmarkDotNet.Attributes;
using FastIzhi.Engine;
using FastIzhi.Kernels;
using FastIzhi.Randomness;

namespace FastIzhi.Bench;

/// <summary>
/// Time per synaptic event of the delivery, into one block: spikes of random sources, whose rows lie all over the synapses. The
/// mean is the time of one event.
/// </summary>
public unsafe class DeliveryBench
{
    private const int Events = 1_000_000;

    private NativeBuffer<int> _sources = null!;
    private NativeBuffer<uint> _rows = null!;
    private NativeBuffer<ushort> _targets = null!;
    private NativeBuffer<float> _weights = null!;
    private NativeBuffer<ushort> _bfloat16Weights = null!;
    private NativeBuffer<ushort> _delays = null!;
    private NativeBuffer<float> _arrivals = null!;
    private int _spikes;
    private int _lanes;

    /// <summary>Source neurons; rows and blocks are as in the network cortex of that size.</summary>
    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Neurons { get; set; }

    private const int Slots = 20;

    [GlobalSetup]
    public void Setup()
    {
        (_lanes, var row) = Neurons switch
        {
            1_000 => (1_024, 100),
            10_000 => (1_024, 100),
            100_000 => (10_000, 100),
            _ => (62_000, 30),
        };
        var random = new CounterRandom(seed: 1, stream: 0);
        var count = (long)Neurons * row;
        _spikes = Events / row;
        _sources = new NativeBuffer<int>(_spikes);
        _rows = new NativeBuffer<uint>(Neurons + 1);
        _targets = new NativeBuffer<ushort>(count);
        _weights = new NativeBuffer<float>(count);
        _bfloat16Weights = new NativeBuffer<ushort>(count);
        _delays = new NativeBuffer<ushort>(count);
        _arrivals = new NativeBuffer<float>((long)_lanes * Slots);
        for (var i = 0; i <= Neurons; i++)
        {
            _rows.Pointer[i] = (uint)(i * row);
        }

        for (var k = 0L; k < count; k++)
        {
            _targets.Pointer[k] = (ushort)random.Below(_lanes, (ulong)k);
            _weights.Pointer[k] = 1e-3f;
            _bfloat16Weights.Pointer[k] = 0x3A80;
            _delays.Pointer[k] = (ushort)(1 + (k % Slots));
        }

        // Steps of about a thousandth of the neurons each, ascending within a step as the engine delivers them.
        var perStep = Math.Max(1, Neurons / 1000);
        var sources = new Span<int>(_sources.Pointer, _spikes);
        for (var k = 0; k < _spikes; k++)
        {
            sources[k] = random.Stream(1).Below(Neurons, (ulong)k);
        }

        for (var k = 0; k < _spikes; k += perStep)
        {
            sources[k..Math.Min(k + perStep, _spikes)].Sort();
        }

        new Span<float>(_arrivals.Pointer, (int)_arrivals.Length).Clear();
    }

    [Benchmark(OperationsPerInvoke = Events, Baseline = true)]
    public void CommonWeight() => DeliveryKernel.Deliver<float, CommonWeight<float>, ArrivalAtOneDelay<float>>(
        _sources.Pointer, _spikes, _rows.Pointer, _targets.Pointer, new(1e-3f), new(_arrivals.Pointer));

    [Benchmark(OperationsPerInvoke = Events)]
    public void FloatWeights() => DeliveryKernel.Deliver<float, FullWeights<float>, ArrivalAtOneDelay<float>>(
        _sources.Pointer, _spikes, _rows.Pointer, _targets.Pointer, new(_weights.Pointer), new(_arrivals.Pointer));

    [Benchmark(OperationsPerInvoke = Events)]
    public void BFloat16Weights() => DeliveryKernel.Deliver<float, BFloat16Weights<float>, ArrivalAtOneDelay<float>>(
        _sources.Pointer, _spikes, _rows.Pointer, _targets.Pointer, new(_bfloat16Weights.Pointer), new(_arrivals.Pointer));

    [Benchmark(OperationsPerInvoke = Events)]
    public void OwnDelays() => DeliveryKernel.Deliver<float, CommonWeight<float>, ArrivalAtOwnDelays<float>>(
        _sources.Pointer, _spikes, _rows.Pointer, _targets.Pointer, new(1e-3f),
        new(_arrivals.Pointer, _delays.Pointer, slot: 0, Slots, (nuint)_lanes));

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (var buffer in (IDisposable[])[_sources, _rows, _targets, _weights, _bfloat16Weights, _delays, _arrivals])
        {
            buffer.Dispose();
        }
    }
}
