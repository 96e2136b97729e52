using FastIzhi.Experiments;
using FastIzhi.Hdf5.Sonata;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>Circuits as h5py and the tools of others write them.</summary>
[Collection(nameof(Alone))]
public sealed class SonataImportTests(CortexCircuit cortex) : IClassFixture<CortexCircuit>, IDisposable
{
    private readonly TempFolder _temp = new();

    private string Out => _temp.File("out");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Each_node_type_becomes_a_population_in_the_order_of_the_nodes()
    {
        cortex.CopyTo(_temp.Folder);

        var summary = Import("config.json");
        var experiment = Load();

        Assert.Equal((2, 5L, 5L), (summary.Populations, summary.Neurons, summary.Synapses));
        Assert.Equal((250, 0.5), (experiment.Duration, experiment.Options.TimeStep));
        Assert.Equal(["v1_PV", "v1_Scnn1a"], experiment.Network.Populations.Select(population => population.Name));
        Assert.Equal([NeuronKind.Inhibitory, NeuronKind.Excitatory], experiment.Network.Populations.Select(population => population.Kind));
        Assert.Equal(
            ["population,neuron,node_population,node_id,node_type_id", "v1_PV,0,v1,4,101", "v1_PV,1,v1,1,101", "v1_Scnn1a,0,v1,3,100", "v1_Scnn1a,1,v1,2,100", "v1_Scnn1a,2,v1,0,100"],
            File.ReadAllLines(Path.Combine(Out, "nodes.csv")));
        Assert.Equal([new(12, 22), new(11, 21), new(10, 20)], experiment.Network["v1_Scnn1a"].Positions);
        Assert.Empty(experiment.Network["v1_PV"].Positions);
    }

    [Fact]
    public void Parameters_are_those_of_the_nodes_and_then_those_of_the_type()
    {
        cortex.CopyTo(_temp.Folder);

        Import("circuit_config.json");
        var experiment = Load();

        var nine = experiment.Network["v1_Scnn1a"];
        Assert.Equal(
            [92, 91, 90],
            Enumerable.Range(0, 3).Select(neuron => nine.ParametersOf(neuron).Capacitance));
        Assert.Equal(new IzhikevichParameters(92, 0.7, -60, -40, 35, 0.03, -2, -50, 100), nine.ParametersOf(0));
        var four = experiment.Network["v1_PV"];
        Assert.Equal(new FourParameters(0.1, 0.2, -65, 2).ToNine(), four.ParametersOf(0));
        Assert.Equal((-70, -(0.2 * -70)), (four.StartVoltageOf(0), four.StartRecoveryOf(0)));
        var current = Assert.Single(experiment.Network.Injections);
        Assert.Same(four, current.Population);
        Assert.Equal([4.0], ((StepCurrent)current.Current).Amplitudes);
    }

    [Fact]
    public void Weights_and_delays_are_those_of_the_edges_and_then_those_of_the_type()
    {
        cortex.CopyTo(_temp.Folder);

        var summary = Import("config.json", new SonataImportOptions { WeightScale = 0.5 });

        // Node 0 is neuron 2 of v1_Scnn1a, node 4 is neuron 0 of v1_PV. nsyns is 3, 0, 1; that of 0 is no synapse.
        Assert.Equal(
            [
                "v1_PV 0 to v1_PV 0: 2, 0",
                "v1_PV 1 to v1_Scnn1a 2: 4, 0",
                "v1_Scnn1a 2 to v1_PV 1: 3, 1.5",
                "v1_Scnn1a 2 to v1_PV 1: 0.25, 1.5",
                "v1_Scnn1a 1 to v1_Scnn1a 0: 8, 2.5",
            ],
            Synapses(Load().Network));
        Assert.Equal(
            [
                "left out: the 2 virtual nodes of lgn; give their spikes as inputs of the experiment",
                "left out: 2 edges of virtual nodes",
                "left out: the inputs lgn_spikes",
                "left out: the reports v; all spikes are recorded",
                "weight_function gaussianLL of v1_to_v1 is not known; syn_weight is taken as it stands",
                "synapses stdp_synapse of v1_to_v1 are taken as static ones, of AMPA and NMDA or of GABA_A and GABA_B receptors",
                "weights are multiplied by 0.5 to be nS",
            ],
            summary.Notes);
    }

