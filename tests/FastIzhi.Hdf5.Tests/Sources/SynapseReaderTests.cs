using FastIzhi.Experiments;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Networks;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sources;

/// <summary>Lists of synapses in HDF5 files, as h5py writes them.</summary>
[Collection(nameof(Alone))]
public sealed class SynapseReaderTests : IDisposable
{
    /// <summary>An edge population e with two groups in which the edges lie crosswise, and no indices.</summary>
    private const string TwoGroups = """
        e = f.create_group("edges/e")
        e["source_node_id"] = numpy.array([3, 0, 2, 1], "u8")
        e["target_node_id"] = numpy.array([0, 1, 1, 0], "u8")
        e["source_node_id"].attrs["node_population"] = "A"
        e["edge_type_id"] = numpy.array([100, 100, 101, 101], "u4")
        e["edge_group_id"] = numpy.array([0, 7, 0, 7], "u2")
        e["edge_group_index"] = numpy.array([1, 0, 0, 1], "u8")
        e["0/syn_weight"] = numpy.array([0.25, 0.5])
        e["7/syn_weight"] = numpy.array([1, 2], "f4")
        e["0/delay"] = numpy.array([1.5, 2.5])
        e["7/delay"] = numpy.array([3, 4], "i4")
        """;

    private const string OneGroup = """
        e = f.create_group("edges/e")
        e["source_node_id"] = numpy.array([3, 0, 2], ">i4")
        e["target_node_id"] = numpy.array([0, 1, 1], "u1")
        e["0/syn_weight"] = numpy.array([0.25, 0.5, 1])
        """;

    private const string Columns = """
        f["source"] = [3, 0]
        f["target"] = [0, 1]
        f["weight"] = [0.25, 0.5]
        f["delay"] = [1.5, 2]
        f["weight"].attrs["units"] = "nS"
        f["delay"].attrs["units"] = numpy.bytes_("ms")
        """;

    private readonly TempFolder _temp = new();

