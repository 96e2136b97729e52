using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What is recorded stands in the file, as an independent reader sees it.</summary>
public sealed class ResultWriterTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Spikes_come_back(Precision precision)
    {
        var run = new TestRun(precision);
        var e = run.Keep(new SpikeRecording(run.E));
        var i = run.Keep(new SpikeRecording(run.I));
        run.Write(_temp.ResultPath, run.SmallPlan, 200);

        Assert.True(e.Count > 20 && i.Count > 20, "the network is to fire");
        using var file = new PureReader(_temp.ResultPath);
        file.AssertSpikes("E", e);
        file.AssertSpikes("I", i);
        Assert.Equal([0ul], file.Extent("/spikes/Silent-1.x/timestamps"));
        Assert.Equal([0ul], file.Extent("/spikes/Silent-1.x/node_ids"));
    }

    [Fact]
    public void More_spikes_than_a_chunk_holds_come_back()
    {
        var run = new TestRun(excitatory: 300);
        var e = run.Keep(new SpikeRecording(run.E));
        run.Write(_temp.ResultPath, run.SmallPlan with { States = [] }, 400);

        Assert.True(e.Count > 2 * 1024, $"only {e.Count} spikes");
        using var file = new PureReader(_temp.ResultPath);
        file.AssertSpikes("E", e);
    }

    [Theory]
    [InlineData(Precision.Single, Precision.Single)]
    [InlineData(Precision.Single, Precision.Double)]
    [InlineData(Precision.Double, Precision.Single)]
    [InlineData(Precision.Double, Precision.Double)]
    public void States_come_back_in_the_precision_that_is_asked_for(Precision simulated, Precision stored)
    {
        var run = new TestRun(simulated, excitatory: 21);
        StateRecording[] recordings =
        [
            new(run.E, StateVariable.V), new(run.E, StateVariable.U), new(run.I, TestRun.Ampa), new(run.Silent, StateVariable.V),
        ];
        var kept = recordings.Select(run.Keep).ToArray();
        run.Write(_temp.ResultPath, new RecordingPlan { States = recordings, StatePrecision = stored }, 30);

        using var file = new PureReader(_temp.ResultPath);
        foreach (var (recording, expected) in recordings.Zip(kept))
        {
            if (stored == Precision.Single)
            {
                file.AssertStates<float>(recording, expected);
            }
            else
            {
                file.AssertStates<double>(recording, expected);
            }
        }
    }

    [Fact]
    public void States_are_stored_in_the_precision_of_the_simulation_unless_asked_otherwise()
    {
        var run = new TestRun(Precision.Single);
        var kept = run.Keep(new StateRecording(run.E, StateVariable.V));
        run.Write(_temp.ResultPath, run.SmallPlan, 5);

        using var result = ResultFile.Open(_temp.ResultPath);
        Assert.Equal("float32", result.Datasets[^1].Type);
        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<float>(new StateRecording(run.E, StateVariable.V), kept);
    }

    [Fact]
    public void Chosen_neurons_and_every_kth_row_come_back()
    {
        var run = new TestRun();
        var states = new StateRecording(run.E, StateVariable.V, Neurons: [6, 0, 3], Every: 7);
        var spikes = new SpikeRecording(run.E, Neurons: [5, 2]);
        var (keptStates, keptSpikes) = (run.Keep(states), run.Keep(spikes));
        run.Write(_temp.ResultPath, new RecordingPlan { Spikes = [spikes], States = [states] }, 100);

        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<double>(states, keptStates);
        file.AssertSpikes("E", keptSpikes);
        Assert.Equal([0, 0.7], file.Array<double>("/states/E/v/time")[..1].Append(file.Array<double>("/states/E/v/time")[2]), Near);
        Assert.Equal([2ul, 5ul], file.Array<ulong>("/spikes/E/node_ids").Distinct().Order());
    }

    [Theory]
    [InlineData(12.8)]
    [InlineData(12.7)]
    [InlineData(12.6)]
    [InlineData(0)]
    public void Chunks_that_end_with_the_run_or_not_come_back(double duration)
    {
        // The run is planned as one row: chunks are of the fewest rows, 64.
        var run = new TestRun();
        var recording = new StateRecording(run.E, StateVariable.V);
        var kept = run.Keep(recording);
        using (var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("longer", 0)))
        {
            run.Simulation.Run(duration);
            writer.Finish(RunStatus.Complete);
        }

        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<double>(recording, kept);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void A_recording_that_is_wider_than_a_chunk_comes_back(Precision stored)
    {
        var run = new TestRun(Precision.Single, excitatory: 5001);
        var recording = new StateRecording(run.E, StateVariable.V);
        var kept = run.Keep(recording);
        run.Write(_temp.ResultPath, new RecordingPlan { States = [recording], StatePrecision = stored }, 14.3);

        using var file = new PureReader(_temp.ResultPath);
        if (stored == Precision.Single)
        {
            file.AssertStates<float>(recording, kept);
        }
        else
        {
            file.AssertStates<double>(recording, kept);
        }
    }

    [Fact]
    public void A_recording_that_begins_later_has_its_own_times_and_counts()
    {
        var run = new TestRun();
        run.Simulation.Run(50.3);
        var (before, stepsBefore) = (run.Simulation.SpikeCount(run.E), run.Simulation.Row);
        var states = new StateRecording(run.E, StateVariable.U, Every: 10);
        var kept = run.Keep(states);
        run.Write(_temp.ResultPath, run.SmallPlan with { States = [states] }, 100);

        using var result = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(50.3, result.Start, Near);
        Assert.Equal(run.Simulation.Row - stepsBefore, result.Steps);
        Assert.Equal(100, result.Time, Near);
        Assert.Equal(run.Simulation.SpikeCount(run.E) - before, result.Populations[0].Spikes);
        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<double>(states, kept);
        Assert.Equal([51, 151, 1], file.Array<double>("/states/E/u/time"), Near);
    }

    [Fact]
    public void A_simulation_may_go_on_after_its_file_and_write_another()
    {
        var run = new TestRun();
        run.Write(_temp.ResultPath, run.SmallPlan, 10);
        var size = new FileInfo(_temp.ResultPath).Length;
        run.Simulation.Run(10);
        run.Simulation.Reset();
        run.Write(_temp.File("second.h5"), run.SmallPlan, 10);

        Assert.Equal(size, new FileInfo(_temp.ResultPath).Length);
        using PureReader first = new(_temp.ResultPath), second = new(_temp.File("second.h5"));
        Assert.Equal(first.Array<double>("/states/E/v/data"), second.Array<double>("/states/E/v/data"));
    }

    [Fact]
    public void A_simulation_that_writes_cannot_be_reset()
    {
        var run = new TestRun();
        using var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 10));
        var e = Assert.Throws<InvalidOperationException>(run.Simulation.Reset);
        Assert.Contains("finish the file first", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Numbers of rows are found by the order of the groups, in which one population's variables are side by side.</summary>
    [Fact]
    public void Recordings_of_populations_may_take_turns()
    {
        var run = new TestRun();
        run.Write(
            _temp.ResultPath,
            new RecordingPlan { States = [new(run.I, StateVariable.V), new(run.E, StateVariable.V), new(run.I, StateVariable.U, Every: 7)] },
            10);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal(
            ["/states/I/v/data 101", "/states/I/u/data 15", "/states/E/v/data 101"],
            file.Datasets.Select(dataset => $"{dataset.Path} {dataset.Shape[0]}"));
        Assert.Equal(15, file.States("I", "u").Read<double>().Sum(block => block.RowCount));
    }

    [Fact]
    public void The_states_take_what_was_estimated()
    {
        var run = new TestRun();
        var plan = new RecordingPlan { States = [new(run.E, StateVariable.V), new(run.I, StateVariable.U, Every: 3)] };
        run.Write(_temp.ResultPath, plan, 500);

        var estimate = ResultWriter.EstimateStateBytes(plan, run.Simulation.Options, run.Simulation.Row);
        Assert.Equal(5001 * 8 * 8 + 1667 * 3 * 8, estimate);
        Assert.InRange(new FileInfo(_temp.ResultPath).Length - estimate, 0, 32_000);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
