using System.CommandLine;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FastIzhi.Bench;

/// <summary>
/// <c>bandwidth</c>: how fast this machine reads and writes memory, and the bound that this sets for the update of a neuron.
/// </summary>
internal static class BandwidthCommand
{
    /// <summary>v, u, I, four conductances and two arrivals are read; all but I are written.</summary>
    private const int BytesPerNeuronStep = (9 + 8) * sizeof(float);

    private static readonly (string Name, int Bytes)[] WorkingSets =
        [("32 kB", 32 << 10), ("1 MB", 1 << 20), ("16 MB", 16 << 20), ("512 MB", 512 << 20)];

    public static Command Create()
    {
        var command = new Command("bandwidth", "Measures the memory bandwidth that bounds the update.");
        command.SetAction(_ => Print());
        return command;
    }

    private static void Print()
    {
        Console.WriteLine("working set of a thread | threads | GB/s read + written | at least ns per neuron-step");
        foreach (var (name, bytes) in WorkingSets)
        {
            foreach (var threads in (int[])[1, Environment.ProcessorCount])
            {
                var rate = Measure(bytes, threads);
                Console.WriteLine($"{name,23} | {threads,7} | {rate,19:F1} | {BytesPerNeuronStep / rate,28:F2}");
            }
        }
    }

    /// <summary>The best of several rounds over all threads [GB/s].</summary>
    private static double Measure(int bytes, int threads)
    {
        const long BytesPerRound = 1L << 30;
        var rounds = Math.Max(1, BytesPerRound / bytes);
        var best = 0.0;
        for (var repeat = 0; repeat < 5; repeat++)
        {
            using var start = new Barrier(threads);
            var seconds = new double[threads];
            var workers = Enumerable.Range(0, threads).Select(t => new Thread(() =>
            {
                seconds[t] = Touch(bytes, rounds, start);
            })).ToList();
            workers.ForEach(worker => worker.Start());
            workers.ForEach(worker => worker.Join());
            best = Math.Max(best, 2.0 * bytes * rounds * threads / seconds.Max() / 1e9);
        }

        return best;
    }

    private static unsafe double Touch(int bytes, long rounds, Barrier start)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)bytes, 4096);
        try
        {
            new Span<float>(memory, bytes / sizeof(float)).Clear();
            start.SignalAndWait();
            var clock = Stopwatch.StartNew();
            for (var round = 0L; round < rounds; round++)
            {
                for (var i = 0; i < bytes / sizeof(float); i += Vector<float>.Count)
                {
                    (Vector.LoadAligned(memory + i) + Vector<float>.One).StoreAligned(memory + i);
                }
            }

            return clock.Elapsed.TotalSeconds;
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }
}
