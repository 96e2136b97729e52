using BenchmarkDotNet.Attributes;
using FastIzhi.Experiments;

namespace FastIzhi.Bench;

/// <summary>The notebook's 120-neuron second in memory, without recording: what the engine alone takes.</summary>
public class NotebookBench
{
    private Experiment _experiment = null!;

    [GlobalSetup]
    public void Setup() =>
        _experiment = Experiment.Load(Path.Combine(Repository.Folder, "data", "experiments", "net120-ring.json"));

    [Benchmark]
    public long Run()
    {
        var simulation = new Simulation(_experiment.Network, _experiment.Options);
        simulation.Run(_experiment.Duration);
        return simulation.TotalSpikeCount;
    }
}
