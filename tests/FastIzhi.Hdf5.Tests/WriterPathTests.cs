using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>Files that cannot be created, and plans that no file can hold, are refused before anything is written.</summary>
public sealed class WriterPathTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void An_existing_file_is_kept()
    {
        File.WriteAllText(_temp.ResultPath, "mine");
        var e = Refused(_temp.ResultPath, _run.SmallPlan);

        Assert.Equal($"'{_temp.ResultPath}' exists and is kept; choose another name, or overwrite it (ResultWriterOptions.Overwrite)", e.Message);
        Assert.Equal("mine", File.ReadAllText(_temp.ResultPath));
    }

    [Fact]
    public void An_existing_file_is_overwritten_where_that_is_asked_for()
    {
        File.WriteAllText(_temp.ResultPath, "mine");
        using (var writer = new ResultWriter(
            _temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("second", 1), new ResultWriterOptions { Overwrite = true }))
        {
            writer.Finish(RunStatus.Complete);
        }

        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal("second", file.Name);
    }

    [Fact]
    public void A_file_that_is_being_written_is_not_overwritten()
    {
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("first", 1));
        var e = Assert.Throws<ResultFileException>(() => new ResultWriter(
            _temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("second", 1), new ResultWriterOptions { Overwrite = true }));
        Assert.Contains("a run or another program has it open", e.Message, StringComparison.Ordinal);

        writer.Finish(RunStatus.Complete);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal("first", file.Name);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var path = Path.Combine(_temp.Folder, "none", "results.h5");
        Assert.Equal(
            $"cannot create '{path}': there is no folder '{Path.GetDirectoryName(path)}'", Refused(path, _run.SmallPlan).Message);
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Equal($"cannot create '{_temp.Folder}': it is a folder", Refused(_temp.Folder, _run.SmallPlan).Message);

    [Fact]
    public void A_name_that_the_system_refuses_is_refused_with_its_words()
    {
        var path = _temp.File(new string('x', 300));
        Assert.Equal($"cannot create '{path}': unable to open file: File name too long", Refused(path, _run.SmallPlan).Message);
    }

    /// <summary>A device would be replaced by a file of its name.</summary>
    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public void A_device_is_no_file(string path)
    {
        var e = Assert.Throws<ResultFileException>(() => new ResultWriter(
            path, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1), new ResultWriterOptions { Overwrite = true }));
        Assert.Equal($"cannot create '{path}': there is an empty file or a device of that name; delete it, or choose another name", e.Message);
        _run.Simulation.Run(1);
    }

    [Fact]
    public void A_link_goes_on_pointing_to_the_file()
    {
        File.WriteAllText(_temp.File("target.h5"), "mine");
        File.CreateSymbolicLink(_temp.ResultPath, "target.h5");
        using (var writer = new ResultWriter(
            _temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1), new ResultWriterOptions { Overwrite = true }))
        {
            writer.Finish(RunStatus.Complete);
        }

        Assert.Equal("target.h5", new FileInfo(_temp.ResultPath).LinkTarget);
        using var file = ResultFile.Open(_temp.File("target.h5"));
        Assert.Equal("test", file.Name);
    }

    [Fact]
    public void Plans_that_do_not_fit_leave_no_file()
    {
        StateRecording v = new(_run.E, StateVariable.V);
        AssertPlanRefused("v of E stand twice", new RecordingPlan { States = [v, v with { Every = 2 }] });
        AssertPlanRefused("the spikes of I stand twice", new RecordingPlan { Spikes = [new(_run.I), new(_run.I, [1])] });
        AssertPlanRefused("v of E is to be recorded every 0 rows", new RecordingPlan { States = [v with { Every = 0 }] });
        AssertPlanRefused("v of E is to be recorded of no neuron", new RecordingPlan { States = [v with { Neurons = [] }] });
        AssertPlanRefused("neuron 8 is not in E", new RecordingPlan { States = [v with { Neurons = [8] }] });
        AssertPlanRefused("neuron 3 is not in I", new RecordingPlan { Spikes = [new(_run.I, [3])], States = [v] });
        AssertPlanRefused("there is no receptor 'GABA'", new RecordingPlan { States = [new(_run.E, StateVariable.Conductance("GABA"))] });
        AssertPlanRefused("'g_a/b' cannot be named so", new RecordingPlan { States = [new(_run.E, StateVariable.Conductance("a/b"))] });
        AssertPlanRefused("not part of this network", new RecordingPlan { Spikes = [new(new TestRun().E)] });

        // What was attached before the plan was found wrong is of no effect.
        _run.Simulation.Run(1);
        _run.Simulation.Reset();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.15)]
    public void A_duration_that_no_run_can_have_is_refused(double duration)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResultWriter(
            _temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", duration)));
        Assert.False(File.Exists(_temp.ResultPath));
    }

    [Fact]
    public void A_file_is_finished_once_and_not_as_running()
    {
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 1));
        Assert.Throws<ArgumentException>(() => writer.Finish(RunStatus.Running));
        writer.Finish(RunStatus.Complete);
        Assert.Throws<InvalidOperationException>(() => writer.Finish(RunStatus.Complete));
    }

    private ResultFileException Refused(string path, RecordingPlan plan)
    {
        var e = Assert.Throws<ResultFileException>(
            () => new ResultWriter(path, _run.Simulation, plan, new RunDescription("test", 1)));
        Assert.Equal(path, e.Path);
        return e;
    }

    private void AssertPlanRefused(string reason, RecordingPlan plan)
    {
        var e = Assert.ThrowsAny<ArgumentException>(
            () => new ResultWriter(_temp.ResultPath, _run.Simulation, plan, new RunDescription("test", 1)));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_temp.ResultPath));
    }
}
