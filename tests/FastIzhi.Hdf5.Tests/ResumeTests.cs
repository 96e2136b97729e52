using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>A file that a run goes on with ends as if the run had never stopped.</summary>
[Collection(nameof(Alone))]
public sealed class ResumeTests : IDisposable
{
    private const double Duration = 60;

    /// <summary>All datasets but those that tell of the machine and the time.</summary>
    private const string Compare = """
        import h5py
        def datasets(name):
            found = {}
            h5py.File(name).visititems(lambda path, x: found.update({path: x[()]}) if isinstance(x, h5py.Dataset) else None)
            return found
        whole, resumed = datasets("whole.h5"), datasets("results.h5")
        assert whole.keys() == resumed.keys(), (whole.keys() ^ resumed.keys())
        for path, value in whole.items():
            if path not in ("run/started", "run/wall_seconds"):
                assert value.tobytes() == resumed[path].tobytes(), path
        print(len(whole["states/E/v/data"]), len(whole["spikes/E/timestamps"]) > 0)
        """;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(0, 0, 130)] // Before the first step: all rows are taken away.
    [InlineData(0, 20.3, 20.3)] // Nothing was recorded beyond the position.
    [InlineData(0, 6.3, 500)] // The end of the first block; many rows beyond.
    [InlineData(0, 30.7, 31)]
    [InlineData(1, 0, 3)]
    [InlineData(1, 6.3, 20)]
    [InlineData(1, 6.4, 6.4)]
    [InlineData(1, 30.7, 90)]
    [InlineData(9, 44.4, 45.1)]
    public void The_file_is_the_same_as_without_the_stop(int level, double position, double stop)
    {
        var whole = new TestRun();
        whole.Write(_temp.File("whole.h5"), Plan(whole, level), Duration, "text");

        var (state, rows) = Interrupted(level, position, stop, RunStatus.Interrupted);
        var resumed = new TestRun();
        resumed.Simulation.Restore(state);
        using (var writer = ResultWriter.Resume(
            _temp.ResultPath, resumed.Simulation, Plan(resumed, level), new RunDescription("test", Duration, "text"), rows))
        {
            resumed.Simulation.Run(Duration - position);
            writer.Finish(RunStatus.Complete);
        }

        Assert.Equal("601 True\n", Python.Run(_temp.Folder, Compare));
        Assert.Equal(RunStatus.Complete, ResultFile.Open(_temp.ResultPath).Status);
    }

    [Fact]
    public void The_wall_time_goes_on_and_so_does_a_run_that_began_late()
    {
        var run = new TestRun();
        run.Simulation.Run(7);
        var earlier = run.Simulation.SpikeCount(run.E);
        ulong[] position;
        using var state = new MemoryStream();
        using (var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 20)))
        {
            run.Simulation.Run(10);
            writer.Flush();
            run.Simulation.Save(state);
            position = [.. writer.Position];
            writer.Finish(RunStatus.Interrupted);
        }

        var before = TimeSpan.FromSeconds(BitConverter.UInt64BitsToDouble(position[2]));
        state.Position = 0;
        var resumed = new TestRun();
        resumed.Simulation.Restore(state);
        using (var writer = ResultWriter.Resume(
            _temp.ResultPath, resumed.Simulation, resumed.SmallPlan, new RunDescription("test", 20), position))
        {
            resumed.Simulation.Run(10);
            writer.Finish(RunStatus.Complete);
        }

        var file = ResultFile.Open(_temp.ResultPath);
        Assert.True(before > TimeSpan.Zero && file.WallTime >= before, $"{file.WallTime} is shorter than {before}");
        Assert.Equal((7.0, 200, 20.0), (file.Start, file.Steps, file.Time));
        Assert.Equal(resumed.Simulation.SpikeCount(resumed.E) - earlier, file.Populations[0].Spikes);
        using var pure = new PureReader(_temp.ResultPath);
        Assert.Equal([201ul, 8], pure.Extent("/states/E/v/data"));
        Assert.Equal(7.0, pure.Array<double>("/states/E/v/time")[0]);
    }

    [Fact]
    public void Another_plan_is_refused_and_the_file_is_left_alone()
    {
        var (state, rows) = Interrupted(level: 0, position: 10, stop: 20, RunStatus.Interrupted);
        var before = File.ReadAllBytes(_temp.ResultPath);
        var resumed = new TestRun();
        resumed.Simulation.Restore(state);
        var run = new RunDescription("test", Duration, "text");

        var e = Assert.Throws<ResultFileException>(() => ResultWriter.Resume(
            _temp.ResultPath, resumed.Simulation, Plan(resumed, 0) with { StatePrecision = Precision.Single }, run, rows));
        Assert.Equal(
            $"cannot resume '{_temp.ResultPath}': /states/I/g_ampa/data has elements or chunks of another form than this run would write", e.Message);
        Assert.Throws<ArgumentException>(() => ResultWriter.Resume(
            _temp.ResultPath, resumed.Simulation, resumed.SmallPlan with { States = [] }, run, rows));
        Assert.Equal(before, File.ReadAllBytes(_temp.ResultPath));
    }

    [Fact]
    public void A_file_with_fewer_rows_than_the_position_is_refused()
    {
        var (state, rows) = Interrupted(level: 0, position: 20, stop: 20, RunStatus.Interrupted);
        rows[^1] = 1000;
        var resumed = new TestRun();
        resumed.Simulation.Restore(state);
        var e = Assert.Throws<ResultFileException>(() => ResultWriter.Resume(
            _temp.ResultPath, resumed.Simulation, Plan(resumed, 0), new RunDescription("test", Duration, "text"), rows));
        Assert.Equal(
            $"cannot resume '{_temp.ResultPath}': /states/E/v/data holds 201 rows; the checkpoint is at row 1000", e.Message);
    }

    /// <summary>The plan of all runs here: a small chunk, and a chunk that holds all rows.</summary>
    private static RecordingPlan Plan(TestRun run, int level) => run.SmallPlan with
    {
        States = [new(run.I, TestRun.Ampa, [2, 0], Every: 3), new(run.E, StateVariable.V)],
        CompressionLevel = level,
    };

    /// <summary>Runs to a position, takes note of it, and runs on until it is stopped.</summary>
    private (Stream State, ulong[] Position) Interrupted(int level, double position, double stop, RunStatus status)
    {
        var run = new TestRun();
        var state = new MemoryStream();
        using var writer = new ResultWriter(
            _temp.ResultPath, run.Simulation, Plan(run, level), new RunDescription("test", Duration, "text"));
        run.Simulation.Run(position);
        writer.Flush();
        run.Simulation.Save(state);
        ulong[] rows = [.. writer.Position];
        run.Simulation.Run(Math.Round(stop - position, 1));
        writer.Finish(status);
        state.Position = 0;
        return (state, rows);
    }
}
