using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Reference;
using FastIzhi.Tests.Golden;
using Xunit;

namespace FastIzhi.Tests.Reference;

/// <summary>
/// One conductance per pair, as the notebook keeps it, gives the sums that the event-driven rule of the reference scheme
/// gives.
/// </summary>
public class PairwiseNotebookTests
{
    private const double TimeStep = 0.1;
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("net4_handwired")]
    [InlineData("net4_ring")]
    public void It_fires_on_the_rows_of_the_notebook(string name)
    {
        var notebook = new PairwiseNotebook(GoldenNetworks.ByName(name), TimeStep);
        var spikes = new List<(long Row, int Neuron)>();
        while (notebook.Row < 9_999)
        {
            notebook.Step();
            spikes.AddRange(Fired(notebook.Fired).Select(neuron => (notebook.Row, neuron)));
        }

        Assert.Equal(GoldenFile.Spikes(name), spikes);
    }

    [Theory]
    [InlineData("FS")]
    [InlineData("LTS-2007")]
    [InlineData("FS-2007")]
    [InlineData("TC-tonic-2007")]
    public void The_event_driven_sums_equal_the_sums_over_pairs(string inhibitory) =>
        AssertEqualSums(Mixed(CellTypes.Named(inhibitory)), 5_000);

    [Theory]
    [InlineData("net4_handwired")]
    [InlineData("net4_ring")]
    public void The_event_driven_sums_equal_the_sums_over_pairs_in_the_golden_cases(string name) =>
        AssertEqualSums(GoldenNetworks.ByName(name), 5_000);

    private static void AssertEqualSums(Network network, long rows)
    {
        var options = new SimulationOptions { Scheme = Scheme.Reference, TimeStep = TimeStep };
        var notebook = new PairwiseNotebook(network, TimeStep);
        var scalar = new ScalarSimulator<double>(network, options);
        var engine = new Simulation(network, options);
        var neurons = network.Populations.SelectMany(p => Enumerable.Range(0, p.Size)).Count();
        while (notebook.Row < rows)
        {
            notebook.Step();
            scalar.Step();
            engine.Step();
            var fired = Fired(notebook.Fired);
            Assert.Equal(fired, Fired(network, p => scalar.Spikes(p)));
            Assert.Equal(fired, Fired(network, p => engine.Spikes(p).ToArray()));
            for (var r = 0; r < StandardReceptors.All.Count; r++)
            {
                var variable = StateVariable.Of(StandardReceptors.All[r]);
                double[] ofScalar = [.. network.Populations.SelectMany(p => scalar.State(p, variable))];
                double[] ofEngine = [.. network.Populations.SelectMany(p => engine.State<double>(p, variable).ToArray())];
                for (var i = 0; i < neurons; i++)
                {
                    var expected = notebook.Conductance(i, r);
                    Assert.Equal(expected, ofScalar[i], Tolerance * expected + 1e-190);
                    Assert.Equal(expected, ofEngine[i], Tolerance * expected + 1e-190);
                }
            }
        }

        Assert.All(network.Populations, population => Assert.NotEqual(0, engine.SpikeCount(population)));
    }

    private static int[] Fired(bool[] fired) => [.. Enumerable.Range(0, fired.Length).Where(i => fired[i])];

    private static int[] Fired(Network network, Func<Population, int[]> spikes)
    {
        var first = 0;
        var fired = new List<int>();
        foreach (var population in network.Populations)
        {
            fired.AddRange(spikes(population).Select(i => first + i));
            first += population.Size;
        }

        return [.. fired];
    }

    /// <summary>Three populations, two of them excitatory with different decay times, a multiple synapse included.</summary>
    private static Network Mixed(CellType inhibitory)
    {
        var builder = new NetworkBuilder(seed: 5);
        var a = builder.AddPopulation("A", 5, CellTypes.RS);
        var b = builder.AddPopulation(new Population("B", 4, [CellTypes.RS.Parameters], NeuronKind.Excitatory)
        {
            Receptors = [StandardReceptors.Nmda with { Tau = 60 }, StandardReceptors.Ampa with { Tau = 3 }],
        });
        var c = builder.AddPopulation("C", 3, inhibitory with { Kind = NeuronKind.Inhibitory });
        builder.Connect(a, b, new FixedInDegreeRule(3, 1.5));
        builder.Connect(b, a, new FixedInDegreeRule(2, 0.7));
        builder.Connect(a, c, new RingRule(4, 90));
        builder.Connect(b, c, new SynapseListRule([new Synapse(0, 1, 2), new Synapse(0, 1, 1.3), new Synapse(3, 2, 0.4)]));
        builder.Connect(c, a, new RingRule(6, 120));
        builder.Connect(c, c, new RingRule(2, 120));
        builder.Inject(a, new StepCurrent([300, 350, 400, 450, 500]));
        builder.Inject(b, new StepCurrent(260) { Start = 20, Stop = 300 });
        return builder.Build();
    }
}
