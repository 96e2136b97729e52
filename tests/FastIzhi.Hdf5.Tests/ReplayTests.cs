using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>The spikes of a result file go into another network.</summary>
[Collection(nameof(Alone))]
public sealed class ReplayTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_recorded_population_drives_its_targets_as_it_did()
    {
        var builder = new NetworkBuilder(seed: 2);
        var e = builder.AddPopulation("E", 5, CellTypes.RS);
        var i = builder.AddPopulation("I", 5, CellTypes.FS);
        builder.Connect(e, i, new SynapseListRule([.. Enumerable.Range(0, 5).Select(k => new Synapse(k, k, 3))]));
        builder.Inject(e, new StepCurrent([300, 400, 500, 600, 700]));
        builder.Inject(e, new WhiteNoise(50));
        using var simulation = new Simulation(builder.Build());
        using (var writer = new ResultWriter(
            _temp.ResultPath, simulation, new RecordingPlan { Spikes = [new SpikeRecording(e)] }, new RunDescription("replay", 300)))
        {
            simulation.Run(300);
            writer.Finish(RunStatus.Complete);
        }

        var replay = new NetworkBuilder();
        var target = replay.AddPopulation("I", 5, CellTypes.FS);
        using (var file = ResultFile.Open(_temp.ResultPath))
        {
            replay.Inject(target, new GivenTrains(file.Spikes("E").ReadTrains(), weight: 3));
            Assert.Equal(
                file.Spikes("E").ReadTrains().Where(spike => spike.Time is >= 50 and < 90), file.Spikes("E").ReadTrains(from: 50, to: 90));
        }

        using var replayed = new Simulation(replay.Build());
        replayed.Run(300);

        Assert.True(simulation.SpikeCount(i) > 0);
        Assert.Equal(simulation.SpikeCount(i), replayed.SpikeCount(target));
        Assert.Equal(simulation.V<double>(i), replayed.V<double>(target));
    }
}