    private string FilePath => _temp.File("x.h5");

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("\"earliest\"")]
    [InlineData("(\"v108\", \"v108\")")]
    [InlineData("(\"v110\", \"v110\")")]
    public void Edges_of_several_groups_keep_their_order_and_take_the_attributes_of_their_rows(string version)
    {
        Write(TwoGroups, version);

        var list = new Hdf5DataFormat().ReadSynapses(FilePath);

        Assert.Equal([3, 0, 2, 1], list.Sources.AsEnumerable());
        Assert.Equal([0, 1, 1, 0], list.Targets.AsEnumerable());
        Assert.Equal([0.5, 1, 0.25, 2], list.Weights.AsEnumerable());
        Assert.Equal([2.5, 3, 1.5, 4], list.Delays.AsEnumerable());
    }

    [Fact]
    public void Without_group_ids_the_edges_are_the_rows_of_group_0()
    {
        Write(OneGroup);

        var list = new Hdf5DataFormat().ReadSynapses(FilePath, "e");

        Assert.Equal([3, 0, 2], list.Sources.AsEnumerable());
        Assert.Equal([0.25, 0.5, 1], list.Weights.AsEnumerable());
        Assert.Empty(list.Delays.AsEnumerable());
    }

    [Fact]
    public void A_file_that_is_not_SONATA_has_the_columns_of_the_CSV_form()
    {
        Write(Columns);

        var list = new Hdf5DataFormat().ReadSynapses(FilePath);

        Assert.Equal([3, 0], list.Sources.AsEnumerable());
        Assert.Equal([0, 1], list.Targets.AsEnumerable());
        Assert.Equal([0.25, 0.5], list.Weights.AsEnumerable());
        Assert.Equal([1.5, 2], list.Delays.AsEnumerable());
    }

    [Fact]
    public void Compressed_columns_of_many_edges_are_those_that_were_written()
    {
        Write("""
            e = f.create_group("edges/e")
            n = 1_000_000
            e.create_dataset("source_node_id", data=numpy.arange(n, dtype="u8") * 7 % 1000, compression=4, shuffle=True)
            e.create_dataset("target_node_id", data=numpy.arange(n, dtype="u8") // 1000, compression=4)
            """);

        var list = new Hdf5DataFormat().ReadSynapses(FilePath);

        Assert.Equal(Enumerable.Range(0, 1_000_000).Select(i => i * 7 % 1000), list.Sources.AsEnumerable());
        Assert.Equal(Enumerable.Range(0, 1_000_000).Select(i => i / 1000), list.Targets.AsEnumerable());
        Assert.Empty(list.Weights.AsEnumerable());
    }

    [Theory]
    [InlineData("", "neither /edges", "nor datasets /source and /target")]
    [InlineData("f.create_group('edges')", "/edges has no groups", "edges")]
    [InlineData("f.create_group('edges/a'); f.create_group('edges/b')", "/edges has a, b", "say which with edges")]
    [InlineData("f.create_group('edges/a')", "no dataset /edges/a/source_node_id")]
    [InlineData("f['source'] = [0, 1]; f['target'] = [0]", "/target has the length 1", "/source has 2")]
    [InlineData("f['source'] = [0.5]; f['target'] = [0]", "/source does not hold whole numbers")]
    [InlineData("f['source'] = ['a']; f['target'] = [0]", "/source does not hold numbers")]
    [InlineData("f['source'] = [[0]]; f['target'] = [0]", "/source has 2 dimensions")]
    [InlineData("f['source'] = 1; f['target'] = 1", "/source has 0 dimensions")]
    [InlineData("f['source'] = [0, -1]; f['target'] = [0, 1]", "/source[1] is -1", "from 0 to 2147483647")]
    [InlineData("f['source'] = [0]; f['target'] = numpy.array([2**63], 'u8')", "/target[0] is 9223372036854775807")]
    [InlineData("f['source'] = [0]; f['target'] = [0]; f['weight'] = [numpy.nan]", "/weight[0] is NaN", "finite")]
    [InlineData("f['source'] = [0]; f['target'] = [0]; f['weight'] = [1]; f['weight'].attrs['units'] = 'uS'", "/weight is in 'uS'", "nS")]
    [InlineData("f['source'] = [0]; f['target'] = [0]; f.create_group('weight')", "/weight is not a dataset")]
    [InlineData("f['source'] = [0]; f.create_dataset('target', (2**40,), 'u8', chunks=(1024,))", "/target is said to have 1099511627776", "fit in a file")]
    [InlineData("f['source'] = [0]; f['target'] = h5py.SoftLink('/target')", "cannot read")]
    [InlineData("f['source'] = [0]; f['target'] = h5py.ExternalLink('y.h5', '/target')", "/target is in another file")]
    [InlineData("f['source'] = [0]; f.create_dataset('target', (1,), 'i8', external='y.h5')", "/target are in other files")]
    [InlineData("v = h5py.VirtualLayout((1,), 'i8'); v[:] = h5py.VirtualSource('y.h5', 'target', (1,)); f.create_virtual_dataset('target', v); f['source'] = [0]", "/target are in other files")]
    [InlineData(TwoGroups + "\ndel e['7/delay']", "edge group 0 of /edges/e has delay, group 7 has not")]
    [InlineData(TwoGroups + "\ne['edge_group_index'][1] = 2", "edge 1 of /edges/e is row 2 of group 7", "has 2")]
    [InlineData(TwoGroups + "\ndel e['edge_group_index']", "edge_group_index alone", "both or none")]
    [InlineData(TwoGroups + "\ne['0/nsyns'] = [1, 3]; e['7/nsyns'] = [1, 1]", "edge 0 of e stands for 3 synapses")]
    [InlineData(OneGroup + "\ndel e['0/syn_weight']; e['0/syn_weight'] = [1]", "/edges/e/0/syn_weight has the length 1", "has 3")]
    public void What_is_wrong_is_told_in_one_line(string script, params string[] words)
    {
        Write($"h5py.File('y.h5', 'w')['target'] = [0]\n{script}", "(\"v110\", \"v110\")");

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSynapses(FilePath)).Message;

        Assert.All([.. words, "x.h5"], word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_file_that_is_no_HDF5_file_is_refused()
    {
        File.WriteAllText(FilePath, "source,target\n0,1\n");

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSynapses(FilePath)).Message;

        Assert.Contains("not an HDF5 file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_connects_the_edges_of_a_file_and_keeps_its_path_and_hash()
    {
        Write(TwoGroups);
        var path = WriteExperiment("""{ "from": "A", "to": "B", "rule": "list", "file": "x.h5", "edges": "e" }""");

        var experiment = Load(path);

        Assert.Equal([new(0, 1, 1), new(1, 0, 2), new(2, 1, 0.25), new(3, 0, 0.5)], Synapses(experiment));
        Assert.Contains(FilePath, experiment.Json, StringComparison.Ordinal);
        Assert.Contains("\"edges\":\"e\"", experiment.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var again = Experiment.Parse(experiment.Json, formats: [new Hdf5DataFormat()]);
        Assert.Equal(Synapses(experiment), Synapses(again));

        Write(TwoGroups + "\ne['0/syn_weight'][0] = 9");
        Assert.Contains("another file now", Problem(() => Experiment.Parse(experiment.Json, formats: [new Hdf5DataFormat()])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"edges\": \"z\"", "projections[0].file", "there is no group /edges/z; /edges has e")]
    [InlineData("\"weight\": 1", "projections[0].file", "has weights of its own")]
    [InlineData("\"edges\": 1", "projections[0].edges", "1 is not text")]
    [InlineData("\"delay\": 1", "projections[0]", "have delays of their own")]
    public void What_an_experiment_asks_for_in_vain_is_told(string field, params string[] words)
    {
        Write(TwoGroups);
        var path = WriteExperiment($$"""{ "from": "A", "to": "B", "rule": "list", "file": "x.h5", {{field}} }""");

        var problem = Problem(() => Load(path));

        Assert.All(words, word => Assert.Contains(word, problem, StringComparison.Ordinal));
    }

    [Fact]
    public void An_edge_outside_of_the_populations_is_named()
    {
        Write(OneGroup + "\ne['source_node_id'][2] = 4");
        var path = WriteExperiment("""{ "from": "A", "to": "B", "rule": "list", "file": "x.h5" }""");

        Assert.Contains("x.h5, edge 2 of e: source 4 is outside 0 to 3", Problem(() => Load(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_format_an_experiment_tells_what_it_needs()
    {
        Write(OneGroup);
        var path = WriteExperiment("""{ "from": "A", "to": "B", "rule": "list", "file": "x.h5" }""");

        Assert.Contains("must pass Hdf5DataFormat of FastIzhi.Hdf5", Problem(() => Experiment.Load(path)), StringComparison.Ordinal);
    }

    private static Experiment Load(string path) => Experiment.Load(path, formats: [new Hdf5DataFormat()]);

    private static IEnumerable<Synapse> Synapses(Experiment experiment) => experiment.Network.Projections[0].Synapses.Enumerate();

    private static string Problem(Action load) => Assert.Single(Assert.Throws<ExperimentException>(load).Problems);

    private void Write(string script, string version = "\"earliest\"") => Python.Run(_temp.Folder, $"""
        import h5py, numpy
        f = h5py.File("x.h5", "w", libver={version})
        {script}
        f.close()
        """);

    private string WriteExperiment(string projection)
    {
        File.WriteAllText(_temp.File("experiment.json"), $$"""
            { "name": "t", "duration": 1, "populations": { "A": { "size": 4, "type": "RS" }, "B": { "size": 2, "type": "RS" } },
              "projections": [ {{projection}} ] }
            """);
        return _temp.File("experiment.json");
    }
}
