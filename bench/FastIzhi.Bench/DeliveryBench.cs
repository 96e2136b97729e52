using BenchmarkDotNet.Attributes;
using FastIzhi.Kernels;
using FastIzhi.Randomness;

namespace FastIzhi.Bench;

/// <summary>
/// Time per synaptic event of the delivery: 1,000 spikes with 1,000 random targets each, from rows that lie all over the
/// synapses. The mean is the time of one event.
/// </summary>
public class DeliveryBench
{
    private const int Spikes = 1_000;
    private const int FanOut = 1_000;

    private int[] _targets = [];
    private float[] _weights = [];
    private float[] _values = [];
    private int[] _sources = [];

    [Params(1_000, 10_000, 100_000)]
    public int Neurons { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new CounterRandom(seed: 1, stream: 0);
        var rows = Math.Min(Neurons, 20_000);
        _targets = [.. Enumerable.Range(0, rows * FanOut).Select(k => random.Below(Neurons, (ulong)k))];
        _weights = [.. _targets.Select(target => 1f + target % 3)];
        _values = new float[Neurons];
        _sources = [.. Enumerable.Range(0, Spikes).Select(k => new CounterRandom(1, 1).Below(rows, (ulong)k))];
    }

    [Benchmark(OperationsPerInvoke = Spikes * FanOut)]
    public void WeightPerSynapse()
    {
        foreach (var source in _sources)
        {
            var row = new Range(source * FanOut, (source + 1) * FanOut);
            DeliveryKernel.Deliver(_targets.AsSpan(row), _weights.AsSpan(row), 1f, _values);
        }
    }

    [Benchmark(OperationsPerInvoke = Spikes * FanOut)]
    public void OneWeight()
    {
        foreach (var source in _sources)
        {
            DeliveryKernel.Deliver(_targets.AsSpan(source * FanOut, FanOut), 1f, 1f, _values);
        }
    }
}
