using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>
/// The samples of docs/networks.md and docs/inputs.md run as they stand there, with the files that the documents show or write
/// in Python.
/// </summary>
public sealed class DocumentTests : IDisposable
{
    /// <summary>Populations where a sample has none: two neurons each, as the files of docs/inputs.md have it.</summary>
    private const string Populations = """
        "populations": { "E": { "size": 2, "type": "RS" }, "I": { "size": 2, "type": "FS" } },
        """;

    /// <summary>What the samples in C# take for granted.</summary>
    private const string Before = """
        using FastIzhi;
        using FastIzhi.Hdf5;
        using FastIzhi.Inputs;
        using FastIzhi.Networks;
        using FastIzhi.Neurons;
        using FastIzhi.Randomness;

        """;

    private const string TwoNeurons = """
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", 2, CellTypes.RS);
        var i = builder.AddPopulation("I", 2, CellTypes.FS);
        """;

    private const string OnATorus = """
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", 400, CellTypes.RS, placement: Placement.Grid(20, 20, spacing: 20, torus: true));
        var i = builder.AddPopulation("I", 100, CellTypes.FS, placement: Placement.Grid(10, 10, spacing: 40, torus: true));
        """;

    private const string After = """
        using var simulation = new Simulation(builder.Build());
        simulation.Run(250);
        Console.WriteLine(simulation.V<double>(e)[0] == e.Parameters[0].RestingVoltage ? "at rest" : "moved");
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_networks_in_json_are_made() => RunInJson(Networks(), expected: 2);

    [Fact]
    public void The_inputs_in_json_are_taken() => RunInJson(Inputs(), expected: 3);

    [Fact]
    public void The_networks_in_csharp_are_made() => RunInCSharp(Networks(), OnATorus, "builder.Inject(e, new StepCurrent(300));", expected: 2);

    [Fact]
    public void The_inputs_in_csharp_are_taken() => RunInCSharp(Inputs(), TwoNeurons, "", expected: 4);

    /// <summary>A run of 1000 ms that stopped at 600 ms goes on as docs/checkpoints.md has it, to the spikes of one that did not stop.</summary>
    [Fact]
    public void A_run_goes_on_in_csharp()
    {
        var sample = Assert.Single(new Document("docs", "checkpoints.md").Blocks("csharp")).Split('\n');

        var outcome = CSharpSample.Run(
            _workspace,
            $$"""
            {{string.Join('\n', sample.Where(IsUsing))}}
            using FastIzhi.Recording;
            {{Before}}
            {
                using var simulation = Make(out var plan);
                using var writer = new ResultWriter("long.h5", simulation, plan, new RunDescription("long", 1000));
                using (new CheckpointSchedule(simulation, writer, new CheckpointFiles("long.h5", "")) { ModelInterval = 100 })
                    simulation.Run(600);
                writer.Finish(RunStatus.Interrupted);
            }
            {
                using var simulation = Make(out var plan);
                {{string.Join('\n', sample.Where(line => !IsUsing(line)))}}
            }
            using var whole = Make(out _);
            whole.Run(1000);
            using var file = ResultFile.Open("long.h5");
            Console.WriteLine($"{whole.TotalSpikeCount > 100} {file.SpikeChecksum == whole.SpikeChecksum} {file.Time} {file.Status}");

            static Simulation Make(out RecordingPlan plan)
            {
                var builder = new NetworkBuilder(seed: 1);
                var e = builder.AddPopulation("E", 20, CellTypes.RS);
                builder.Inject(e, new StepCurrent(500));
                builder.Inject(e, new WhiteNoise(1000));
                plan = new RecordingPlan { Spikes = [new SpikeRecording(e)] };
                return new Simulation(builder.Build());
            }
            """,
            "FastIzhi", "FastIzhi.Hdf5", "FastIzhi.HDF.PInvoke", "CommunityToolkit.HighPerformance");

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        Assert.Equal(["True True 1000 Complete"], outcome.OutputLines);

        static bool IsUsing(string line) => line.StartsWith("using FastIzhi", StringComparison.Ordinal);
    }

    private Document Networks()
    {
        var document = new Document("docs", "networks.md");
        WriteFiles(document, "inhibition.csv", "weights.mtx");
        return document;
    }

    /// <summary>The document, with a result file in which E fires all the time.</summary>
    private Document Inputs()
    {
        var document = new Document("docs", "inputs.md");
        WriteFiles(document, "currents.csv", "rates.csv", "spikes.csv");
        _workspace.Write("results.json", $$"""
            { "name": "results", "duration": 250, {{Populations}} "inputs": [ { "population": "E", "current": 600 } ] }
            """);
        Assert.Equal(0, _workspace.Run("run", "results.json").ExitCode);
        return document;
    }

    /// <summary>Writes the blocks in no language to files, and runs those in Python.</summary>
    private void WriteFiles(Document document, params string[] names)
    {
        var texts = document.Blocks("");
        Assert.Equal(names.Length, texts.Length);
        foreach (var (name, text) in names.Zip(texts))
        {
            _workspace.Write(name, text);
        }

        var outcome = _workspace.RunPython("-c", Assert.Single(document.Blocks("python")));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }

    private void RunInJson(Document document, int expected)
    {
        var samples = document.Blocks("jsonc");
        Assert.Equal(expected, samples.Length);
        foreach (var (k, sample) in samples.Index())
        {
            var populations = sample.Contains("\"populations\"", StringComparison.Ordinal) ? "" : Populations;
            _workspace.Write($"sample-{k}.json", $$"""
                { "name": "sample-{{k}}", "duration": 2, {{populations}} {{sample}} }
                """);

            var outcome = _workspace.Run("run", $"sample-{k}.json");

            Assert.True(outcome.ExitCode == 0, outcome.Errors);
        }
    }

    private void RunInCSharp(Document document, string populations, string inputs, int expected)
    {
        var samples = document.Blocks("csharp");
        Assert.Equal(expected, samples.Length);
        var scopes = samples.Select(sample => $$"""
            {
            {{populations}}
            {{sample}}
            {{inputs}}
            {{After}}
            }
            """);

        var outcome = CSharpSample.Run(
            _workspace,
            Before + string.Join('\n', scopes),
            "FastIzhi", "FastIzhi.Hdf5", "FastIzhi.HDF.PInvoke", "CommunityToolkit.HighPerformance");

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        Assert.Equal(Enumerable.Repeat("moved", expected), outcome.OutputLines);
    }
}
