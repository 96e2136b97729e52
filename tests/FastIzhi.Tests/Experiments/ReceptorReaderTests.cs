using System.Text.RegularExpressions;
using FastIzhi.Experiments;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>Receptors, and which of them spikes open, in JSON are those of the same words in C#.</summary>
public class ReceptorReaderTests
{
    private const string Own = """
        "SLOW": { "kind": "excitatory", "tau": 80, "rise": 4, "reversal": 0, "gate": { "centre": -80, "width": 60 } },
        "SHUNT": { "kind": "inhibitory", "tau": 8, "reversal": -62, "current_based": false },
        "PULL": { "kind": "inhibitory", "tau": 3, "rise": 1, "current_based": true }
        """;

    private static readonly ReceptorKind Slow =
        new("SLOW", NeuronKind.Excitatory, Tau: 80, Reversal: 0, new VoltageGate(-80, 60), Rise: 4);

    private static readonly ReceptorKind Shunt = new("SHUNT", NeuronKind.Inhibitory, Tau: 8, Reversal: -62);

    private static readonly ReceptorKind Pull = ReceptorKind.CurrentBased("PULL", NeuronKind.Inhibitory, tau: 3, rise: 1);

    /// <summary>What a projection from E or I says, and the receptors that it opens.</summary>
    public static TheoryData<string, string, DrivenReceptor[]> Projections => new()
    {
        { "E", "", [StandardReceptors.Ampa with { Tau = 3 }, StandardReceptors.Nmda] },
        { "E", ", \"receptors\": [\"NMDA\"]", [StandardReceptors.Nmda] },
        { "E", ", \"receptors\": [\"SLOW\", \"AMPA\"]", [Slow, StandardReceptors.Ampa with { Tau = 3 }] },
        { "E", ", \"receptors\": { \"AMPA\": 1, \"SLOW\": 0.4 }", [StandardReceptors.Ampa with { Tau = 3 }, new(Slow, 0.4)] },
        { "E", ", \"receptors\": { \"NMDA\": 0 }", [new(StandardReceptors.Nmda, 0)] },
        { "I", ", \"receptors\": [\"SHUNT\", \"GABA_B\"]", [Shunt, StandardReceptors.GabaB] },
        { "I", ", \"receptors\": { \"PULL\": 2 }", [new(Pull, 2)] },
    };

    [Theory]
    [MemberData(nameof(Projections))]
    public void A_projection_opens_the_receptors_that_it_names(string source, string receptors, DrivenReceptor[] expected)
    {
        var network = Parse($$"""{ "from": "{{source}}", "to": "E", "rule": "all_to_all", "weight": 1{{receptors}} }""").Network;

        Assert.Equal(expected, Assert.Single(network.Projections).Receptors);
    }

    [Fact]
    public void The_sources_of_a_pool_open_the_same_or_their_own()
    {
        var same = Parse("""
            { "from": ["E"], "to": "E", "rule": "fixed_in_degree", "in_degree": 2, "weight": 1, "receptors": { "SLOW": 2 } }
            """).Network;
        var own = Parse("""
            {
              "from": ["E", "I"], "to": "E", "rule": "fixed_in_degree", "in_degree": 2, "weight": 1,
              "receptors": { "I": ["PULL"], "E": { "AMPA": 0.5 } }
            }
            """).Network;

        Assert.Equal([new(Slow, 2)], Assert.Single(same.Projections).Receptors);
        Assert.Equal(
            [[new(StandardReceptors.Ampa with { Tau = 3 }, 0.5)], [Pull]],
            own.Projections.Select(projection => projection.Receptors));
    }

    [Theory]
    [InlineData("\"receptors\": { \"E\": [\"AMPA\"] }", "projections[0].receptors.I: missing")]
    [InlineData("\"receptors\": { \"E\": [\"AMPA\"], \"I\": [\"PUL\"] }", "projections[0].receptors.I[0]: \"PUL\" is not one of")]
    [InlineData("\"receptors\": { \"E\": [\"AMPA\"], \"I\": [\"PULL\"], \"X\": [] }", "projections[0].receptors.X: unknown field")]
    [InlineData("\"receptors\": [\"AMPA\"]", "projections[0]: projection I to E: inhibitory spikes cannot open AMPA")]
    public void What_a_pool_cannot_open_is_told_with_its_place(string receptors, string problem)
    {
        var text = $$"""{ "from": ["E", "I"], "to": "E", "rule": "fixed_in_degree", "in_degree": 2, "weight": 1, {{receptors}} }""";

        Refusal.Names<ExperimentException>(() => Parse(text), problem);
    }

