using System.Text.RegularExpressions;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What h5py sees: the lines of docs/results.md, and every type, unit and text.</summary>
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

        var lines = DocumentedPython().Match(Documentation.Read("results.md")).Groups[1].Value;
        Assert.Equal(5, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var printed = Python.Run(_temp.Folder, lines + """

            for axes in plt.gcf().axes:
                for x, y in axes.lines[0].get_xydata().tolist():
                    print(x, y)
            """);
        Plotted.AssertIsRecorded(printed, spikes, voltages);
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
            assert run["committed"][:].tolist() == facts + lengths + [1001, 1001, 334] and run["committed"].dtype == numpy.dtype("<u8")
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
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 100));
        _run.Simulation.Run(25);
        writer.Flush();
        var lines = WatchingPython().Match(Documentation.Read("results.md")).Groups[1].Value;

        var printed = Python.Run(_temp.Folder, lines.Replace("time.sleep(2)", "break", StringComparison.Ordinal));

        Assert.StartsWith("251 -", printed, StringComparison.Ordinal);
    }

    [GeneratedRegex("```py\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex WatchingPython();

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex DocumentedPython();
}
