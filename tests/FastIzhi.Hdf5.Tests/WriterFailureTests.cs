using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>A disk that takes no more stops the run with one error, and what was written before is kept.</summary>
[Collection(nameof(Alone))]
public sealed class WriterFailureTests : IDisposable
{
    private const long Room = 1 << 20;

    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new(excitatory: 200);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_file_that_cannot_even_be_closed_is_reported_once_and_then_let_go()
    {
        using var limit = new FileSizeLimit(Room);
        using var writer = Writer();
        AssertNamed(Assert.Throws<ResultFileException>(() => _run.Simulation.Run(1000)));
        AssertNamed(Assert.Throws<ResultFileException>(() => writer.Finish(RunStatus.Failed)));
        writer.Dispose();
        _run.Simulation.Run(1);
    }

    [Fact]
    public void What_fails_at_the_end_is_reported_by_finish()
    {
        using var writer = Writer();
        _run.Simulation.Run(3);
        using var limit = new FileSizeLimit(new FileInfo(_temp.ResultPath).Length);
        AssertNamed(Assert.Throws<ResultFileException>(() => writer.Finish(RunStatus.Complete)));
    }

    /// <summary>Rows of a block that was never full, and facts of the same row, are those of the last flush.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_run_is_stopped_and_the_file_keeps_what_was_flushed(int level)
    {
        var kept = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        var plan = _run.SmallPlan with { CompressionLevel = level };
        using (var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, plan, new RunDescription("test", 1000)))
        {
            _run.Simulation.Run(3);
            writer.Flush();
            using var limit = new FileSizeLimit(new FileInfo(_temp.ResultPath).Length);
            AssertNamed(Assert.Throws<ResultFileException>(() => _run.Simulation.Run(10000)));
            AssertNamed(Assert.Throws<ResultFileException>(() => _run.Simulation.Run(10000)));
            AssertNamed(Assert.Throws<ResultFileException>(() => writer.Finish(RunStatus.Failed)));
        }

        // Where the room is too little to repair the file at once, that is done later.
        var repaired = ResultRecovery.Recover(_temp.ResultPath);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal((repaired ? RunStatus.Recovered : RunStatus.Failed, 30), (file.Status, file.Steps));
        Assert.Equal([31, 200], file.Datasets[^1].Shape);
        Assert.Equal(file.Populations.Select(population => population.Spikes), file.Datasets.Take(3).Select(dataset => dataset.Shape[0]));
        using var pure = new PureReader(_temp.ResultPath);
        Assert.Equal(kept.Values.Take(31).SelectMany(row => row), pure.Array<double>("/states/E/v/data"));
        var time = pure.Array<double>("/states/E/v/time");
        Assert.Equal(31, (long)((time[1] - time[0]) / time[2]));
    }

    /// <summary>The room is used up before there is a file of that name; one that it would replace is kept.</summary>
    [Fact]
    public void What_fails_at_the_start_leaves_the_folder_as_it_was()
    {
        File.WriteAllText(_temp.ResultPath, "mine");
        using (new FileSizeLimit(1000))
        {
            var e = Assert.Throws<ResultFileException>(() => new ResultWriter(
                _temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 0), new ResultWriterOptions { Overwrite = true }));
            Assert.StartsWith($"cannot create '{_temp.ResultPath}': ", e.Message, StringComparison.Ordinal);
            Assert.EndsWith("File too large", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal("mine", File.ReadAllText(_temp.ResultPath));
        Assert.Equal([_temp.ResultPath], Directory.GetFiles(_temp.Folder));
    }

    [Fact]
    public void A_file_that_was_removed_is_reported_at_the_end()
    {
        using var writer = Writer();
        _run.Simulation.Run(3);
        File.Delete(_temp.ResultPath);
        var e = Assert.Throws<ResultFileException>(() => writer.Finish(RunStatus.Complete));
        Assert.Equal($"cannot write '{_temp.ResultPath}': the file was removed, or its folder was", e.Message);
    }

    /// <summary>The run is planned as one row, so that chunks are small.</summary>
    private ResultWriter Writer() => new(_temp.ResultPath, _run.Simulation, _run.SmallPlan, new RunDescription("test", 0));

    private void AssertNamed(ResultFileException e)
    {
        Assert.Equal(_temp.ResultPath, e.Path);
        Assert.StartsWith($"cannot write '{_temp.ResultPath}': ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("File too large", e.Message, StringComparison.Ordinal);
    }
}
