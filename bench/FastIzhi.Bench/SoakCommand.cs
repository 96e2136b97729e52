using System.CommandLine;
using System.Diagnostics;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;
using FastIzhi.Recording;

namespace FastIzhi.Bench;

/// <summary>
/// <c>soak</c>: an hour of model time with everything that a long run has: spikes and states that are streamed, flushes,
/// checkpoints. Memory must not grow with it.
/// </summary>
internal static class SoakCommand
{
    private const int Neurons = 1_000;
    private const int InDegree = 100;
    private const double Part = 360_000;

    public static Command Create()
    {
        var command = new Command("soak", "Simulates an hour and shows that memory does not grow.");
        command.SetAction(_ => Print());
        return command;
    }

    private static void Print()
    {
        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-soak-{Environment.ProcessId}.h5");
        var network = CortexNetwork.Describe(Neurons, InDegree, delay: null);
        var plan = new RecordingPlan
        {
            Spikes = [.. network.Populations.Select(population => new SpikeRecording(population))],
            States = [new StateRecording(network.Populations[0], StateVariable.V, [.. Enumerable.Range(0, 10)])],
        };
        var checkpoints = new CheckpointFiles(path, "{}");
        Console.WriteLine("cortex A, an hour of model time, all spikes and v of 10 neurons on each row, checkpoints every minute of model time");
        try
        {
            using var simulation = new Simulation(network, new SimulationOptions { Precision = Precision.Single, Threads = 1 });
            using var writer = new ResultWriter(path, simulation, plan, new RunDescription("soak", 10 * Part, "{}"));
            using var schedule = new CheckpointSchedule(simulation, writer, checkpoints) { WallInterval = null, ModelInterval = 60_000 };
            var liveBefore = GC.GetTotalMemory(forceFullCollection: true);
            for (var part = 1; part <= 10; part++)
            {
                var clock = Stopwatch.StartNew();
                simulation.Run(Part);
                Console.WriteLine(
                    $"  {part * Part / 60_000,3:F0} min   {clock.Elapsed.TotalSeconds / Part * 1000:F4} s per model second   file {new FileInfo(path).Length / 1e6,6:F0} MB   "
                    + $"managed {GC.GetTotalMemory(forceFullCollection: false) / 1e6,4:F0} MB   process {Environment.WorkingSet / 1e6,4:F0} MB");
            }

            Console.WriteLine(
                $"  managed memory in use, garbage collected: {liveBefore / 1e6:F1} MB before, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} MB after");
            writer.Finish(RunStatus.Complete);
        }
        finally
        {
            File.Delete(path);
            checkpoints.DeleteAll();
        }
    }
}
