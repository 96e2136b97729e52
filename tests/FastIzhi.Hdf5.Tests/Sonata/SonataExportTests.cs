using System.Globalization;
using System.Text.Json.Nodes;
using FastIzhi.Experiments;
using FastIzhi.Hdf5.Sonata;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>What is exported is what SONATA readers ask for, and importing it gives the network back, synapse by synapse.</summary>
[Collection(nameof(Alone))]
public sealed class SonataExportTests : IDisposable
{
    /// <summary>All kinds of parameters, pairs with several synapses that lie apart, and a projection without any.</summary>
    private const string Mixed = """
        {
          "name": "mixed", "duration": 60, "seed": 7, "precision": "double", "integration": "half_steps",
          "populations": {
            "E": {
              "size": 40, "type": "RS-2007", "parameters": { "C": { "normal": [100, 10] }, "d": 90 },
              "start": { "v": { "uniform": [-65, -55] } }, "tau": { "AMPA": 3 }, "positions": { "grid": [8, 5], "spacing": 20 }
            },
            "L": { "size": 9, "type": "LTS-2007", "refractory": { "uniform": [0.5, 3] } },
            "I.1": { "size": 10, "type": "FS-2007" },
            "four": { "size": 3, "type": "RS-2003" }
          },
          "projections": [
            { "from": "E", "to": "E", "rule": "fixed_in_degree", "in_degree": 60, "weight": { "lognormal": [0.3, 0.2] }, "delay": { "uniform": [0.3, 4] } },
            { "from": "E", "to": "I.1", "rule": "all_to_all", "weight": 0.7, "delay": 1.5 },
            { "from": "I.1", "to": "E", "rule": "fixed_probability", "probability": 0.3, "weight": 0.5 },
            { "from": "E", "to": "E", "rule": "list", "synapses": [[39, 0, 1], [2, 0, 0.1], [39, 0, 2], [2, 0, 0.3]] },
            { "from": "L", "to": "four", "rule": "fixed_probability", "probability": 0, "weight": 1 }
          ],
          "inputs": [{ "population": "E", "current": 500 }, { "population": "L", "current": 900, "start": 2 }]
        }
        """;

    private const string Ring = """
        {
          "name": "ring", "scheme": "reference", "precision": "double", "duration": 200,
          "populations": { "E": { "size": 100, "type": "RS" }, "I": { "size": 20, "type": "FS" } },
          "projections": [
            { "from": "E", "to": "E", "rule": "ring", "weight": 5, "sigma": 14.4 },
            { "from": "E", "to": "I", "rule": "ring", "weight": 10, "sigma": 14.4 },
            { "from": "I", "to": "I", "rule": "ring", "weight": 10, "sigma": 14.4 }
          ],
          "inputs": [{ "population": "E", "neurons": [0, 1], "current": [500, 400] }]
        }
        """;

    private readonly TempFolder _temp = new();

    private string Circuit => _temp.File("circuit");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_strict_reader_accepts_it()
    {
        var summary = SonataExport.Write(Experiment.Parse(Mixed), Circuit);

        var counts = StrictReader.Read(Circuit).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        Assert.Equal(["E_to_E", "E_to_I.1", "I.1_to_E", "E_to_E_2", "L_to_four"], counts.Select(count => count[0]));
        Assert.Equal(["2400", "400", "4", "0"], counts.Where((_, i) => i != 2).Select(count => count[1]));
        Assert.Equal(summary.Synapses, counts.Sum(count => long.Parse(count[1], CultureInfo.InvariantCulture)));
        Assert.Equal((4, 62), (summary.Populations, summary.Neurons));
        Assert.Equal(["left out: the inputs into E, L; give them in the simulation_config.json"], summary.Notes);
    }

