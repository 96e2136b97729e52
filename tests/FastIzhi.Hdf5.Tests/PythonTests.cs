using System.Globalization;
using System.Text.RegularExpressions;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What h5py sees: the lines of docs/results.md, and every type that SONATA readers insist on.</summary>
[Collection(nameof(Alone))]
public sealed partial class PythonTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void The_lines_of_the_documentation_plot_the_raster_and_the_voltage()
    {
        var spikes = _run.Keep(new SpikeRecording(_run.E));
        var voltages = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        _run.Write(_temp.ResultPath, _run.SmallPlan, 100);

        var lines = DocumentedPython().Match(File.ReadAllText(Documentation())).Groups[1].Value;
        Assert.Equal(5, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var printed = Python.Run(_temp.Folder, lines + """

            for axes in plt.gcf().axes:
                for x, y in axes.lines[0].get_xydata().tolist():
                    print(x, y)
            """);
        var plotted = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToList();

        var raster = plotted[..spikes.Count];
        Assert.Equal(spikes.Times, raster.Select(point => point[0]));
        Assert.Equal(spikes.Neurons.Select(neuron => (double)neuron), raster.Select(point => point[1]));
        var voltage = plotted[spikes.Count..];
        Assert.Equal(voltages.Rows.Select(row => row * TestRun.TimeStep), voltage.Select(point => point[0]));
        Assert.Equal(voltages.Values.Select(row => row[0]), voltage.Select(point => point[1]));
    }

    [Fact]
    public void Types_are_those_of_sonata()
    {
        _run.Write(_temp.ResultPath, _run.SmallPlan, 100);
        Python.Run(_temp.Folder, """
            import h5py, numpy
            file = h5py.File("results.h5", "r")

            def attribute(owner, name, dtype, shape):
                a = owner.attrs.get_id(name)
                assert a.dtype == numpy.dtype(dtype) and a.shape == shape, (name, a.dtype, a.shape)
                return owner.attrs[name]

            def text(owner, name):
                t = owner.attrs.get_id(name).get_type()
                assert isinstance(t, h5py.h5t.TypeStringID) and not t.is_variable_str(), name
                assert t.get_strpad() == h5py.h5t.STR_NULLTERM and t.get_cset() == h5py.h5t.CSET_ASCII, name
                return owner.attrs[name].decode()

            assert attribute(file, "magic", "<u4", ()) == 0x0A7A
            assert attribute(file, "version", "<u4", (2,)).tolist() == [0, 1]
            assert sorted(file["spikes"]) == ["E", "I", "Silent-1.x"]
            for group in file["spikes"].values():
                t = group.attrs.get_id("sorting").get_type()
                assert isinstance(t, h5py.h5t.TypeEnumID) and t.get_nmembers() == 3
                assert {t.get_member_name(i): t.get_member_value(i) for i in range(3)} == {b"none": 0, b"by_id": 1, b"by_time": 2}
                assert t.get_super().equal(h5py.h5t.STD_I8LE)
                assert group.attrs["sorting"] == 2 and group.attrs.get_id("sorting").shape == ()
                times, ids = group["timestamps"], group["node_ids"]
                assert times.dtype == numpy.dtype("<f8") and ids.dtype == numpy.dtype("<u8")
                assert times.shape == ids.shape and times.ndim == 1
                assert text(times, "units") == "ms"
                assert (numpy.diff(times[:]) >= 0).all() and (times[:] >= 0).all()
            assert len(file["spikes/E/timestamps"]) > 0 and len(file["spikes/Silent-1.x/timestamps"]) == 0
            """);
    }

    [Fact]
    public void States_and_facts_are_as_documented()
    {
        var plan = _run.SmallPlan with
        {
            States = [new(_run.E, StateVariable.V), new(_run.I, TestRun.Ampa, [2, 0], Every: 3), new(_run.E, StateVariable.U)],
            StatePrecision = Precision.Single,
        };
        _run.Write(_temp.ResultPath, plan, 100, "{ \"name\": \"τ\" }");
        var printed = Python.Run(_temp.Folder, """
            import h5py, numpy
            file = h5py.File("results.h5", "r")
            for path, units, every in (("E/v", b"mV", 1), ("E/u", b"pA", 1), ("I/g_ampa", b"nS", 3)):
                group = file["states"][path]
                data, time, ids = group["data"], group["time"], group["node_ids"]
                assert data.dtype == numpy.dtype("<f4") and time.dtype == numpy.dtype("<f8") and ids.dtype == numpy.dtype("<u8")
                assert data.attrs["units"] == units and data.attrs["variable"].decode() == path.split("/")[1]
                assert data.attrs["axes"] == b"time, neuron" and time.attrs["units"] == b"ms"
                start, stop, step = time[:]
                assert (start, step) == (0, every * 0.1)
                assert data.shape == (int((stop - start) / step), len(ids)) == (1000 // every + 1, len(ids))
                assert data.chunks is not None and data.maxshape == (None, len(ids)) and data.compression is None
            assert file["states/I/g_ampa/node_ids"][:].tolist() == [2, 0]
            run = file["run"]
            assert run["status"][()] == b"complete" and run["steps"][()] == 1000 and run["dt"][()] == 0.1
            assert run["dt"].attrs["units"] == b"ms" and run["wall_seconds"].attrs["units"] == b"s"
            assert all(value.shape == () for name, value in run.items() if name != "committed")
            lengths = [len(group["timestamps"]) for group in file["spikes"].values()]
            counts = [group["spike_count"][()] for group in file["populations"].values()]
            facts = [1000, run["spike_checksum"][()]] + counts
            assert run["committed"][:].tolist() == facts + lengths + [1001, 334, 1001] and run["committed"].dtype == numpy.dtype("<u8")
            assert "tail" not in file
            assert file["populations/I/kind"][()] == b"inhibitory" and file["populations/I/size"][()] == 3
            assert file["populations/E/spike_count"][()] == len(file["spikes/E/timestamps"])
            print(run["experiment"][()].decode())
            """);
        Assert.Equal("{ \"name\": \"τ\" }\n", printed);
    }

    [Fact]
    public void The_lines_of_the_documentation_watch_a_run()
    {
        _run.Write(_temp.File("source.h5"), _run.SmallPlan, 100);
        using var live = new CraftedFile(_temp.File("source.h5"), _temp.ResultPath, "plain");
        live.Flush(0.25);
        var lines = WatchingPython().Match(File.ReadAllText(Documentation())).Groups[1].Value;

        var printed = Python.Run(_temp.Folder, lines.Replace("time.sleep(2)", "break", StringComparison.Ordinal));

        Assert.StartsWith("250 -", printed, StringComparison.Ordinal);
    }

    [GeneratedRegex("```py\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex WatchingPython();

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex DocumentedPython();

    private static string Documentation()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "docs", "results.md");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("docs/results.md is in no folder above the tests");
    }
}
