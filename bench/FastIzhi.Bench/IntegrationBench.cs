using BenchmarkDotNet.Attributes;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Bench;

/// <summary>Time per neuron-step of the three methods of integration: 10,000 silent neurons with all four receptors, on one thread.</summary>
public class IntegrationBench
{
    private const int Neurons = 10_000;
    private const int Steps = 1_000;

    private Simulation _simulation = null!;

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [Params(Integration.Euler, Integration.HalfSteps, Integration.RK4)]
    public Integration Integration { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", Neurons, CellTypes.RS);
        builder.Inject(e, new StepCurrent(80));
        _simulation = new Simulation(builder.Build(), new SimulationOptions { Precision = Precision, Integration = Integration, Threads = 1 });
    }

    [Benchmark(OperationsPerInvoke = Neurons * Steps)]
    public void Step()
    {
        for (var step = 0; step < Steps; step++)
        {
            _simulation.Step();
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _simulation.Dispose();
}