    [Fact]
    public void A_strict_reader_accepts_a_network_without_synapses()
    {
        SonataExport.Write(Experiment.Parse("""{ "name": "x", "duration": 1, "populations": { "A": { "size": 2, "type": "RS" } } }"""), Circuit);

        Assert.Equal("", StrictReader.Read(Circuit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void The_index_is_the_same_in_parts_of_any_size(int mostRanges)
    {
        SonataExport.Write(Experiment.Parse(Mixed), Circuit, mostRanges, progress: null, CancellationToken.None);

        StrictReader.Read(Circuit);
    }

    [Theory]
    [InlineData(Mixed)]
    [InlineData(Ring)]
    public void Imported_again_it_has_every_synapse_and_every_neuron_and_fires_the_same_spikes(string text)
    {
        var original = Experiment.Parse(text);
        SonataExport.Write(original, Circuit);

        var summary = SonataImport.Read(_temp.File("circuit/simulation_config.json"), _temp.File("back"));

        Assert.Empty(summary.Notes);
        var imported = LoadWithInputs(_temp.File("back"), text);
        Assert.Equal((original.Name, original.Duration, original.Options), (imported.Name, imported.Duration, imported.Options));
        foreach (var (expected, actual) in original.Network.Populations.Zip(imported.Network.Populations))
        {
            AssertSame(expected, actual);
        }

        var step = original.Options.TimeStep;
        Assert.Equal(SynapsesOf(original.Network, step), SynapsesOf(imported.Network, step));
        Assert.Equal(Run(original), Run(imported));
    }

    [Fact]
    public void Progress_goes_from_begin_to_end_and_a_cancelled_export_leaves_nothing()
    {
        var parts = new List<double>();
        SonataExport.Write(Experiment.Parse(Mixed), Circuit, new Reports(parts.Add));

        Assert.Equal(parts.Order(), parts);
        Assert.Equal(0, parts[0]);
        Assert.InRange(parts[^1], 0.5, 1);

        using var source = new CancellationTokenSource();
        var seen = 0;
        var cancelling = new Reports(_ =>
        {
            if (++seen == parts.Count / 2)
            {
                source.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => SonataExport.Write(Experiment.Parse(Mixed), _temp.File("other"), cancelling, source.Token));
        Assert.Throws<OperationCanceledException>(() => SonataImport.Read(
            _temp.File("circuit/circuit_config.json"), _temp.File("back"), options: null, source.Token));
        Assert.Equal(["circuit"], Directory.GetFileSystemEntries(_temp.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_with_files_is_kept()
    {
        Directory.CreateDirectory(Circuit);
        File.WriteAllText(_temp.File("circuit/mine.txt"), "kept");

        var problem = Assert.Single(Assert.Throws<SonataException>(() => SonataExport.Write(Experiment.Parse(Ring), Circuit)).Problems);

        Assert.Equal($"{Circuit} exists; choose another folder", problem);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(Circuit).Select(Path.GetFileName));
        Assert.Equal(["circuit"], Directory.GetFileSystemEntries(_temp.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void What_has_no_word_in_sonata_is_told()
    {
        var summary = SonataExport.Write(
            Experiment.Parse("""
                {
                  "name": "x", "duration": 1,
                  "populations": { "A": { "size": 4, "type": "RS", "positions": { "ring": 100 } } },
                  "projections": [{ "from": "A", "to": "A", "rule": "all_to_all", "weight": { "uniform": [0, 1] }, "weight_format": "bfloat16" }]
                }
                """),
            Circuit);

        Assert.Equal(
            [
                "left out: the weight_format of A to A; the weights are written in full",
                "left out: how the ends of the space of A meet; the positions are written",
            ],
            summary.Notes);
    }

    [Fact]
    public void Receptors_of_other_kinds_are_refused()
    {
        var population = new Population("A", 2, CellTypes.RS) { Receptors = [StandardReceptors.Ampa] };

        var problem = Assert.Throws<SonataException>(() => SonataExport.CheckReceptors(population)).Message;
        Assert.Equal("population A opens receptors of its own; only the standard ones of its kind, with any decay times, can be exported", problem);
    }

    [Fact]
    public void Receptors_of_a_projection_are_refused()
    {
        var builder = new NetworkBuilder();
        var population = builder.AddPopulation("A", 2, CellTypes.RS);
        var projection = builder.Connect(population, population, new AllToAllRule(1), receptors: [new(StandardReceptors.Nmda, 0.5)]);

        var problem = Assert.Throws<SonataException>(() => SonataExport.CheckReceptors(projection)).Message;
        Assert.Equal(
            "projection A to A opens 0.5 NMDA; only a projection that opens the receptors of its source population can be exported", problem);
    }

    /// <summary>The imported experiment with the inputs of the original, which SONATA has not kept.</summary>
    private static Experiment LoadWithInputs(string folder, string original)
    {
        var path = Path.Combine(folder, SonataImport.ExperimentFile);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        json["inputs"] = JsonNode.Parse(original)!["inputs"]!.DeepClone();
        File.WriteAllText(path, json.ToJsonString());
        return Experiment.Load(path, formats: [new Hdf5DataFormat()]);
    }

    private static void AssertSame(Population expected, Population actual)
    {
        Assert.Equal((expected.Name, expected.Size, expected.Kind), (actual.Name, actual.Size, actual.Kind));
        var neurons = Enumerable.Range(0, expected.Size).ToList();
        Assert.Equal(neurons.Select(n => Nine(expected.ParametersOf(n))), neurons.Select(n => Nine(actual.ParametersOf(n))));
        Assert.Equal(neurons.Select(expected.StartVoltageOf), neurons.Select(actual.StartVoltageOf));
        Assert.Equal(neurons.Select(expected.StartRecoveryOf), neurons.Select(actual.StartRecoveryOf));
        Assert.Equal(neurons.Select(expected.RefractoryTimeOf), neurons.Select(actual.RefractoryTimeOf));
        Assert.Equal(expected.Receptors, actual.Receptors);
        Assert.Equal(expected.Positions, actual.Positions);
    }

    /// <summary>Without the other terms: what is left to a default by one is written out by the other. Spikes show them.</summary>
    private static IzhikevichParameters Nine(IzhikevichParameters parameters) => parameters with { Extended = null };

    private static List<string> SynapsesOf(Network network, double step) =>
    [
        .. network.Projections.Select(projection => projection.Synapses).SelectMany((synapses, p) => synapses.Enumerate().Select((synapse, i) =>
            $"{p}: {network.Projections[p]} {synapse} {(synapses.DelayOf(i) is > 0 and var delay ? delay : step):R}")),
    ];

    private static (long, ulong) Run(Experiment experiment)
    {
        using var simulation = new Simulation(experiment.Network, experiment.Options);
        simulation.Run(experiment.Duration);
        Assert.True(simulation.TotalSpikeCount > 0);
        return (simulation.TotalSpikeCount, simulation.SpikeChecksum);
    }

    private sealed class Reports(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
