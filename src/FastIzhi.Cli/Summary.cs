using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>What a run has done, on stdout.</summary>
internal static class Summary
{
    /// <param name="experiment">What was run.</param>
    /// <param name="simulation">The simulation at the end.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="begin">Model time at which this process began [ms].</param>
    /// <param name="wall">How long it took.</param>
    /// <param name="output">The result file.</param>
    public static void Print(
        Experiment experiment, Simulation simulation, RunStatus status, double begin, TimeSpan wall, string output)
    {
        var network = experiment.Network;
        Console.WriteLine($"{experiment.Name}: {Words(status, output)}, {simulation.Time:0.####} of {experiment.Duration:0.####} ms");
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
        Report.Line("wall time", Report.WallTime(wall, simulation.Time - begin));
        Report.Line("file", $"{output}, {Units.Bytes(new FileInfo(output).Length)}");
    }

    private static string Words(RunStatus status, string output) => status switch
    {
        RunStatus.Complete => "complete",
        RunStatus.Interrupted => $"interrupted; the file holds what came before, and 'fastizhi resume {output}' goes on",
        _ => "failed; the file holds what came before",
    };
}
