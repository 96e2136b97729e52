using FastIzhi.Hdf5.Tests.Support;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>
/// Reads a circuit as libsonata does (github.com/BlueBrain/libsonata: population.hpp, nodes.cpp, edges.cpp, edge_index.cpp, config.cpp)
/// and fails wherever that library throws, or has no check and would read past what is there. The indices must be, number by number,
/// those that its EdgePopulation::writeIndices writes.
/// </summary>
internal static class StrictReader
{
    private const string Script = """
        import h5py, json, numpy, os, re

        NUMBERS = {numpy.dtype(t) for t in ("<i1", "<u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f4", "<f8")}

        def load(path):                                                  # readVariables, replaceVariables, expandVariables
            raw = json.load(open(path))
            variables = raw.get("manifest", {})
            for name in variables:
                assert re.fullmatch(r"\$[a-zA-Z0-9_]*", name), f"Invalid variable `{name}`"
            def expand(text):
                for _ in range(10):
                    for name, value in variables.items():
                        text = text.replace(name, value, 1)
                assert "$" not in text, f"infinite recursion or unknown variable in {text}"
                return text
            def walk(node):
                return expand(node) if isinstance(node, str) else [walk(n) for n in node] if isinstance(node, list) else \
                    {k: walk(n) for k, n in node.items()} if isinstance(node, dict) else node
            return walk({k: v for k, v in raw.items() if k != "manifest"})

        def number(node, name):
            assert isinstance(node[name], (int, float)) and not isinstance(node[name], bool), name
            return node[name]

        # CircuitConfig
        circuit = load("circuit_config.json")
        assert circuit.get("metadata", {}).get("status", "complete") in ("complete", "partial")
        populations = {}
        for prefix in ("node", "edge"):
            for network in circuit["networks"][prefix + "s"]:
                file = network[prefix + "s_file"]
                assert isinstance(file, str) and os.path.isfile(file), file
                assert os.path.isfile(network[prefix + "_types_file"])
                for name, properties in network["populations"].items():
                    assert (prefix, name) not in populations, f"Population {name} is declared twice"
                    populations[prefix, name] = file
                    # others need files of morphologies and the like
                    assert properties["type"] in {"node": ("point_neuron", "virtual"), "edge": ("chemical",)}[prefix]

        # SimulationConfig
        simulation = load("simulation_config.json")
        run = simulation["run"]
        assert number(run, "tstop") > 0 and number(run, "dt") > 0 and isinstance(run["random_seed"], int) and run["random_seed"] >= 0
        assert os.path.samefile(simulation["network"], "circuit_config.json")
        assert simulation.get("target_simulator", "NEURON") in ("NEURON", "CORENEURON")
        output = simulation["output"]
        assert isinstance(output["output_dir"], str) and isinstance(output["spikes_file"], str)
        assert output["spikes_sort_order"] in ("none", "by_id", "by_time")
        assert all(isinstance(v, (str, bool, int, float)) for v in simulation.get("metadata", {}).values())

        def columns(group, count):
            for name, dataset in group.items():
                if isinstance(dataset, h5py.Dataset):
                    assert dataset.dtype in NUMBERS, f"Unexpected datatype for dataset '{name}'"
                    assert dataset.shape == (count,), (name, dataset.shape)
                    assert numpy.isfinite(dataset[:]).all(), name

        def population(prefix, name):                                    # Population::Impl, Population::size
            file = h5py.File(populations[prefix, name], "r")
            magic, version = (file.attrs.get_id(a) for a in ("magic", "version"))
            assert magic.dtype == numpy.dtype("<u4") and magic.shape == () and file.attrs["magic"] == 0x0A7A
            assert version.dtype == numpy.dtype("<u4") and file.attrs["version"].tolist() == [0, 1]
            root = file[f"{prefix}s"][name]
            assert isinstance(root["0"], h5py.Group)
            assert "1" not in root, "Only single-group populations are supported at the moment"
            assert set(root["0"]) - {"dynamics_params", "@library"} == {k for k, v in root["0"].items() if isinstance(v, h5py.Dataset)}
            count = root[f"{prefix}_type_id"].shape[0]
            columns(root, count)
            columns(root["0"], count)
            columns(root["0"].get("dynamics_params", {}), count)
            assert (root[f"{prefix}_group_id"][:] == 0).all()
            assert (root[f"{prefix}_group_index"][:] == numpy.arange(count)).all()
            return root, count

        sizes = {}
        for prefix, name in populations:
            if prefix == "node":
                root, sizes[name] = population(prefix, name)
                assert (root["node_id"][:] == numpy.arange(sizes[name])).all()

        def end(root, name):                                             # EdgePopulation::source, target
            dataset = root[name]
            assert dataset.dtype == numpy.dtype("<u8")
            kind = dataset.attrs.get_id("node_population").get_type()
            assert isinstance(kind, h5py.h5t.TypeStringID) and kind.is_variable_str() and dataset.attrs.get_id("node_population").shape == ()
            nodes = sizes[dataset.attrs["node_population"]]
            assert (dataset[:] < nodes).all()
            return dataset[:], nodes

        def written(ids, nodes):                                         # edge_index.cpp: _groupNodeRanges, _writeIndexGroup
            ranges = {}
            starts = [0] + [i for i in range(1, len(ids)) if ids[i] != ids[i - 1]] if len(ids) else []
            for first, last in zip(starts, starts[1:] + [len(ids)]):
                ranges.setdefault(int(ids[first]), []).append((first, last))
            primary, secondary = [], []
            for node in range(nodes):
                mine = ranges.get(node, [])
                primary.append((len(secondary), len(secondary) + len(mine)))
                secondary += mine
            return primary, secondary

        for prefix, name in populations:
            if prefix == "edge":
                root, count = population(prefix, name)
                sources, source_count = end(root, "source_node_id")
                targets, target_count = end(root, "target_node_id")
                assert len(sources) == len(targets) == count
                for index, ids, nodes in (("source_to_target", sources, source_count), ("target_to_source", targets, target_count)):
                    primary, secondary = written(ids, nodes)
                    for dataset, expected in (("node_id_to_ranges", primary), ("node_id_to_range", primary), ("range_to_edge_id", secondary)):
                        dataset = root["indices"][index][dataset]
                        assert dataset.dtype == numpy.dtype("<u8") and dataset.shape == (len(expected), 2), (name, index, dataset.shape)
                        assert dataset[:].tolist() == [list(pair) for pair in expected], (name, index, dataset)
                print(name, count)
        """;

    /// <summary>The edge populations of a circuit with their numbers of edges, a line each.</summary>
    public static string Read(string folder) => Python.Run(folder, Script);
}
