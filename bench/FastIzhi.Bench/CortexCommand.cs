using System.CommandLine;
using System.Text.Json;

namespace FastIzhi.Bench;

/// <summary><c>cortex SIZE</c>: how long the network "cortex" takes.</summary>
internal static class CortexCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, (int Neurons, int InDegree)> Sizes = new()
    {
        ["A"] = (1_000, 100),
        ["B"] = (10_000, 1_000),
        ["C"] = (100_000, 1_000),
        ["D"] = (1_000_000, 500),
    };

    public static Command Create()
    {
        var size = new Argument<string>("size") { Description = "A 1,000 neurons, K 100; B 10,000, 1,000; C 100,000, 1,000; D 1,000,000, 500; or NEURONSxK." };
        var threads = new Option<int?>("--threads") { Description = "Number of threads; by default the cores of the machine." };
        var delay = new Option<double?>("--delay") { Description = "Delay of all synapses [ms]; one step by default." };
        var duration = new Option<double>("--duration") { Description = "Model time [ms].", DefaultValueFactory = _ => 1000 };
        var precision = new Option<Precision>("--precision") { Description = "single or double." };
        var scheme = new Option<Scheme>("--scheme") { Description = "standard or reference." };
        var current = new Option<double>("--current") { Description = "Factor of the currents, which changes the rates.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "A last line with all figures as JSON." };
        var command = new Command("cortex", "Times the network cortex, all spikes recorded.")
        {
            size, threads, delay, duration, precision, scheme, current, json,
        };
        command.SetAction(parsed =>
        {
            var (neurons, inDegree) = SizeOf(parsed.GetRequiredValue(size));
            var options = new SimulationOptions
            {
                Scheme = parsed.GetValue(scheme),
                Precision = parsed.GetValue(precision),
                Threads = parsed.GetValue(threads),
            };
            var run = new CortexRun(
                neurons, inDegree, parsed.GetValue(delay), parsed.GetValue(duration), parsed.GetValue(current), options);
            Print(run, run.Measure(), parsed.GetValue(json));
        });
        return command;
    }

    private static (int Neurons, int InDegree) SizeOf(string text)
    {
        if (Sizes.TryGetValue(text, out var size))
        {
            return size;
        }

        return text.Split('x') is [var neurons, var inDegree] && int.TryParse(neurons, out var n) && int.TryParse(inDegree, out var k)
            ? (n, k)
            : throw new ArgumentException($"the size '{text}' is none of {string.Join(", ", Sizes.Keys)} and not NEURONSxK");
    }

    private static void Print(CortexRun run, CortexFigures figures, bool asJson)
    {
        var delay = run.Delay is { } ms ? $"{ms} ms" : "one step";
        Console.WriteLine(
            $"cortex, {run.Neurons} neurons, K {run.InDegree}, delay {delay}, {run.Options.Scheme}, {run.Options.Precision}, {figures.Threads} threads");
        Console.WriteLine($"seconds per model second   {figures.SecondsPerModelSecond:F3}");
        Console.WriteLine($"ns per neuron-step         {figures.NsPerNeuronStep:F3} (thread time)");
        Console.WriteLine($"ns per synaptic event      {figures.NsPerEvent:F3} (thread time)");
        Console.WriteLine($"peak memory                {figures.PeakMemoryMB:F0} MB");
        Console.WriteLine($"build                      {figures.BuildSeconds:F2} s");
        Console.WriteLine($"rates                      {string.Join(", ", figures.Rates.Select(rate => $"{rate.Key} {rate.Value:F2} Hz"))}");
        Console.WriteLine($"checksum                   {figures.Checksum}");
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, Json));
        }
    }
}
