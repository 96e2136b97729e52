using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Bench;

/// <summary>
/// The notebook's 120-neuron second with all that it records (spikes, and v, u and four conductances of each neuron on each
/// row, float64), streamed to a result file. The notebook takes 12 to 17 s and 4.5 GB.
/// </summary>
internal static class NotebookRun
{
    private const int Runs = 15;

    public static void Print()
    {
        var experiment = Experiment.Load(Path.Combine(Repository.Folder, "data", "experiments", "net120-ring.json"));
        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-bench-{Environment.ProcessId}.h5");
        var seconds = new double[Runs];
        try
        {
            for (var run = 0; run < Runs; run++)
            {
                GC.Collect();
                seconds[run] = Run(experiment, path);
            }

            Console.WriteLine($"first run (JIT included)   {seconds[0] * 1e3:F0} ms");
            Array.Sort(seconds);
            Console.WriteLine($"median of {Runs} runs          {seconds[Runs / 2] * 1e3:F0} ms, fastest {seconds[0] * 1e3:F0} ms");
            Console.WriteLine($"result file                {new FileInfo(path).Length / 1e6:F1} MB");
            Console.WriteLine($"peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Run(Experiment experiment, string path)
    {
        var clock = Stopwatch.StartNew();
        var simulation = new Simulation(experiment.Network, experiment.Options);
        var description = new RunDescription(experiment.Name, experiment.Duration, experiment.Json);
        using var writer = new ResultWriter(path, simulation, experiment.Recordings, description, new ResultWriterOptions { Overwrite = true });
        simulation.Run(experiment.Duration);
        writer.Finish(RunStatus.Complete);
        return clock.Elapsed.TotalSeconds;
    }
}
