using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>Laws of saving and restoring: the run goes on as if nothing had happened, on other threads and in other blocks too.</summary>
[Properties(Arbitrary = [typeof(SmallNetworks)], MaxTest = 120)]
public class CheckpointProperties
{
    private const int Rest = 3;

    [Property(Replay = "301,7")]
    public void A_restored_run_has_the_bits_of_an_uninterrupted_one(SmallNetwork small, byte first, byte choice)
    {
        if (!small.IsStable())
        {
            return;
        }

        var row = first % (SmallNetwork.Steps - Rest);
        using var whole = small.Start();
        using var saved = small.Start();
        using var restored = Other(small, choice);
        var expected = Record(whole, presentRow: true);
        Run(whole, small, SmallNetwork.Steps - Rest);

        Run(saved, small, row);
        restored.Restore(Saved(saved));
        Assert.Equal(row, restored.Row);
        var actual = Record(restored, presentRow: false);
        Run(restored, small, SmallNetwork.Steps - Rest - row);
        Run(saved, small, SmallNetwork.Steps - Rest - row);

        AssertRest(expected, actual, row);
        var counts = small.Network.Populations.Select(whole.SpikeCount).ToArray();
        var hash = RunHash.Of(whole, Rest);
        foreach (var simulation in (Simulation[])[saved, restored])
        {
            Assert.Equal(counts, small.Network.Populations.Select(simulation.SpikeCount));
            Assert.Equal(hash, RunHash.Of(simulation, Rest));
            Assert.Equal(whole.SpikeChecksum, simulation.SpikeChecksum);
            Assert.Equal(whole.Row, simulation.Row);
        }
    }

    [Property(Replay = "302,7")]
    public void What_is_restored_is_what_was_saved(SmallNetwork small, byte first, byte choice)
    {
        if (!small.IsStable())
        {
            return;
        }

        using var saved = small.Start();
        using var restored = Other(small, choice);
        Run(saved, small, first % SmallNetwork.Steps);
        Run(restored, small, choice % SmallNetwork.Steps);

        var state = Saved(saved);
        restored.Restore(state);

        Assert.Equal(state.ToArray(), Saved(restored).ToArray());
        Assert.Equal(saved.AllValues(), restored.AllValues());
        Assert.All(small.Network.Populations, population => Assert.Equal(saved.Spikes(population), restored.Spikes(population)));
    }

    /// <summary>The same on other threads and in blocks of another size.</summary>
    private static Simulation Other(SmallNetwork small, byte choice) => new(small.Network, small.Options with
    {
        Threads = (small.Options.Threads + choice) % 3 + 1,
        BlockLanes = small.Options.BlockLanes == 16 ? null : 16,
    });

    private static MemoryStream Saved(Simulation simulation)
    {
        var stream = new MemoryStream();
        simulation.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static void Run(Simulation simulation, SmallNetwork small, int steps) => simulation.Run(steps * small.Options.TimeStep);

    private static List<(SpikeRecorder Spikes, StateRecorder V)> Record(Simulation simulation, bool presentRow) =>
    [
        .. simulation.Network.Populations.Select(population =>
        {
            var (spikes, v) = (new SpikeRecorder(), new StateRecorder());
            simulation.Record(population, spikes);
            simulation.Record(population, StateVariable.V, v, every: 2, presentRow: presentRow);
            return (spikes, v);
        }),
    ];

    private static void AssertRest(
        List<(SpikeRecorder Spikes, StateRecorder V)> expected, List<(SpikeRecorder Spikes, StateRecorder V)> actual, int row)
    {
        foreach (var ((spikes, v), (restSpikes, restV)) in expected.Zip(actual))
        {
            var before = spikes.Rows.Count(spikeRow => spikeRow <= row);
            Assert.Equal(spikes.Rows.Skip(before), restSpikes.Rows);
            Assert.Equal(spikes.Neurons.Skip(before), restSpikes.Neurons);
            before = v.Rows.Count(stateRow => stateRow <= row);
            Assert.Equal(v.Rows.Skip(before), restV.Rows);
            Assert.Equal(v.Values.Skip(before), restV.Values);
        }
    }
}