    [Fact]
    public void Indices_are_not_needed_and_do_no_harm()
    {
        cortex.CopyTo(_temp.Folder);
        Write("""
            f = h5py.File("network/v1_v1_edges.h5", "a")
            f["edges/v1_to_v1/indices/source_to_target/node_id_to_ranges"] = numpy.zeros((5, 2), "u8")
            f["edges/v1_to_v1/indices/source_to_target/range_to_edge_id"] = numpy.zeros((0, 2), "u8")
            f.close()
            """);

        Assert.Equal(5, Import("circuit_config.json").Synapses);
    }

    [Fact]
    public void What_is_no_Izhikevich_neuron_is_asked_for_type_by_type()
    {
        cortex.CopyTo(_temp.Folder);
        Write("""
            t = open("network/v1_node_types.csv").read()
            open("network/v1_node_types.csv", "w").write(t.replace("nine.json", "NULL     ").replace("nest:izhikevich", "nrn:IntFire1  "))
            """);

        var problems = Assert.Throws<SonataException>(() => Import("circuit_config.json")).Problems;

        Assert.Equal(
            [
                """node type 101 of v1 (PV, point_neuron, nrn:IntFire1, 2 nodes) is not an Izhikevich neuron; say which to take in a file for --map, such as { "101": "FS" }""",
                """node type 100 of v1 (Scnn1a, point_neuron, 3 nodes) is not an Izhikevich neuron; say which to take in a file for --map, such as { "100": "RS" }""",
            ],
            problems);
        Assert.False(Directory.Exists(Out));
        Assert.Empty(Directory.GetDirectories(_temp.Folder, "*.partial"));
    }

    [Fact]
    public void A_mapping_goes_before_the_parameters_of_the_circuit()
    {
        cortex.CopyTo(_temp.Folder);

        Import("circuit_config.json", new SonataImportOptions
        {
            Mapping = """{ "v1/101": "RS-2007", "Scnn1a": { "type": "LTS-2007", "kind": "excitatory", "parameters": { "d": 30 } } }""",
        });
        var network = Load().Network;

        // That node type 101 inhibits is the circuit's to say.
        Assert.Equal((CellTypes2007.RS.Parameters, NeuronKind.Inhibitory), (network["v1_PV"].ParametersOf(0), network["v1_PV"].Kind));
        Assert.Equal(CellTypes2007.LTS.Parameters with { ResetIncrement = 30 }, network["v1_Scnn1a"].ParametersOf(0));
        Assert.Equal(NeuronKind.Excitatory, network["v1_Scnn1a"].Kind);
    }

