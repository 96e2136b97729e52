using System.Diagnostics;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using PureHDF;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What a file says about itself, and which files are refused.</summary>
public sealed class ResultFileTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Facts_come_back()
    {
        var run = new TestRun(integration: Integration.HalfSteps);
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        run.Write(_temp.ResultPath, run.SmallPlan, 50, "{ \"dt\": 0.1 }");
        using var file = ResultFile.Open(_temp.ResultPath);

        Assert.Equal(("test", "{ \"dt\": 0.1 }"), (file.Name, file.Experiment));
        Assert.Equal(
            (Scheme.Standard, Integration.HalfSteps, Precision.Double, 0.1, 42ul),
            (file.Scheme, file.Integration, file.Precision, file.TimeStep, file.Seed));
        Assert.Equal((RunStatus.Complete, 500L), (file.Status, file.Steps));
        Assert.Equal((0.0, 50.0, run.Simulation.Time), (file.Start, file.Duration, file.Time));
        Assert.InRange(file.Started, before, DateTimeOffset.UtcNow);
        Assert.InRange(file.WallTime, TimeSpan.FromTicks(1), DateTimeOffset.UtcNow - before);
        Assert.Equal(new FileInfo(_temp.ResultPath).Length, file.FileBytes);
        Assert.Equal(MachineDescription.Current(), file.Machine);
        Assert.StartsWith("0.1.0", file.CreatorVersion, StringComparison.Ordinal);
        Assert.Equal(
            [
                new ResultPopulation("E", 8, NeuronKind.Excitatory, run.Simulation.SpikeCount(run.E)),
                new ResultPopulation("I", 3, NeuronKind.Inhibitory, run.Simulation.SpikeCount(run.I)),
                new ResultPopulation("Silent-1.x", 2, NeuronKind.Excitatory, 0),
            ],
            file.Populations);
    }

    [Fact]
    public void Recordings_are_listed()
    {
        var run = new TestRun();
        var plan = run.SmallPlan with
        {
            States = [new(run.I, TestRun.Ampa, Every: 2), new(run.I, StateVariable.U), new(run.E, StateVariable.V, [1])],
        };
        run.Write(_temp.ResultPath, plan, 10);

        var spikes = run.Simulation.SpikeCount(run.E);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(
            [
                $"/spikes/E/timestamps [{spikes}] float64 ms",
                $"/spikes/I/timestamps [{run.Simulation.SpikeCount(run.I)}] float64 ms",
                "/spikes/Silent-1.x/timestamps [0] float64 ms",
                "/states/I/g_ampa/data [51,3] float64 nS",
                "/states/I/u/data [101,3] float64 pA",
                "/states/E/v/data [101,1] float64 mV",
            ],
            file.Datasets.Select(d => $"{d.Path} [{string.Join(',', d.Shape)}] {d.Type} {d.Units}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ // τ in ms, Länge in µm, 神経\n }")]
    public void A_text_comes_back_as_it_was(string text)
    {
        new TestRun().Write(_temp.ResultPath, new RecordingPlan(), 1, text);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(text, file.Experiment);
    }

    [Fact]
    public void An_experiment_may_be_longer_than_an_attribute_can_be()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}, "));
        Assert.True(text.Length > 1 << 16);
        new TestRun().Write(_temp.ResultPath, new RecordingPlan(), 1, text);

        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(text, file.Experiment);
        using var pure = new PureReader(_temp.ResultPath);
        Assert.Equal(text, pure.Value<string>("/run/experiment").TrimEnd('\0'));
    }

    [Theory]
    [InlineData(RunStatus.Interrupted)]
    [InlineData(RunStatus.Failed)]
    public void A_run_that_did_not_complete_says_so_and_keeps_its_rows(RunStatus status)
    {
        var run = new TestRun();
        using (var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 100)))
        {
            run.Simulation.Run(10);
            writer.Finish(status);
        }

        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal((status, 100L, 100.0), (file.Status, file.Steps, file.Duration));
        Assert.Equal([101L, 8L], file.Datasets[^1].Shape);
    }

    [Fact]
    public void A_run_that_was_not_finished_has_failed()
    {
        var run = new TestRun();
        using (new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 100)))
        {
            run.Simulation.Run(10);
        }

        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(RunStatus.Failed, file.Status);
    }

    [Fact]
    public void A_file_that_is_being_written_is_refused()
    {
        var run = new TestRun();
        using var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 10));
        AssertRefused(_temp.ResultPath, "is writing it");
    }

    [Fact]
    public void A_file_that_was_never_closed_is_read_and_says_so()
    {
        var run = new TestRun();
        using var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 10));
        using (var copy = Process.Start("cp", [_temp.ResultPath, _temp.File("copy.h5")]))
        {
            copy.WaitForExit();
        }

        using var file = ResultFile.Open(_temp.File("copy.h5"));
        Assert.Equal((RunStatus.Running, true, false), (file.Status, file.NeedsRecovery, file.IsBeingWritten));
        Assert.Equal(0, file.Spikes("E").Count);
    }

    [Fact]
    public void Files_that_are_not_ours_are_refused()
    {
        AssertRefused(_temp.File("none.h5"), "there is no file");
        AssertRefused(_temp.Folder, "there is no file");

        File.WriteAllText(_temp.File("text.h5"), "{}");
        AssertRefused(_temp.File("text.h5"), "it is not an HDF5 file");

        new H5File { ["spikes"] = new H5Group() }.Write(_temp.File("other.h5"));
        AssertRefused(_temp.File("other.h5"), "not a result file of FastIzhi");

        var newer = new H5File { Attributes = { ["creator"] = "FastIzhi", ["format_version"] = 3u } };
        newer.Write(_temp.File("newer.h5"), new H5WriteOptions(DefaultStringLength: 16));
        AssertRefused(_temp.File("newer.h5"), "has format version 3; this FastIzhi reads up to 2");

        var empty = new H5File { Attributes = { ["creator"] = "FastIzhi", ["format_version"] = 1u } };
        empty.Write(_temp.File("empty.h5"), new H5WriteOptions(DefaultStringLength: 16));
        AssertRefused(_temp.File("empty.h5"), "run");
    }

    private static void AssertRefused(string path, string reason)
    {
        var e = Assert.Throws<ResultFileException>(() => ResultFile.Open(path));
        Assert.Equal(path, e.Path);
        Assert.Contains($"'{path}'", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }
}
