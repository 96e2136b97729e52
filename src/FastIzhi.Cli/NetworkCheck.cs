using System.Diagnostics;
using System.Globalization;
using FastIzhi.Experiments;
using FastIzhi.Networks;

namespace FastIzhi.Cli;

/// <summary>Prints an experiment with its synapses as they are drawn, and builds it if asked to.</summary>
internal static class NetworkCheck
{
    /// <param name="experiment">The experiment.</param>
    /// <param name="threads">Threads to draw with; null for the cores of the machine.</param>
    /// <param name="builds">Whether the network is built too.</param>
    public static int Run(Experiment experiment, int? threads, bool builds)
    {
        ExperimentInfo.Print(experiment);
        using var interruption = new Interruption();
        try
        {
            PrintDegrees(experiment.Network, threads, interruption.Token);
            DiskRoom.Print(experiment);
            if (builds)
            {
                Build(experiment, threads, interruption.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("fastizhi: interrupted before all was checked");
            return ExitCode.Interrupted;
        }

        return ExitCode.Done;
    }

    private static void PrintDegrees(Network network, int? threads, CancellationToken cancellation)
    {
        var degrees = new List<ProjectionDegrees>();
        var all = Math.Max(1, network.Projections.Sum(projection => projection.ExpectedSynapseCount));
        ProgressDisplay.Show("draw", quietTime: TimeSpan.FromSeconds(1), report =>
        {
            var clock = Stopwatch.StartNew();
            var before = 0.0;
            foreach (var projection in network.Projections)
            {
                var progress = new ProgressRelay<double>(part =>
                {
                    var done = before + (part * projection.ExpectedSynapseCount);
                    report(new ProgressReport(done / all, clock.Elapsed, $"{done:0} of {all:0} synapses"));
                });
                degrees.Add(ProjectionDegrees.Of(projection, threads, progress, cancellation));
                before += projection.ExpectedSynapseCount;
            }
        });
        if (degrees.Count == 0)
        {
            return;
        }

        Console.WriteLine($"  {"drawn",-24} {"synapses",12} {"in-degree",22} {"out-degree",22}");
        foreach (var (projection, drawn) in network.Projections.Zip(degrees))
        {
            Console.WriteLine($"    {projection,-22} {drawn.Synapses,12} {Range(drawn.InDegree),22} {Range(drawn.OutDegree),22}");
        }

        Console.WriteLine($"    {"all",-22} {degrees.Sum(drawn => drawn.Synapses),12}");

        static string Range(DegreeRange range) => range.Least == range.Most
            ? $"{range.Least}"
            : string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Most}, mean {range.Mean:0.#}");
    }

    private static void Build(Experiment experiment, int? threads, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Simulation? built = null;
        ProgressDisplay.Build(progress => built = SimulationBuild.Make(experiment, threads, progress, cancellation));
        using var simulation = built!;
        Report.Line("built", $"{simulation.SynapseCount} synapses in {Units.Wall(clock.Elapsed)}, {Units.Bytes(Environment.WorkingSet)} of memory in use");
    }
}
