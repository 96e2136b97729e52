using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Laws of running: it does not matter in how many pieces.</summary>
[Properties(Arbitrary = [typeof(SmallNetworks)], MaxTest = 60)]
public class RunProperties
{
    [Property(Replay = "104,7")]
    public void Running_a_and_then_b_is_running_a_and_b(SmallNetwork small, byte first)
    {
        var a = first % SmallNetwork.Steps;
        var (whole, pieces) = (small.Start(), small.Start());
        var (wholeSpikes, pieceSpikes) = (Record(whole), Record(pieces));

        whole.Run(SmallNetwork.Steps * small.Options.TimeStep);
        pieces.Run(a * small.Options.TimeStep);
        pieces.Run((SmallNetwork.Steps - a) * small.Options.TimeStep);

        Assert.Equal(SmallNetwork.Steps, whole.Row);
        Assert.Equal(whole.Row, pieces.Row);
        Assert.Equal(whole.AllValues(), pieces.AllValues());
        Assert.Equal(wholeSpikes.Rows, pieceSpikes.Rows);
        Assert.Equal(wholeSpikes.Neurons, pieceSpikes.Neurons);
    }

    [Property(Replay = "105,7")]
    public void A_reset_simulation_runs_as_a_new_one(SmallNetwork small)
    {
        var (fresh, again) = (small.Start(), small.Start());
        again.RunSteps(SmallNetwork.Steps);

        again.Reset();
        var start = again.AllValues();
        again.RunSteps(SmallNetwork.Steps);

        Assert.Equal(fresh.AllValues(), start);
        fresh.RunSteps(SmallNetwork.Steps);
        Assert.Equal(fresh.AllValues(), again.AllValues());
        Assert.Equal(fresh.TotalSpikeCount, again.TotalSpikeCount);
    }

    private static SpikeRecorder Record(Simulation simulation)
    {
        var recorder = new SpikeRecorder();
        foreach (var population in simulation.Network.Populations)
        {
            simulation.Record(population, recorder);
        }

        return recorder;
    }
}
