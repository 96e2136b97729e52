using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ScottPlot;

namespace FastIzhi.Bench;

/// <summary><c>scaling</c>: how the cost grows with N, K, the rate and the threads, as a table and a plot.</summary>
internal static class ScalingCommand
{
    private static readonly int[] NeuronCounts = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000];
    private static readonly int[] InDegrees = [30, 100, 300, 1_000, 2_000];
    private static readonly double[] Currents = [0.7, 0.85, 1, 1.25, 1.5, 2];

    public static Command Create()
    {
        var folder = new Option<string>("--output", "-o") { Description = "Folder for scaling.csv and scaling.png.", DefaultValueFactory = _ => "." };
        var command = new Command("scaling", "Measures how the cost grows with N, K, rate and threads.") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static void Run(string folder)
    {
        Directory.CreateDirectory(folder);
        var panels = new (string Title, string Axis, (double X, double Seconds)[] Points)[]
        {
            ("100 inputs per neuron", "neurons", [.. NeuronCounts.Select(n => ((double)n, Measure(n, 100, 1, null).Seconds))]),
            ("10,000 neurons", "inputs per neuron", [.. InDegrees.Select(k => ((double)k, Measure(10_000, k, 1, null).Seconds))]),
            ("10,000 neurons, 1,000 inputs", "mean rate [Hz]", [.. Currents.Select(scale => Measure(10_000, 1_000, scale, null))]),
            ("100,000 neurons, 1,000 inputs", "threads", [.. Enumerable.Range(1, Environment.ProcessorCount).Select(t => ((double)t, Measure(100_000, 1_000, 1, t).Seconds))]),
        };
        var lines = panels.SelectMany(panel => panel.Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"\"{panel.Title}\",{panel.Axis},{point.X:G6},{point.Seconds:G5}")));
        File.WriteAllLines(Path.Combine(folder, "scaling.csv"), ["panel,axis,value,seconds per model second", .. lines]);

        var plots = new Multiplot();
        plots.AddPlots(panels.Length);
        plots.Layout = new ScottPlot.MultiplotLayouts.Grid(rows: 2, columns: 2);
        for (var k = 0; k < panels.Length; k++)
        {
            Draw(plots.GetPlot(k), panels[k].Title, panels[k].Axis, panels[k].Points);
        }

        plots.SavePng(Path.Combine(folder, "scaling.png"), 1200, 900);
    }

    private static void Draw(Plot plot, string title, string axis, (double X, double Seconds)[] points)
    {
        plot.Add.Scatter(points.Select(p => p.X).ToArray(), points.Select(p => p.Seconds).ToArray());
        plot.Title(title);
        plot.XLabel(axis);
        plot.YLabel("seconds per model second");
        plot.Axes.SetLimitsY(0, 1.1 * points.Max(p => p.Seconds));
    }

    private static (double Rate, double Seconds) Measure(int neurons, int inDegree, double currentScale, int? threads)
    {
        // The best of some windows: other work on the machine makes some of them slower.
        const double Duration = 200;
        const int Windows = 4;
        using var simulation = new Simulation(
            CortexNetwork.Describe(neurons, inDegree, delay: null, currentScale),
            new SimulationOptions { Precision = Precision.Single, Threads = threads });
        simulation.Run(100);
        var before = simulation.TotalSpikeCount;
        var seconds = double.MaxValue;
        for (var window = 0; window < Windows; window++)
        {
            var clock = Stopwatch.StartNew();
            simulation.Run(Duration);
            seconds = Math.Min(seconds, clock.Elapsed.TotalMilliseconds / Duration);
        }

        var rate = (simulation.TotalSpikeCount - before) / (double)neurons / (Windows * Duration) * 1000;
        Console.WriteLine($"{neurons,8} neurons, K {inDegree,5}, {rate,6:F2} Hz, {simulation.Threads} threads: {seconds:F4} s per model second");
        return (rate, seconds);
    }
}
