using System.Diagnostics;
using System.Globalization;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What was flushed is in the file: for others who read it meanwhile, and after the death of the writer.</summary>
[Collection(nameof(Alone))]
public sealed class FlushTests : IDisposable
{
    private const string Follow = """
        import h5py, sys
        file = h5py.File("results.h5", "r", swmr=True)
        names = ["spikes/E/timestamps", "spikes/E/node_ids", "states/E/v/data", "states/E/v/time", "run/committed", "run/steps"]
        for line in sys.stdin:
            for name in names:
                file[name].refresh()
            times, ids, v, time, committed, steps = (file[name] for name in names)
            rows = int(committed[-1])
            print(len(times), len(ids), *committed[-4:], steps[()], file["run/status"][()].decode(), round((time[1] - time[0]) / time[2]),
                  repr(float(v[rows - 1, 0])) if 0 < rows <= len(v) else "-", repr(float(times[-1])) if len(times) else "-")
        """;

    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Others_see_the_rows_arrive()
    {
        var spikes = _run.Keep(new SpikeRecording(_run.E));
        var other = _run.Keep(new SpikeRecording(_run.I));
        var v = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1000));
        _run.Simulation.Run(60);
        writer.Flush();
        using var reader = new PythonSession(_temp.Folder, Follow);

        // A few rows, rows that fill several chunks, and none at all.
        foreach (var steps in (int[])[0, 1, 7, 3000, 0, 500])
        {
            _run.Simulation.Run(steps * TestRun.TimeStep);
            writer.Flush();
            Assert.Equal(
                FormattableString.Invariant(
                    $"{spikes.Count} {spikes.Count} {spikes.Count} {other.Count} 0 {v.Rows.Count} {_run.Simulation.Row} running {v.Rows.Count} ")
                + $"{v.Values[^1][0]:R} {spikes.Times[^1]:R}",
                reader.Ask("?").Replace(".0 ", " ", StringComparison.Ordinal).TrimEnd());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_flush_comes_by_itself_and_takes_all_recordings_to_the_same_row(int level)
    {
        var plan = _run.SmallPlan with { CompressionLevel = level };
        using var writer = new ResultWriter(
            _temp.ResultPath,
            _run.Simulation,
            plan,
            new RunDescription("test", 1000),
            new ResultWriterOptions { FlushInterval = TimeSpan.FromMilliseconds(1) });
        using var reader = new PythonSession(_temp.Folder, Follow);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "no flush comes");
            _run.Simulation.Run(10);
            var answer = reader.Ask("?").Split(' ');
            var (committed, steps) = (int.Parse(answer[5], CultureInfo.InvariantCulture), int.Parse(answer[6], CultureInfo.InvariantCulture));
            if (committed > 200)
            {
                Assert.Equal(steps + 1, committed);
                break;
            }
        }
    }

    [Fact]
    public void Rows_of_a_compressed_block_that_is_not_full_wait_in_the_tail()
    {
        var v = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        var spikes = _run.Keep(new SpikeRecording(_run.E));
        var plan = _run.SmallPlan with { CompressionLevel = 1 };
        using (var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, plan, new RunDescription("test", 0)))
        {
            _run.Simulation.Run(15);
            writer.Flush();
            File.Copy(_temp.ResultPath, _temp.File("copy.h5"));
            var printed = Python.Run(_temp.Folder, """
                import h5py, numpy
                file = h5py.File("copy.h5", "r", swmr=True)
                committed = file["run/committed"][-4:].tolist()
                data, tail = file["states/E/v/data"], file["tail/states/E/v/data"]
                assert data.compression == "gzip" and data.shuffle and tail.compression is None
                assert len(data) == 128 == 2 * data.chunks[0] and len(tail) == 64
                assert len(file["spikes/E/timestamps"]) == 0
                rows = numpy.concatenate([data[:], tail[: committed[3] - len(data)]])
                print(*map(repr, map(float, rows.ravel())))
                print(*map(repr, map(float, file["tail/spikes/E/timestamps"][: committed[0]])))
                """).Split('\n');
            Assert.Equal(v.Values.SelectMany(row => row), Numbers(printed[0]));
            Assert.Equal(spikes.Times, Numbers(printed[1]));
            _run.Simulation.Run(500);
            writer.Finish(RunStatus.Complete);
        }

        using var file = new PureReader(_temp.ResultPath);
        file.AssertSpikes("E", spikes);
        file.AssertStates<double>(new StateRecording(_run.E, StateVariable.V), v);
    }

    [Fact]
    public void Nobody_else_writes_the_file_meanwhile()
    {
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1));
        var other = new TestRun();
        var e = Assert.Throws<ResultFileException>(() => new ResultWriter(
            _temp.ResultPath, other.Simulation, other.SmallPlan, new RunDescription("b", 1), new ResultWriterOptions { Overwrite = true }));
        Assert.Equal($"cannot create '{_temp.ResultPath}': a run or another program has it open; choose another name", e.Message);

        _run.Simulation.Run(1);
        writer.Finish(RunStatus.Complete);
        Assert.Equal(RunStatus.Complete, ResultFile.Open(_temp.ResultPath).Status);
    }

    [Fact]
    public void A_file_that_is_removed_meanwhile_stops_the_run_at_the_next_flush()
    {
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1));
        _run.Simulation.Run(1);
        File.Delete(_temp.ResultPath);
        var e = Assert.Throws<ResultFileException>(writer.Flush);
        Assert.Equal($"cannot write '{_temp.ResultPath}': the file was removed, or its folder was", e.Message);
        Assert.Throws<ResultFileException>(() => _run.Simulation.Run(1));
    }

    [Fact]
    public void The_old_format_is_read_by_old_readers()
    {
        var v = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        using (var writer = new ResultWriter(
            _temp.ResultPath,
            _run.Simulation,
            _run.SmallPlan,
            new RunDescription("test", 100),
            new ResultWriterOptions { Format = ResultFormat.V18 }))
        {
            _run.Simulation.Run(50);
            writer.Flush();
            _run.Simulation.Run(50);
            writer.Finish(RunStatus.Complete);
        }

        // Version 2 of the superblock is that of HDF5 1.8.
        Assert.Equal(2, File.ReadAllBytes(_temp.ResultPath)[8]);
        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<double>(new StateRecording(_run.E, StateVariable.V), v);
        Python.Run(_temp.Folder, "import h5py; file = h5py.File('results.h5'); assert file['states/E/v/data'].shape == (1001, 8)");
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(-1, 15)]
    [InlineData(2, -1)]
    public void Intervals_that_mean_nothing_are_refused(double flush, double sync)
    {
        var options = new ResultWriterOptions { FlushInterval = TimeSpan.FromSeconds(flush), SyncInterval = TimeSpan.FromSeconds(sync) };
        var e = Assert.Throws<ArgumentException>(
            () => new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1), options));
        Assert.Contains("interval is", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_temp.ResultPath));
    }

    private static IEnumerable<double> Numbers(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture));
}
