using System.CommandLine;
using System.Diagnostics;
using FastIzhi.Hdf5;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;

namespace FastIzhi.Bench;

/// <summary>
/// <c>streaming</c>: how fast v of all neurons goes to a result file, beside a plain sequential write of the same bytes, from the
/// first byte to the closed file, with the disk waited for and without.
/// </summary>
internal static class StreamingCommand
{
    private const int Neurons = 100_000;
    private const int Rows = 2_500;
    private const int PieceBytes = 1 << 18;
    private const int Rounds = 7;

    public static Command Create()
    {
        var command = new Command("streaming", "Measures how fast states are streamed to a result file.");
        command.SetAction(_ =>
        {
            Print();
            Read();
        });
        return command;
    }

    private static void Print()
    {
        var bytes = (long)Neurons * Rows * sizeof(float);
        Console.WriteLine($"v of {Neurons} neurons, {Rows} rows of float32, {bytes / 1e9:F1} GB; best of {Rounds} rounds: MB/s, ratio to the plain write, file");
        var ways = new (string Name, Func<string, double> Write)[]
        {
            ("plain sequential write", path => WritePlain(path, bytes)),
            ("result file", path => Record(path, new RecordingPlan(), new ResultWriterOptions())),
            ("result file, format of HDF5 1.8", path => Record(path, new RecordingPlan(), new ResultWriterOptions { Format = ResultFormat.V18 })),
            ("simulation alone", Simulate),
            ("compression 1", path => Record(path, new RecordingPlan { CompressionLevel = 1 }, new ResultWriterOptions())),
            ("compression 1, 12 mantissa bits", path => Record(
                path, new RecordingPlan { CompressionLevel = 1, StateMantissaBits = 12 }, new ResultWriterOptions())),
        };
        var seconds = ways.Select(_ => new double[Rounds]).ToArray();
        var sizes = new long[ways.Length];
        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-streaming-{Environment.ProcessId}.h5");
        for (var round = 0; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                try
                {
                    // Memory that a virtual machine has not touched for a while is slow at first; the system's cache shall have it.
                    WritePlain(path, bytes);
                    File.Delete(path);
                    seconds[way][round] = ways[way].Write(path);
                    sizes[way] = File.Exists(path) ? new FileInfo(path).Length : 0;
                }
                finally
                {
                    File.Delete(path);
                }
            }
        }

        for (var way = 0; way < ways.Length; way++)
        {
            Array.Sort(seconds[way]);
            var (own, plain) = (seconds[way][0], seconds[0][0]);
            Console.WriteLine($"  {ways[way].Name,-34} {bytes / own / 1e6,6:F0}  {plain / own:F2}  {sizes[way] / 1e6:F0} MB");
        }
    }

    /// <summary>One neuron over all time, and all neurons at one time, of a file in the cache of the system.</summary>
    private static void Read()
    {
        Console.WriteLine($"reading it back: ms, best of {Rounds}");
        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-streaming-{Environment.ProcessId}.h5");
        foreach (var (name, plan) in ((string, RecordingPlan)[])
            [
                ("without compression", new RecordingPlan()),
                ("compression 1, 12 mantissa bits", new RecordingPlan { CompressionLevel = 1, StateMantissaBits = 12 }),
            ])
        {
            try
            {
                Record(path, plan, new ResultWriterOptions());
                using var file = ResultFile.Open(path);
                var states = file.States("E", "v");
                Console.WriteLine(
                    $"  {name,-34} one neuron, {Rows} rows {Best(() => states.Read<float>(neurons: [Neurons / 3]).Sum(block => block.RowCount)),6:F1}"
                    + $"   {Neurons} neurons, one row {Best(() => states.Read<float>(from: 100, to: 100.05).Sum(block => block.Values.Length)),6:F1}");
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>The shortest of several times [ms].</summary>
    private static double Best(Func<int> read)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            if (read() == 0)
            {
                throw new InvalidOperationException("nothing was read");
            }

            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static double WritePlain(string path, long bytes)
    {
        var piece = new byte[PieceBytes];
        new Random(1).NextBytes(piece);
        var clock = Stopwatch.StartNew();
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            for (var at = 0L; at < bytes; at += PieceBytes)
            {
                RandomAccess.Write(file, piece.AsSpan(0, (int)Math.Min(PieceBytes, bytes - at)), at);
            }
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static double Record(string path, RecordingPlan plan, ResultWriterOptions options)
    {
        using var simulation = new Simulation(Describe(), new SimulationOptions { Precision = Precision.Single });
        simulation.Run(1);
        var states = new StateRecording(simulation.Network.Populations[0], StateVariable.V);
        var duration = (Rows - 1) * simulation.Options.TimeStep;
        var clock = Stopwatch.StartNew();
        using (var writer = new ResultWriter(path, simulation, plan with { States = [states] }, new RunDescription("v", duration), options))
        {
            simulation.Run(duration);
            writer.Finish(RunStatus.Complete);
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static double Simulate(string path)
    {
        using var simulation = new Simulation(Describe(), new SimulationOptions { Precision = Precision.Single });
        simulation.Run(1);
        var clock = Stopwatch.StartNew();
        simulation.Run((Rows - 1) * simulation.Options.TimeStep);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Neurons that fire and are not connected: nothing takes longer than recording them.</summary>
    private static Network Describe()
    {
        var builder = new NetworkBuilder(seed: 1);
        var population = builder.AddPopulation("E", Neurons, CellTypes.RS);
        builder.Inject(population, new Inputs.StepCurrent(Inputs.EvenSpread.Values(0, 500, 0, Neurons)));
        return builder.Build();
    }
}
