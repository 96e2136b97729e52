using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>What a run has done, on stdout.</summary>
internal static class Summary
{
    public static void Print(Experiment experiment, Simulation simulation, RunStatus status, TimeSpan wall, string output)
    {
        var network = experiment.Network;
        Console.WriteLine($"{experiment.Name}: {Words(status)}, {simulation.Time:0.####} of {experiment.Duration:0.####} ms");
        Report.Line("neurons", $"{network.NeuronCount}");
        Report.Line("synapses", $"{simulation.SynapseCount}");
        foreach (var population in network.Populations)
        {
            var spikes = simulation.SpikeCount(population);
            Report.Line(
                population.Name,
                $"{Units.Count(population.Size, "neuron")}, {Units.Count(spikes, "spike")}, {Units.Rate(spikes, population.Size, simulation.Time)}");
        }

        Report.Line("checksum", Report.Checksum(simulation.SpikeChecksum));
        Report.Line("wall time", Report.WallTime(wall, simulation.Time));
        Report.Line("file", $"{output}, {Units.Bytes(new FileInfo(output).Length)}");
    }

    private static string Words(RunStatus status) => status switch
    {
        RunStatus.Complete => "complete",
        RunStatus.Interrupted => "interrupted; the file holds what came before",
        _ => "failed; the file holds what came before",
    };
}
