using BenchmarkDotNet.Attributes;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Bench;

/// <summary>
/// Time per neuron-step of the update with an input of each kind, on one thread: 10,000 neurons, too weakly driven to fire. What
/// is above None is the input.
/// </summary>
public class InputBench
{
    private const int Neurons = 10_000;
    private const int Steps = 1_000;

    private Simulation _simulation = null!;

    [Params("None", "Sine", "Ramp", "White", "OU", "Poisson", "Spikes")]
    public string Input { get; set; } = "";

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", Neurons, CellTypes.RS);
        builder.Connect(e, e, new FixedInDegreeRule(inDegree: 1, weight: 1));
        CurrentInput? current = Input switch
        {
            "Sine" => new SineCurrent(20, 10),
            "Ramp" => new RampCurrent(0, 20) { Stop = 1e9 },
            "White" => new WhiteNoise(5),
            "OU" => new OrnsteinUhlenbeckNoise(5, 5),
            _ => null,
        };
        SpikeInput? trains = Input switch
        {
            "Poisson" => new PoissonTrains(rate: 100, weight: 0.001),
            "Spikes" => new GivenTrains([.. Enumerable.Range(0, Neurons).Select(i => new GivenSpike(i / 100.0, i))], weight: 0.001),
            _ => null,
        };
        if (current is not null)
        {
            builder.Inject(e, current);
        }

        if (trains is not null)
        {
            builder.Inject(e, trains);
        }

        _simulation = new Simulation(builder.Build(), new SimulationOptions { Precision = Precision, Threads = 1 });
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
