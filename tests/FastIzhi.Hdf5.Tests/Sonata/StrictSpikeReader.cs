using FastIzhi.Hdf5.Tests.Support;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>
/// Reads the spikes of a file as libsonata does (github.com/BlueBrain/libsonata: report_reader.cpp, and HighFive below it), and fails
/// wherever that library throws, converts, or trusts what the file says. The root attributes, types and unit are those of the SONATA
/// developer guide.
/// </summary>
internal static class StrictSpikeReader
{
    private const string Script = """
        import h5py, numpy, shutil
        from h5py import h5t

        def attribute(owner, name, shape):
            found = owner.attrs.get_id(name)
            assert found.shape == shape, f"{name} has the shape {found.shape}"
            return found

        def column(group, name, kind):                                   # vectors are read from one dimension only
            assert isinstance(group[name], h5py.Dataset) and group[name].ndim == 1, f"{name} is no column"
            assert group[name].dtype == numpy.dtype(kind), f"{name} is {group[name].dtype}"
            return group[name][:]

        def check(path):
            with h5py.File(path, "r") as file:
                for name, shape, value in ("magic", (), 0x0A7A), ("version", (2,), [0, 1]):
                    assert attribute(file, name, shape).dtype == numpy.dtype("<u4") and numpy.all(file.attrs[name] == value), name
                for name in file["spikes"]:                              # getPopulationNames, then Population for each
                    population = file["spikes"][name]
                    assert isinstance(population, h5py.Group), f"{name} is no group"
                    ids, times = column(population, "node_ids", "<u8"), column(population, "timestamps", "<f8")
                    units = attribute(population["timestamps"], "units", ()).get_type()
                    assert isinstance(units, h5t.TypeStringID), "units is no text"
                    assert population["timestamps"].attrs["units"] in (b"ms", "ms"), "units"
                    assert len(ids) == len(times), "lengths differ"
                    sorting = attribute(population, "sorting", ()).get_type()
                    assert isinstance(sorting, h5t.TypeEnumID), "sorting is no enumeration"
                    members = {sorting.get_member_name(i): sorting.get_member_value(i) for i in range(sorting.get_nmembers())}
                    assert members == {b"none": 0, b"by_id": 1, b"by_time": 2}, members
                    order = population.attrs["sorting"]
                    assert order in (0, 1, 2), f"sorting is {order}"
                    sorted_by = {0: numpy.zeros(0), 1: ids, 2: times}[order]    # its searches by halves trust this
                    assert (sorted_by[1:] >= sorted_by[:-1]).all(), "not sorted"
                    assert (times >= 0).all(), "a time is negative or no number"


        """;

    /// <summary>Checks files.</summary>
    /// <param name="folder">Their folder.</param>
    /// <param name="lines">Lines of Python, which can call check(path).</param>
    public static string Run(string folder, string lines) => Python.Run(folder, Script + lines);
}
