using FastIzhi.Hdf5.Tests.Support;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>
/// A cortex of two types in two node groups whose rows and numbers are in no order, and virtual nodes; recurrent edges in three
/// groups with different attributes, of which types have the rest, without indices.
/// </summary>
public sealed class CortexCircuit : IDisposable
{
    private const string Script = """
        import h5py, json, numpy, os

        def create(path):
            f = h5py.File(path, "w")
            f.attrs["magic"], f.attrs["version"] = numpy.uint32(0x0A7A), numpy.array([0, 1], "u4")
            return f

        os.makedirs("network"); os.makedirs("models")
        f = create("network/v1_nodes.h5")
        n = f.create_group("nodes/v1")
        n["node_id"] = numpy.array([4, 3, 2, 1, 0], "u8")
        n["node_type_id"] = numpy.array([101, 100, 100, 101, 100], "u8")
        n["node_group_id"] = numpy.array([1, 0, 0, 1, 0], "u4")
        n["node_group_index"] = numpy.array([1, 2, 1, 0, 0], "u8")
        n["0/x"] = numpy.array([10.0, 11.0, 12.0]); n["0/y"] = numpy.array([20.0, 21.0, 22.0])
        n["0/dynamics_params/C"] = numpy.array([90.0, 91.0, 92.0])
        n["1/tuning_angle"] = numpy.array([0.0, 90.0])
        f.close()
        open("network/v1_node_types.csv", "w").write(
            'node_type_id  ei model_type   model_template      model_name  dynamics_params comment\n'
            '100           e  point_neuron NULL                "Scnn1a"    nine.json       "a ""quoted"" text with spaces"\n'
            '101           i  point_neuron nest:izhikevich     PV          four.json       NULL\n')
        open("models/nine.json", "w").write('{ "C": 1, "k": 0.7, "vr": -60, "vt": -40, "vpeak": 35, "a": 0.03, "b": -2, "c": -50, "d": 100 }')
        open("models/four.json", "w").write('{ "a": 0.1, "b": 0.2, "c": -65.0, "d": 2.0, "V_th": 30.0, "I_e": 4.0, "V_m": -70.0 }')
        f = create("network/lgn_nodes.h5")
        f["nodes/lgn/node_type_id"] = numpy.array([7, 7], "u8")
        f.create_group("nodes/lgn/0")
        f.close()
        open("network/lgn_node_types.csv", "w").write("node_type_id model_type\n7 virtual\n")
        f = create("network/v1_v1_edges.h5")
        e = f.create_group("edges/v1_to_v1")
        e["source_node_id"] = numpy.array([0, 1, 2, 4, 3, 0], "u8")
        e["target_node_id"] = numpy.array([1, 0, 3, 4, 3, 1], "u8")
        e["source_node_id"].attrs["node_population"] = "v1"
        e["target_node_id"].attrs["node_population"] = numpy.bytes_("v1")
        e["edge_type_id"] = numpy.array([1, 2, 1, 2, 1, 1], "u4")
        e["edge_group_id"] = numpy.array([0, 1, 2, 1, 0, 0], "u2")
        e["edge_group_index"] = numpy.array([2, 1, 0, 0, 1, 0], "u4")
        e["0/syn_weight"] = numpy.array([0.5, 0.0, 2.0]); e["0/nsyns"] = numpy.array([1, 0, 3], "u2")
        e["1/syn_weight"] = numpy.array([-4.0, -8.0])
        e["2/delay"] = numpy.array([2.5])
        f.close()
        open("network/v1_v1_edge_types.csv", "w").write(
            "edge_type_id target_query source_query syn_weight delay weight_function model_template \n"
            "1 * ei=='e' 16.0 1.5 wmax static_synapse \n"
            "2 * ei=='i' NULL NULL gaussianLL stdp_synapse\n")
        f = create("network/lgn_v1_edges.h5")
        e = f.create_group("edges/lgn_to_v1")
        e["source_node_id"] = [0, 1]; e["target_node_id"] = [4, 4]; e["edge_type_id"] = [1, 1]
        e["source_node_id"].attrs["node_population"] = "lgn"; e["target_node_id"].attrs["node_population"] = "v1"
        e["0/syn_weight"] = [1.0, 1.0]
        f.close()
        json.dump({
            "manifest": { "$BASE_DIR": ".", "$NETWORK_DIR": "$BASE_DIR/network" },
            "components": { "point_neuron_models_dir": "${BASE_DIR}/models" },
            "networks": {
                "nodes": [
                    { "nodes_file": "$NETWORK_DIR/v1_nodes.h5", "node_types_file": "$NETWORK_DIR/v1_node_types.csv" },
                    { "nodes_file": "$NETWORK_DIR/lgn_nodes.h5", "node_types_file": "$NETWORK_DIR/lgn_node_types.csv" },
                ],
                "edges": [
                    { "edges_file": "$NETWORK_DIR/v1_v1_edges.h5", "edge_types_file": "$NETWORK_DIR/v1_v1_edge_types.csv", "enabled": True },
                    { "edges_file": "$NETWORK_DIR/lgn_v1_edges.h5", "edge_types_file": None },
                    { "edges_file": "$NETWORK_DIR/not_there.h5", "enabled": False },
                ],
            },
        }, open("circuit_config.json", "w"))
        json.dump({
            "run": { "tstop": 250.0, "dt": 0.5 }, "inputs": { "lgn_spikes": { "input_type": "spikes" } }, "reports": { "v": {} },
        }, open("simulation_config.json", "w"))
        json.dump({ "network": "./circuit_config.json", "simulation": "./simulation_config.json" }, open("config.json", "w"))
        """;

    private readonly TempFolder _temp = new();

    public CortexCircuit() => Python.Run(_temp.Folder, Script);

    /// <summary>Puts a copy of the circuit into a folder.</summary>
    public void CopyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(_temp.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_temp.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _temp.Dispose();
}
