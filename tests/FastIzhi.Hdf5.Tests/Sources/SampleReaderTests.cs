using FastIzhi.Experiments;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Inputs;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Sources;

/// <summary>Currents and rates in HDF5 files, as h5py writes them.</summary>
[Collection(nameof(Alone))]
public sealed class SampleReaderTests : IDisposable
{
    private const string Sound = """
        f["time"] = [0, 5, 12]
        f["current"] = numpy.array([[1, 2], [3, 4], [5, 6.5]], "f4")
        f["time"].attrs["units"] = "ms"
        f["current"].attrs["units"] = "pA"
        f.create_dataset("a/b/time", data=[1.5, 2.5])
        f.create_dataset("a/b/rate", data=[900, 0], chunks=(1,), compression=9)
        """;

    private readonly TempFolder _temp = new();

    private string FilePath => _temp.File("x.h5");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_current_of_each_neuron_and_a_rate_of_all_are_read()
    {
        Write(Sound);

        var currents = new Hdf5DataFormat().ReadCurrents(FilePath);
        Assert.Equal([0, 5, 12], currents.Times.AsEnumerable());
        Assert.Equal(2, currents.Columns);
        Assert.Equal([1, 2, 3, 4, 5, 6.5], currents.Values.AsEnumerable());

        var rates = new Hdf5DataFormat().ReadRates(FilePath, "a/b");
        Assert.Equal([1.5, 2.5], rates.Times.AsEnumerable());
        Assert.Equal(1, rates.Columns);
        Assert.Equal([900, 0], rates.Values.AsEnumerable());
    }

    [Fact]
    public void An_experiment_takes_them_and_keeps_the_path_and_the_hash()
    {
        Write(Sound);
        var path = WriteExperiment("""
            { "population": "E", "samples": "x.h5", "interpolation": "linear" },
            { "population": "E", "poisson": "x.h5", "group": "/a/b", "weight": 1, "neurons": [1] }
            """);

        var experiment = Load(path);

        var currents = Assert.IsType<SampledCurrent>(experiment.Network.Injections[0].Current);
        Assert.Equal([5, 6.5], currents.Sample(2).ToArray());
        Assert.Equal(Interpolation.Linear, currents.Interpolation);
        Assert.Equal([900, 0], Assert.IsType<PoissonTrains>(experiment.Network.SpikeInjections[0].Trains).Steps!.Values.AsEnumerable());
        var again = Experiment.Parse(experiment.Json, formats: [new Hdf5DataFormat()]);
        Assert.Equal(experiment.Json, again.Json);
        using var first = new Simulation(experiment.Network, experiment.Options);
        using var second = new Simulation(again.Network, again.Options);
        first.Run(20);
        second.Run(20);
        Assert.Equal(first.V<double>(experiment.Network["E"]), second.V<double>(again.Network["E"]));

        Write(Sound + "\nf['current'][2, 1] = 7");
        var error = Assert.Throws<ExperimentException>(() => Experiment.Parse(experiment.Json, formats: [new Hdf5DataFormat()]));
        Assert.Contains("another file now", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "there is no dataset /time")]
    [InlineData("f['time'] = [0]", "there is no dataset /current")]
    [InlineData("f['time'] = [0]; f['current'] = [[1, 2], [3, 4]]", "/current has 2 rows", "/time has 1")]
    [InlineData("f['time'] = [0, 1]; f['current'] = numpy.zeros((2, 2, 2))", "/current has 3 dimensions")]
    [InlineData("f['time'] = [0, 1]; f['current'] = [[1, 2], [3, numpy.inf]]", "/current[1, 1] is", "finite")]
    [InlineData("f['time'] = [0, numpy.nan]; f['current'] = [1, 2]", "/time[1] is NaN")]
    [InlineData("f['time'] = [0]; f['current'] = [True]", "/current does not hold numbers")]
    [InlineData("f['time'] = [0]; f['time'].attrs['units'] = 's'; f['current'] = [1]", "/time is in 's'", "in ms")]
    [InlineData("f['time'] = [0]; f['time'].attrs['units'] = 1; f['current'] = [1]", "units is not a text")]
    [InlineData("f['time'] = [0]; f.create_dataset('current', (1, 2**33), 'f8', chunks=(1, 1024), compression=1)", "/current is said to have")]
    public void What_is_wrong_is_told_in_one_line(string script, params string[] words)
    {
        Write(script);

        var message = Assert.Throws<InvalidDataException>(() => new Hdf5DataFormat().ReadCurrents(FilePath)).Message;

        Assert.All([.. words, "x.h5"], word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("\"samples\": \"x.h5\", \"neurons\": [0]", "inputs[0]", "the samples are of 2 neurons; there are 1")]
    [InlineData("\"samples\": \"x.h5\", \"group\": \"z\"", "inputs[0].samples", "there is no dataset /z/time")]
    [InlineData("\"poisson\": \"x.h5\", \"weight\": 1", "inputs[0].poisson", "there is no dataset /rate")]
    public void What_an_experiment_asks_for_in_vain_is_told(string input, params string[] words)
    {
        Write(Sound);
        var path = WriteExperiment($$"""{ "population": "E", {{input}} }""");

        var problem = Assert.Single(Assert.Throws<ExperimentException>(() => Load(path)).Problems);

        Assert.All(words, word => Assert.Contains(word, problem, StringComparison.Ordinal));
    }

    private static Experiment Load(string path) => Experiment.Load(path, formats: [new Hdf5DataFormat()]);

    private void Write(string script) => Python.Run(_temp.Folder, $"""
        import h5py, numpy
        f = h5py.File("x.h5", "w")
        {script}
        f.close()
        """);

    private string WriteExperiment(string inputs)
    {
        File.WriteAllText(_temp.File("experiment.json"), $$"""
            { "name": "t", "duration": 20, "populations": { "E": { "size": 2, "type": "RS" } }, "inputs": [ {{inputs}} ] }
            """);
        return _temp.File("experiment.json");
    }
}
