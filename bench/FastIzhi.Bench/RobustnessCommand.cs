using System.CommandLine;
using System.Diagnostics;
using FastIzhi.Hdf5;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;

namespace FastIzhi.Bench;

/// <summary>
/// <c>robustness</c>: what must not slow a run: its beginning, silence, recording, a machine that has other work, and a load that
/// differs from population to population. All figures are ratios within this one run.
/// </summary>
internal static class RobustnessCommand
{
    private const int Neurons = 10_000;
    private const int InDegree = 1_000;
    private const double Window = 250;

    private static readonly SimulationOptions Options = new() { Precision = Precision.Single };

    public static Command Create()
    {
        var command = new Command("robustness", "Measures what might slow a run down.");
        command.SetAction(_ =>
        {
            FirstSecond();
            Silence();
            Recording();
            OtherWork();
            UnevenLoad();
        });
        return command;
    }

    private static void FirstSecond()
    {
        Console.WriteLine("the first second against the others (cortex B): seconds per model second");
        using var simulation = new Simulation(CortexNetwork.Describe(Neurons, InDegree, delay: null), Options);
        for (var window = 0; window < 8; window++)
        {
            Console.WriteLine($"  {window * Window,5} to {(window + 1) * Window,5} ms   {Time(simulation, Window):F3}");
        }
    }

    private static void Silence()
    {
        // Left to themselves, conductances would be denormal after 90 tau: 0.5 s for AMPA, 9 s for NMDA, 14 s for GABA_B.
        Console.WriteLine("a network that falls silent after 50 ms: seconds per model second");
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", Neurons, CellTypes.RS);
        var i = builder.AddPopulation("I", Neurons / 4, CellTypes.FS);
        builder.Connect(e, e, new FixedInDegreeRule(100, 0.01));
        builder.Connect(i, e, new FixedInDegreeRule(100, 0.01));
        builder.Inject(e, new StepCurrent(500) { Stop = 50 });
        builder.Inject(i, new StepCurrent(300) { Stop = 50 });
        using var simulation = new Simulation(builder.Build(), Options);
        for (var second = 0; second < 20; second++)
        {
            var spikes = simulation.TotalSpikeCount;
            var time = Time(simulation, 1000);
            Console.WriteLine($"  second {second,2}   {time:F3}, {simulation.TotalSpikeCount - spikes} spikes");
        }
    }

    private static void Recording()
    {
        foreach (var (name, neurons) in ((string, int)[])[("B", 10_000), ("C", 100_000)])
        {
            Recording(name, neurons);
        }
    }

    private static void Recording(string name, int neurons)
    {
        const int Repeats = 8;
        foreach (var threads in Enumerable.Range(1, Environment.ProcessorCount))
        {
            Console.WriteLine($"recording (cortex {name}, {threads} threads, best of {Repeats} x 500 ms): seconds per model second, ratio");
            var network = CortexNetwork.Describe(neurons, InDegree, delay: null);
            var all = network.Populations.Select(population => new SpikeRecording(population)).ToArray();
            var v = new StateRecording(network.Populations[0], StateVariable.V, [.. Enumerable.Range(0, 1000).Select(k => neurons / 1250 * k)]);
            var ways = new (string Name, Func<Simulation, string, IDisposable?> Record)[]
            {
                ("nothing", (_, _) => null),
                ("all spikes", (simulation, path) => Writer(simulation, path, new RecordingPlan { Spikes = all })),
                ("v of 1,000 neurons to a plain file", (simulation, path) => Plain(simulation, path, v)),
                ("v of 1,000 neurons", (simulation, path) => Writer(simulation, path, new RecordingPlan { States = [v] })),
                ("all spikes and v of 1,000 neurons", (simulation, path) => Writer(
                    simulation, path, new RecordingPlan { Spikes = all, States = [v] })),
            };
            var best = new double[ways.Length];
            Array.Fill(best, double.MaxValue);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                for (var k = 0; k < ways.Length; k++)
                {
                    best[k] = Math.Min(best[k], Recorded(network, threads, ways[k].Record));
                }
            }

            for (var k = 0; k < ways.Length; k++)
            {
                Console.WriteLine($"  {ways[k].Name,-36} {best[k]:F3}  {best[k] / best[0]:F2}");
            }
        }
    }

    private static ResultWriter Writer(Simulation simulation, string path, RecordingPlan plan) =>
        new(path, simulation, plan, new RunDescription("b", 500, "{}"), new ResultWriterOptions { Overwrite = true });

    private static PlainStateFile Plain(Simulation simulation, string path, StateRecording recording)
    {
        var file = new PlainStateFile(path);
        simulation.Record(recording.Population, recording.Variable, file, recording.Neurons);
        return file;
    }

    private static double Recorded(Network network, int threads, Func<Simulation, string, IDisposable?> record)
    {
        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-robustness-{Environment.ProcessId}.h5");
        try
        {
            using var simulation = new Simulation(network, Options with { Threads = threads });
            using var recorder = record(simulation, path);
            simulation.Run(50);
            return Time(simulation, 500);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void OtherWork()
    {
        var cores = Environment.ProcessorCount;
        Console.WriteLine($"other work on {cores} cores (cortex B): seconds per model second, ratio");
        var alone = 0.0;
        foreach (var (threads, others) in ((int, int)[])[(cores, 0), (cores, cores), (cores, 2 * cores), (7, 0), (7, cores)])
        {
            using var simulation = new Simulation(
                CortexNetwork.Describe(Neurons, InDegree, delay: null), Options with { Threads = threads });
            simulation.Run(50);
            var stop = false;
            var burners = Enumerable.Range(0, others).Select(_ => new Thread(() =>
            {
                while (!Volatile.Read(ref stop))
                {
                }
            })).ToList();
            burners.ForEach(burner => burner.Start());
            var time = Time(simulation, 500);
            Volatile.Write(ref stop, true);
            burners.ForEach(burner => burner.Join());
            alone = alone == 0 ? time : alone;
            Console.WriteLine($"  {threads} threads, {others} busy threads of others   {time:F3}  {time / alone:F2}");
        }
    }

    private static void UnevenLoad()
    {
        Console.WriteLine("one population busy, one silent (20,000 neurons each, 500 inputs): seconds per model second");
        var builder = new NetworkBuilder(seed: 1);
        var busy = builder.AddPopulation("busy", 20_000, CellTypes.FS);
        var silent = builder.AddPopulation("silent", 20_000, CellTypes.RS);
        builder.Connect(busy, busy, new FixedInDegreeRule(500, 0.001));
        builder.Connect(silent, silent, new FixedInDegreeRule(500, 0.001));
        builder.Inject(busy, new StepCurrent(400));
        var network = builder.Build();
        foreach (var threads in Enumerable.Range(1, Environment.ProcessorCount))
        {
            using var simulation = new Simulation(network, Options with { Threads = threads });
            simulation.Run(50);
            Console.WriteLine($"  {threads} threads   {Time(simulation, 500):F3}");
        }
    }

    /// <summary>Wall seconds per second of model time.</summary>
    private static double Time(Simulation simulation, double duration)
    {
        var clock = Stopwatch.StartNew();
        simulation.Run(duration);
        return clock.Elapsed.TotalMilliseconds / duration;
    }
}
