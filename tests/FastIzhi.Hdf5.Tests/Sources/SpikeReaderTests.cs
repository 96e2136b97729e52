using FastIzhi.Experiments;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Inputs;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sources;

/// <summary>Spike trains from SONATA files, as h5py writes them, and from result files in all their forms.</summary>
[Collection(nameof(Alone))]
public sealed class SpikeReaderTests : IDisposable
{
    private const string Sonata = """
        s = f.create_group("spikes/E")
        s["timestamps"] = [3.5, 1.25, 1.25]
        s["node_ids"] = numpy.array([0, 2, 1], "u8")
        s["timestamps"].attrs["units"] = "ms"
        sorting = h5py.enum_dtype({"none": 0, "by_id": 1, "by_time": 2}, "u1")
        s.attrs.create("sorting", 0, dtype=sorting)
        """;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("earliest")]
    [InlineData("v108")]
    [InlineData("v110")]
    public void Spikes_of_another_program_are_read_in_any_order(string version)
    {
        Write(Sonata, version);

        Assert.Equal([new(3.5, 0), new(1.25, 2), new(1.25, 1)], new Hdf5DataFormat().ReadSpikes(_temp.File("x.h5")));
        Assert.Equal(3, new Hdf5DataFormat().ReadSpikes(_temp.File("x.h5"), "E").Count);
    }

    [Theory]
    [InlineData("plain", "close")]
    [InlineData("compressed", "close")]
    [InlineData("v18", "close")]
    [InlineData("compressed", "kill")]
    [InlineData("plain", "kill")]
    public void Those_of_a_result_file_are_those_that_were_recorded(string layout, string end)
    {
        var run = new RecordedRun(_temp.ResultPath);
        var path = CraftedFile.Write(run.Path, _temp.File("x.h5"), layout, 0.7, end);
        if (end == "kill")
        {
            var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSpikes(path, "E")).Message;
            Assert.Contains($"'fastizhi recover {path}' repairs it", message, StringComparison.Ordinal);
            ResultRecovery.Recover(path);
        }

        var spikes = new Hdf5DataFormat().ReadSpikes(path, "E");

        var count = (int)(0.7 * run.Spikes.Count);
        Assert.NotInRange(count, 0, 9);
        Assert.Equal(run.Spikes.Times.Zip(run.Spikes.Neurons, (time, neuron) => new GivenSpike(time, neuron)).Take(count), spikes);
    }

    [Fact]
    public void An_old_file_of_a_killed_run_is_refused_with_the_advice_to_recover_it()
    {
        var run = new RecordedRun(_temp.ResultPath);
        var path = CraftedFile.Write(run.Path, _temp.File("x.h5"), "v18", 0.7, "kill");

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSpikes(path, "E")).Message;

        Assert.Contains("'fastizhi recover ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_a_run_that_goes_on_is_refused()
    {
        var run = new TestRun();
        using var writer = new ResultWriter(_temp.ResultPath, run.Simulation, run.SmallPlan, new RunDescription("test", 10));

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSpikes(_temp.ResultPath, "E")).Message;

        Assert.Contains("is writing it", message, StringComparison.Ordinal);
    }

    /// <summary>E of a run drives I; the experiment in place of E has the spikes of its file.</summary>
    [Fact]
    public void A_replay_of_a_recorded_run_is_that_run()
    {
        const string Drive = """
            { "name": "drive", "duration": 300, "seed": 2,
              "populations": { "E": { "size": 5, "type": "RS" }, "I": { "size": 5, "type": "FS" } },
              "projections": [ { "from": "E", "to": "I", "rule": "one_to_one", "weight": 3, "delay": 0.7 } ],
              "inputs": [ { "population": "E", "current": [300, 400, 500, 600, 700] }, { "population": "E", "white_noise": 50 } ] }
            """;
        const string Replay = """
            { "name": "replay", "duration": 300, "populations": { "I": { "size": 5, "type": "FS" } },
              "inputs": [
                { "population": "I", "spikes": "results.h5", "spikes_of": "E", "weight": 3, "delay": 0.7, "stop": 150 },
                { "population": "I", "spikes": "results.h5", "spikes_of": "E", "weight": 3, "delay": 0.7, "start": 150 }
              ] }
            """;
        var drive = Experiment.Parse(Drive);
        using var driven = new Simulation(drive.Network, drive.Options);
        var plan = new RecordingPlan { Spikes = [.. drive.Network.Populations.Select(population => new SpikeRecording(population))] };
        using (var writer = new ResultWriter(_temp.ResultPath, driven, plan, new RunDescription("drive", 300)))
        {
            driven.Run(300);
            writer.Finish(RunStatus.Complete);
        }

        File.WriteAllText(_temp.File("replay.json"), Replay);
        var replay = Experiment.Load(_temp.File("replay.json"), formats: [new Hdf5DataFormat()]);
        using var replayed = new Simulation(replay.Network, replay.Options);
        replayed.Run(300);

        var (i, again) = (drive.Network["I"], replay.Network["I"]);
        Assert.True(driven.SpikeCount(i) > 0);
        Assert.Equal(driven.SpikeCount(i), replayed.SpikeCount(again));
        Assert.Equal(driven.V<double>(i), replayed.V<double>(again));
    }

    [Theory]
    [InlineData("", "/spikes has no groups")]
    [InlineData("f.create_group('spikes/a'); f.create_group('spikes/b')", "/spikes has a, b", "say which with spikes_of")]
    [InlineData("f.create_group('spikes/a')", "there is no dataset /spikes/a/timestamps")]
    [InlineData(Sonata + "\ndel s['node_ids']; s['node_ids'] = [1]", "/spikes/E/node_ids has the length 1", "timestamps has 3")]
    [InlineData(Sonata + "\ns['timestamps'].attrs['units'] = 's'", "/spikes/E/timestamps is in 's'", "in ms")]
    [InlineData(Sonata + "\ns['timestamps'][1] = numpy.nan", "/spikes/E/timestamps[1] is NaN")]
    [InlineData(Sonata + "\ns['node_ids'][2] = 2**40", "/spikes/E/node_ids[2] is 1099511627776")]
    [InlineData(Sonata + "\ndel s['node_ids']; s['node_ids'] = numpy.array([0, 1, -2])", "/spikes/E/node_ids[2] is -2")]
    public void What_is_wrong_is_told_in_one_line(string script, params string[] words)
    {
        Write(script);

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSpikes(_temp.File("x.h5"))).Message;

        Assert.All([.. words, "x.h5"], word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_neuron_outside_of_the_population_is_told_by_the_experiment()
    {
        Write(Sonata);
        File.WriteAllText(_temp.File("experiment.json"), """
            { "name": "t", "duration": 1, "populations": { "E": { "size": 2, "type": "RS" } },
              "inputs": [ { "population": "E", "spikes": "x.h5", "weight": 1 } ] }
            """);

        var error = Assert.Throws<ExperimentException>(
            () => Experiment.Load(_temp.File("experiment.json"), formats: [new Hdf5DataFormat()]));

        Assert.Contains("spike 1 is of neuron 2", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    /// <summary>The HDF5 library does not end over a heap with an object of no length, and overwrites memory for a wrong one.</summary>
    [Theory]
    [InlineData(16, 0)]
    [InlineData(24, 0)]
    [InlineData(24, 0x40)]
    [InlineData(8, 0xff)]
    public void A_unit_in_a_damaged_heap_is_refused(int offset, byte value)
    {
        Write(Sonata);
        var bytes = File.ReadAllBytes(_temp.File("x.h5"));
        bytes[bytes.AsSpan().IndexOf("GCOL"u8) + offset] = value;
        File.WriteAllBytes(_temp.File("x.h5"), bytes);

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadSpikes(_temp.File("x.h5"))).Message;

        Assert.Contains("the attribute units is damaged", message, StringComparison.Ordinal);
    }

    private void Write(string script, string version = "earliest") => Python.Run(_temp.Folder, $"""
        import h5py, numpy
        f = h5py.File("x.h5", "w", libver=("{version}", "latest" if "{version}" == "earliest" else "{version}"))
        {script}
        f.close()
        """);
}
