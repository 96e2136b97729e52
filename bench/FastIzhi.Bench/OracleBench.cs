using BenchmarkDotNet.Attributes;
using FastIzhi.Networks;
using FastIzhi.Reference;

namespace FastIzhi.Bench;

/// <summary>The engine on one thread against the scalar reference simulator, of which it is a bit-exact copy.</summary>
public class OracleBench
{
    private const int Neurons = 500;
    private const int InDegree = 50;
    private const int Steps = 100;

    private readonly Network _network = CortexNetwork.Describe(Neurons, InDegree, delay: null);
    private readonly SimulationOptions _options = new() { Precision = Precision.Single, Threads = 1 };
    private ScalarSimulator<float> _oracle = null!;
    private Simulation _engine = null!;

    [GlobalSetup]
    public void Setup()
    {
        _oracle = new ScalarSimulator<float>(_network, _options);
        _engine = new Simulation(_network, _options);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Neurons * Steps)]
    public void ScalarReference()
    {
        for (var step = 0; step < Steps; step++)
        {
            _oracle.Step();
        }
    }

    [Benchmark(OperationsPerInvoke = Neurons * Steps)]
    public void Engine() => _engine.Run(Steps * _options.TimeStep);

    [GlobalCleanup]
    public void Cleanup() => _engine.Dispose();
}
