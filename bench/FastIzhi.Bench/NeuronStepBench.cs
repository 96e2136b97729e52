using BenchmarkDotNet.Attributes;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Bench;

/// <summary>
/// Time per neuron-step of the update alone: 80 % RS and 20 % FS with all four receptors, silent, so that nothing is delivered, on one thread.
/// The mean is the time of one neuron-step.
/// </summary>
public class NeuronStepBench
{
    private const int NeuronSteps = 10_000_000;

    private Simulation _simulation = null!;

    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Neurons { get; set; }

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [Params(Scheme.Standard, Scheme.Reference)]
    public Scheme Scheme { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", Neurons * 8 / 10, CellTypes.RS);
        var i = builder.AddPopulation("I", Neurons * 2 / 10, CellTypes.FS);
        builder.Connect(e, e, new FixedInDegreeRule(inDegree: 1, weight: 1));
        builder.Connect(i, e, new FixedInDegreeRule(inDegree: 1, weight: 1));
        builder.Inject(e, new StepCurrent(80));
        _simulation = new Simulation(builder.Build(), new SimulationOptions { Precision = Precision, Scheme = Scheme, Threads = 1 });
    }

    [Benchmark(OperationsPerInvoke = NeuronSteps)]
    public void Step()
    {
        for (var step = 0; step < NeuronSteps / Neurons; step++)
        {
            _simulation.Step();
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _simulation.Dispose();
}