    [Fact]
    public void A_name_that_a_file_gives_twice_but_for_capitals_is_refused() => Refusal.Names<ExperimentException>(
        () => Parse("", receptors: """
            "X": { "kind": "excitatory", "tau": 5, "reversal": 0 }, "x": { "kind": "excitatory", "tau": 5, "reversal": 0 }
            """),
        "receptors.x: there is X already");

    /// <summary>A receptor that no spike opens has no variable.</summary>
    [Fact]
    public void Variables_are_those_of_receptors_that_spikes_open()
    {
        const string Pulled = """{ "from": "I", "to": "E", "rule": "all_to_all", "weight": 1, "receptors": ["PULL"] }""";

        var recorded = Parse(Pulled, variables: "\"i_pull\", \"g_ampa\"").Recordings.States.Select(state => state.Variable);

        Assert.Equal([StateVariable.SynapticCurrent("PULL"), StateVariable.Conductance("AMPA")], recorded);
        Refusal.Names<ExperimentException>(() => Parse(Pulled, variables: "\"g_slow\""), "record.states[0].variables[0]", "i_pull");
        Refusal.Names<ExperimentException>(() => Parse(Pulled, variables: "\"g_pull\""), "did you mean 'i_pull'?");
    }

    /// <summary>The two samples of docs/receptors.md: a saved state of the one fits the other.</summary>
    [Fact]
    public void The_samples_of_the_documentation_are_the_same_network_and_its_neurons_fire()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/receptors.md"));
        var sample = Regex.Match(document, "^```jsonc\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        var experiment = Experiment.Parse(sample.Groups[1].Value);
        var builder = new NetworkBuilder();
        var (e, i) = (builder.AddPopulation("E", 80, CellTypes.RS), builder.AddPopulation("I", 20, CellTypes.FS));
        var slow = new ReceptorKind("SLOW", NeuronKind.Excitatory, Tau: 80, Reversal: 0, new VoltageGate(Centre: -80, Width: 60), Rise: 4);
        var shunt = new ReceptorKind("SHUNT", NeuronKind.Inhibitory, Tau: 8, Reversal: -62, Rise: 0.5);
        var drive = ReceptorKind.CurrentBased("DRIVE", NeuronKind.Excitatory, tau: 3);
        builder.Connect(e, e, new FixedInDegreeRule(8, 0.5), receptors: [StandardReceptors.Ampa, new(slow, 0.4)]);
        builder.Connect(e, i, new FixedInDegreeRule(20, 2), receptors: [StandardReceptors.Ampa]);
        builder.Connect(i, e, new FixedInDegreeRule(5, 2), receptors: [shunt, StandardReceptors.GabaB]);
        builder.Inject(e, new PoissonTrains(1000, weight: 60) { Receptors = [drive] });
        using var first = new Simulation(experiment.Network, experiment.Options);
        using var second = new Simulation(builder.Build());
        var state = new MemoryStream();

        first.Run(experiment.Duration);
        first.Save(state);
        state.Position = 0;
        second.Restore(state);

        Assert.Equal(RunHash.Of(first, steps: 100), RunHash.Of(second, steps: 100));
        Assert.All(experiment.Network.Populations, population => Assert.InRange(first.SpikeCount(population), 1, int.MaxValue));
        var slowValues = first.Conductance<double>(experiment.Network.Populations[0], "SLOW").ToArray();
        Assert.All(slowValues, g => Assert.InRange(g, 1e-6, 100));
    }

    private static Experiment Parse(string projection, string receptors = Own, string variables = "\"v\"") => Experiment.Parse($$"""
        {
          "name": "receptors",
          "duration": 10,
          "receptors": { {{receptors}} },
          "populations": { "E": { "size": 4, "type": "RS", "tau": { "AMPA": 3 } }, "I": { "size": 2, "type": "FS" } },
          "projections": [{{projection}}],
          "record": { "states": [{ "population": "E", "variables": [{{variables}}] }] }
        }
        """);
}
