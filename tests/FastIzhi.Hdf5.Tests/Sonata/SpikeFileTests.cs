using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sonata;

/// <summary>Readers of SONATA take the spikes of our files, without a conversion.</summary>
[Collection(nameof(Alone))]
public sealed class SpikeFileTests(FilesOfAllKinds files) : IClassFixture<FilesOfAllKinds>
{
    [Fact]
    public void Files_of_all_kinds_are_taken()
    {
        var printed = StrictSpikeReader.Run(files.Folder, """
            import glob
            for path in sorted(glob.glob("*.h5")):
                check(path)
                print(path, len(h5py.File(path)["spikes/E/node_ids"]))
            """);
        Assert.Equal(
            FilesOfAllKinds.Names.Select(name => $"{name}.h5 {files.Run(name).Spikes.Count}").Order(StringComparer.Ordinal),
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    /// <summary>The check sees each thing that libsonata or the format would not forgive.</summary>
    [Fact]
    public void What_readers_refuse_is_seen() => StrictSpikeReader.Run(files.Folder, """
        def replace(group, name, data):
            del group[name]
            group[name] = data

        faults = dict(
            no_magic=lambda: file.attrs.__delitem__("magic"),
            long_magic=lambda: file.attrs.create("magic", 0x0A7A, dtype="u8"),
            version=lambda: file.attrs.create("version", [1, 0], dtype="u4"),
            no_group=lambda: file["spikes"].create_dataset("units", data=1),
            no_units=lambda: times.attrs.__delitem__("units"),
            units_in_a_list=lambda: times.attrs.create("units", [b"ms"]),
            units_as_number=lambda: times.attrs.create("units", 1),
            sorting_as_number=lambda: e.attrs.create("sorting", 2, dtype="i1"),
            sorting_with_other_members=lambda: e.attrs.create("sorting", 2, dtype=h5py.enum_dtype({"none": 0, "by_id": 2, "by_time": 1}, "i1")),
            no_sorting=lambda: e.attrs.__delitem__("sorting"),
            falling_times=lambda: times.__setitem__(0, 1e9),
            negative_time=lambda: times.__setitem__(0, -1),
            no_number=lambda: times.__setitem__(0, numpy.nan),
            fewer_ids=lambda: e["node_ids"].resize(len(times) - 1, axis=0),
            short_ids=lambda: replace(e, "node_ids", e["node_ids"][:].astype("u4")),
            short_times=lambda: replace(e, "timestamps", times[:].astype("f4")),
            ids_in_a_matrix=lambda: replace(e, "node_ids", e["node_ids"][:].reshape(-1, 1)),
            no_ids=lambda: e.__delitem__("node_ids"),
        )
        for name, fault in faults.items():
            shutil.copy("complete.h5", "faulty.hdf5")
            with h5py.File("faulty.hdf5", "r+") as file:
                e = file["spikes/E"]
                times = e["timestamps"]
                fault()
            try:
                check("faulty.hdf5")
            except (AssertionError, KeyError):
                continue
            raise SystemExit(f"{name} was not seen")
        """);
}