    [Theory]
    [InlineData("""{ "Scnn1a": "XX" }""", "XX")]
    [InlineData("""{ "Scnn1": "RS" }""", "the mapping has 'Scnn1', which is neither a node_type_id nor a model_name of the circuit")]
    [InlineData("""{ "100": 3 }""", "the mapping of 100 must be the name of a cell type, such as RS, or an object with type, kind, parameters, start, refractory, tau")]
    [InlineData("""{ "100": { "size": 3 } }""", "the mapping of 100 has size; it may have type, kind, parameters, start, refractory, tau")]
    [InlineData("[]", "the mapping is not a JSON object")]
    [InlineData("{", "the mapping is not JSON: ")]
    [InlineData("""{ "100": "RS", "100": "FS" }""", "the mapping is not JSON: ")]
    public void A_wrong_mapping_is_told(string mapping, string problem)
    {
        cortex.CopyTo(_temp.Folder);

        var told = Assert.Single(
            Assert.Throws<SonataException>(() => Import("circuit_config.json", new SonataImportOptions { Mapping = mapping })).Problems);

        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    /// <summary>Without a word in the types, weights below 0 say that a population inhibits; weights above 0 say nothing.</summary>
    [Fact]
    public void The_kind_is_told_by_the_types_or_by_negative_weights_or_by_the_user()
    {
        cortex.CopyTo(_temp.Folder);
        Write("""
            t = open("network/v1_node_types.csv").read()
            open("network/v1_node_types.csv", "w").write(t.replace(" e ", " NULL ").replace(" i ", " NULL "))
            """);

        var problem = Assert.Single(Assert.Throws<SonataException>(() => Import("circuit_config.json")).Problems);
        Assert.Equal(
            "node type 100 of v1 (Scnn1a, point_neuron, 3 nodes) may excite or inhibit; say which by a column ei of the node types, or in a file " +
            """for --map, such as { "100": { "kind": "excitatory" } }""",
            problem);

        Import("circuit_config.json", new SonataImportOptions { Mapping = """{ "100": { "kind": "excitatory" } }""" });

        var network = Load().Network;
        Assert.Equal([NeuronKind.Inhibitory, NeuronKind.Excitatory], network.Populations.Select(population => population.Kind));
        Assert.Equal(92, network["v1_Scnn1a"].ParametersOf(0).Capacitance);
    }

    [Theory]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "1/syn_weight", "[-4.0, 8.0]", "has a weight above 0 (edge 1 of v1_to_v1) and has a weight below 0: edge 3 of v1_to_v1")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "0/syn_weight", "[-1.0, 1, 1]", "is excitatory and has a weight below 0: edge 5 of v1_to_v1; a population excites or inhibits")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "2/delay", "[0.4]", "edge 2 of v1_to_v1: delay 0.4 ms is below the time step 0.5 ms; choose a smaller step")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "2/delay", "[1e9]", "experiment.json: ")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "0/nsyns", "[1.0, 1.0, -1.0]", "edge 0 of v1_to_v1: -1 synapses of weight 2 times 1; it must be a finite weight")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "1/syn_weight", "[numpy.nan, 1]", "v1_v1_edges.h5: /edges/v1_to_v1/1/syn_weight[0] is NaN; it must be a finite number")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "1/syn_weight", "[1.0]", "v1_v1_edges.h5: edge 1 of /edges/v1_to_v1 is row 1 of group 1; /edges/v1_to_v1/1/syn_weight has 1")]
    [InlineData("v1_v1_edges.h5", "edges/v1_to_v1", "edge_type_id", "[1, 2]", "v1_v1_edges.h5: /edges/v1_to_v1/edge_type_id has the length 2, /edges/v1_to_v1/source_node_id has 6; they must be the same")]
    [InlineData("v1_nodes.h5", "nodes/v1", "node_id", "[0, 1, 2, 3, 3]", "v1_nodes.h5: /nodes/v1/node_id has 3 twice")]
    [InlineData("v1_nodes.h5", "nodes/v1", "node_id", "[5, 1, 2, 3, 4]", "edge 0 of v1_to_v1: its source is node 0, which v1 has not")]
    [InlineData("v1_nodes.h5", "nodes/v1", "0/dynamics_params/C", "[-1, 1, 2]", "experiment.json: populations.v1_Scnn1a.parameters.C")]
    public void What_is_wrong_in_a_file_is_told_in_a_line(string file, string population, string dataset, string values, string problem)
    {
        cortex.CopyTo(_temp.Folder);
        Write($"""
            f = h5py.File("network/{file}", "a")
            g = f["{population}"]
            del g["{dataset}"]
            g["{dataset}"] = {values}
            f.close()
            """);

        var told = Assert.Single(Assert.Throws<SonataException>(() => Import("config.json")).Problems);

        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("network/v1_node_types.csv", "node_type_id", "id", "has no column node_type_id; its columns are id, ei,")]
    [InlineData("network/v1_node_types.csv", "101 ", "100 ", "line 3: there is already a type 100")]
    [InlineData("network/v1_node_types.csv", "101 ", "x ", "line 3: node_type_id is 'x'; it must be a whole number")]
    [InlineData("network/v1_node_types.csv", " PV ", " PV PV ", "line 3: 8 fields for 7 columns")]
    [InlineData("network/v1_node_types.csv", "nine.json", "no.json", "there is no file '")]
    [InlineData("models/nine.json", "{", "", "is not JSON")]
    [InlineData("models/four.json", "0.2", "0.9", "node 4: b is 0.9; it must be at most 0.2")]
    [InlineData("network/v1_v1_edge_types.csv", "16.0", "NULL", "edges of v1_to_v1 have no syn_weight; give it as a column of the edge types")]
    [InlineData("circuit_config.json", "v1_nodes.h5", "v2_nodes.h5", "there is no file '")]
    [InlineData("circuit_config.json", "\"nodes_file\"", "\"file\"", "circuit_config.json: networks.nodes[0] must be an object with nodes_file")]
    [InlineData("circuit_config.json", "\"edges\"", "\"edge\"", "circuit_config.json: networks.edges must be a list of objects with edges_file")]
    [InlineData("circuit_config.json", "\"$NETWORK_DIR\"", "\"$NET_DIR\"", "circuit_config.json: a variable of '")]
    [InlineData("circuit_config.json", "\"networks\"", "\"nets\"", "circuit_config.json: networks.nodes must be a list of objects with nodes_file")]
    [InlineData("config.json", "\"network\"", "\"net\"", "config.json has neither networks nor network; give a circuit_config.json or")]
    [InlineData("simulation_config.json", "0.5", "\"x\"", "simulation_config.json: run.dt is \"x\"; it must be a finite number")]
    [InlineData("simulation_config.json", "250.0", "1e999", "simulation_config.json: run.tstop is 1e999; it must be a finite number")]
    [InlineData("models/nine.json", "0.7", "1e999", "node 3: k is Infinity; it must be a finite number")]
    [InlineData("simulation_config.json", "0.5", "0", "experiment.json: dt")]
    [InlineData("config.json", "./circuit_config.json", "./config.jso", "there is no file '")]
    public void What_is_wrong_in_a_text_is_told_in_a_line(string file, string old, string changed, string problem)
    {
        cortex.CopyTo(_temp.Folder);
        var text = File.ReadAllText(_temp.File(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(_temp.File(file), text.Replace(old, changed, StringComparison.Ordinal));

        var problems = Assert.Throws<SonataException>(() => Import("config.json")).Problems;

        Assert.Contains(problem, problems[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problems[0]);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_file_without_tables_and_with_a_population_of_one_type_does()
    {
        Write("""
            f = h5py.File("nodes.h5", "w")
            f["nodes/a cell/node_type_id"] = numpy.array([-1, -1], "i8")
            for name, value in dict(C=100, k=0.7, v_r=-60, v_t=-40, v_peak=35, a=0.03, b=-2, c=-50, d=100).items():
                f[f"nodes/a cell/0/{name}"] = [value, value]
            f.close()
            f = h5py.File("edges.h5", "w")
            e = f.create_group("edges/all")
            e["source_node_id"], e["target_node_id"], e["edge_type_id"] = [0, 1], [1, 1], numpy.array([-1, -1], "i8")
            e["source_node_id"].attrs["node_population"] = e["target_node_id"].attrs["node_population"] = "a cell"
            e["0/syn_weight"] = [1.0, 2.0]
            f.close()
            json.dump({ "networks": { "nodes": [ { "nodes_file": "nodes.h5" } ], "edges": [ { "edges_file": "edges.h5" } ] } }, open("circuit_config.json", "w"))
            """);

        Import("circuit_config.json", new SonataImportOptions { Mapping = """{ "-1": { "kind": "inhibitory" } }""" });

        var network = Load().Network;
        Assert.Equal(("a_cell", NeuronKind.Inhibitory), (network.Populations[0].Name, network.Populations[0].Kind));
        Assert.Equal(["a_cell 0 to a_cell 1: 1, 0", "a_cell 1 to a_cell 1: 2, 0"], Synapses(network));
    }

    private SonataSummary Import(string config, SonataImportOptions? options = null) => SonataImport.Read(_temp.File(config), Out, options);

    private Experiment Load() => Experiment.Load(Path.Combine(Out, SonataImport.ExperimentFile), formats: [new Hdf5DataFormat()]);

    /// <summary>With weight and delay; a delay of 0 is one step.</summary>
    private static IEnumerable<string> Synapses(Network network) => network.Projections.SelectMany(projection =>
        projection.Synapses.Enumerate().Select((synapse, i) =>
            $"{projection.Source.Name} {synapse.Source} to {projection.Target.Name} {synapse.Target}: {synapse.Weight}, {projection.Synapses.DelayOf(i)}"));

    private void Write(string script) => Python.Run(_temp.Folder, "import h5py, json, numpy\n" + script);
}
