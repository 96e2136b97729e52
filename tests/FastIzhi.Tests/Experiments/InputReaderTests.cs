using System.Globalization;
using System.Text.RegularExpressions;
using FastIzhi.Experiments;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>Each kind of input in JSON is the one of the same words in C#; files are found, kept and checked.</summary>
public sealed class InputReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fastizhi-inputs");

    /// <summary>An input in JSON and what it is in C#.</summary>
    public static TheoryData<string, Action<NetworkBuilder, Population>> Inputs => new()
    {
        { "\"current\": [5, 6], \"neurons\": [2, 0], \"stop\": 9", (b, p) => b.Inject(p, new StepCurrent([5, 6]) { Neurons = [2, 0], Stop = 9 }) },
        { "\"ramp\": [5, [1, 2, 3]], \"start\": 1, \"stop\": 9", (b, p) => b.Inject(p, new RampCurrent([5], [1, 2, 3]) { Start = 1, Stop = 9 }) },
        { "\"sine\": 5, \"frequency\": 40, \"phase\": 90", (b, p) => b.Inject(p, new SineCurrent(5, 40) { Phase = 90 }) },
        { "\"pulses\": 500, \"period\": 4, \"width\": 2", (b, p) => b.Inject(p, new PulseCurrent(500, 4, 2)) },
        { "\"white_noise\": [7, 8, 9]", (b, p) => b.Inject(p, new WhiteNoise([7, 8, 9])) },
        { "\"ou_noise\": 70, \"tau\": 3", (b, p) => b.Inject(p, new OrnsteinUhlenbeckNoise(70, 3)) },
        { "\"samples\": [[0, 1, 2, 3], [5, 4, 5, 6]]", (b, p) => b.Inject(p, new SampledCurrent([0, 5], new double[,] { { 1, 2, 3 }, { 4, 5, 6 } })) },
        {
            "\"samples\": [[0, 1], [5, 4]], \"neurons\": [1], \"interpolation\": \"linear\"",
            (b, p) => b.Inject(p, new SampledCurrent([0, 5], new double[,] { { 1 }, { 4 } }) { Neurons = [1], Interpolation = Interpolation.Linear })
        },
        { "\"poisson\": 900, \"weight\": 2, \"start\": 2", (b, p) => b.Inject(p, new PoissonTrains(900, 2) { Start = 2 }) },
        {
            "\"poisson\": [900, 800, 0], \"weight\": 2, \"receptors\": [\"GABA_A\"]",
            (b, p) => b.Inject(p, new PoissonTrains([900, 800, 0], 2) { Receptors = [StandardReceptors.GabaA] })
        },
        {
            "\"poisson\": { \"steps\": [[1, 900], [5, 0]] }, \"weight\": 2",
            (b, p) => b.Inject(p, new PoissonTrains((RateStep[])[new(1, 900), new(5, 0)], 2))
        },
        {
            "\"poisson\": { \"steps\": [[1, 900, 80, 0], [5, 0, 7, 9]] }, \"weight\": 2, \"stop\": 8",
            (b, p) => b.Inject(p, new PoissonTrains(new Samples([1, 5], new double[,] { { 900, 80, 0 }, { 0, 7, 9 } }), 2) { Stop = 8 })
        },
        {
            "\"spikes\": [[1, 0], [2.5, 2], [4, 1]], \"weight\": 9, \"start\": 2, \"stop\": 4",
            (b, p) => b.Inject(p, new GivenTrains([new(1, 0), new(2.5, 2), new(4, 1)], 9) { Start = 2, Stop = 4 })
        },
        { "\"spikes\": [[1, 0], [2.5, 2]], \"weight\": 9, \"delay\": 0.3", (b, p) => b.Inject(p, new GivenTrains([new(1, 0), new(2.5, 2)], 9) { Delay = 0.3 }) },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A saved state fits one that is described alike, and no other.</summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public void Json_and_csharp_say_the_same(string json, Action<NetworkBuilder, Population> inject)
    {
        var experiment = Experiment.Parse(Text(json));
        var builder = new NetworkBuilder(seed: 3);
        inject(builder, builder.AddPopulation("E", 3, CellTypes.RS));
        using var first = new Simulation(experiment.Network, experiment.Options);
        using var second = new Simulation(builder.Build());
        using var without = new Simulation(Experiment.Parse(Text("\"current\": 0")).Network);
        first.Run(10);
        var state = new MemoryStream();
        first.Save(state);

        state.Position = 0;
        second.Restore(state);
        Assert.Equal(RunHash.Of(second, steps: 30), RunHash.Of(first, steps: 30));
        state.Position = 0;
        Refusal.Names<CheckpointException>(() => without.Restore(state), "of another simulation");
    }

    /// <summary>Each number of an input, one larger, makes another simulation of it.</summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_state_is_refused_where_one_number_of_an_input_differs(string json, Action<NetworkBuilder, Population> inject)
    {
        Assert.NotNull(inject);
        using var saved = new Simulation(Experiment.Parse(Text(json)).Network);
        var state = new MemoryStream();
        saved.Save(state);
        var compared = 0;
        foreach (var number in Regex.Matches(json, @"\d+(\.\d+)?").Cast<Match>())
        {
            var value = double.Parse(number.Value, CultureInfo.InvariantCulture) + 1;
            var changed = $"{json[..number.Index]}{value.ToString(CultureInfo.InvariantCulture)}{json[(number.Index + number.Length)..]}";
            try
            {
                using var other = new Simulation(Experiment.Parse(Text(changed)).Network);
                state.Position = 0;
                Refusal.Names<CheckpointException>(() => other.Restore(state), "of another simulation");
                compared++;
            }
            catch (ExperimentException)
            {
                // One larger, it is not allowed.
            }
        }

        Assert.InRange(compared, 1, int.MaxValue);
    }

    [Fact]
    public void Files_are_those_beside_the_experiment_and_are_kept_with_their_checksums()
    {
        Write("i.csv", "# currents\ntime,a,b,c\n0,1,2,3\n\n5, 4,5,6\r\n");
        Write("s.csv", "1,0\n2.5,2\n");
        Write("r.csv", "time,a,b,c\n0,1,2,3\n7,4,5,6\n");
        var path = Write("x.json", Text("""
            "samples": "i.csv"},
            { "population": "E", "spikes": "s.csv", "weight": 9 },
            { "population": "E", "poisson": "r.csv", "weight": 9
            """));

        var experiment = Experiment.Load(path);

        var samples = Assert.IsType<SampledCurrent>(Assert.Single(experiment.Network.Injections).Current);
        Assert.Equal([0, 5], samples.Times.AsEnumerable());
        Assert.Equal([4, 5, 6], samples.Sample(1).ToArray());
        var rates = Assert.IsType<PoissonTrains>(experiment.Network.SpikeInjections[1].Trains).Steps;
        Assert.Equal([0, 7], rates!.Times.AsEnumerable());
        Assert.Equal([4, 5, 6], rates.Sample(1).ToArray());
        var trains = Assert.IsType<GivenTrains>(experiment.Network.SpikeInjections[0].Trains);
        Assert.Equal([new(1, 0), new(2.5, 2)], trains.Spikes);

        // Found again from anywhere, and told to be another when it is.
        var again = Experiment.Parse(experiment.Json);
        Assert.Equal(experiment.Json, again.Json);
        Write("s.csv", "1,0\n2.6,2\n");
        var error = Assert.Throws<ExperimentException>(() => Experiment.Parse(experiment.Json));
        Assert.StartsWith("inputs[1].sha256: ", Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.Contains("is another file now", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1,2,3\n5,4,x,6", "line 2 of ", "value 3 is 'x'", "finite number")]
    [InlineData("0,1,2,3\n5,4,5", "line 2 of ", "has 3 values", "before have 4")]
    [InlineData("0,1,2,NaN", "line 1 of ", "value 4 is 'NaN'")]
    [InlineData("t,1,2,3\nu,1,2,3", "line 2 of ", "value 1 is 'u'")]
    [InlineData("0,1,2,3\n0,1,2,3", "time 1 of the samples is 0 ms", "above 0 ms")]
    [InlineData("0,1,2", "samples are of 2 neurons", "there are 3")]
    [InlineData("", "0 samples", "at least one")]
    public void A_mistake_in_a_file_is_told_with_its_line(string text, params string[] pieces)
    {
        Write("i.csv", text);

        Refuse("\"samples\": \"i.csv\"", pieces);
    }

    [Theory]
    [InlineData("1,0,5", "3 values on a line", "a time and a neuron")]
    [InlineData("1,0.5", "spike 0", "neuron 0.5", "a whole number")]
    [InlineData("1,3", "spike 0 is of neuron 3", "0 to 2")]
    [InlineData("-1,2", "spike 0 is at -1 ms", "at least 0")]
    public void A_mistake_in_a_file_of_spikes_is_told(string text, params string[] pieces)
    {
        Write("s.csv", text);

        Refuse("\"spikes\": \"s.csv\", \"weight\": 1", pieces);
    }

    [Theory]
    [InlineData("0,1,2", "2 rates at a time for 3 neurons")]
    [InlineData("0,1\n0,2", "time 1 of the rates is 0 ms", "above 0 ms")]
    [InlineData("0,1,2,-3", "value 2 of the rates at 0 ms is -3 Hz", "at least 0")]
    [InlineData("", "0 rates", "at least one")]
    public void A_mistake_in_a_file_of_rates_is_told(string text, params string[] pieces)
    {
        Write("r.csv", text);

        Refuse("\"poisson\": \"r.csv\", \"weight\": 1", pieces);
    }

    [Theory]
    [InlineData("\"poisson\": { \"steps\": [[0, 1, 2]] }, \"weight\": 1", "steps[0]: a list of 3 is not a list of 2 or 4 numbers")]
    [InlineData("\"poisson\": { \"steps\": [] }, \"weight\": 1", "steps: a list of 0", "at least one sample")]
    [InlineData("\"poisson\": { \"steps\": [[0, 1], [1, 2, 3, 4]] }, \"weight\": 1", "steps[1]: a list of 4 is not a list of 2 numbers")]
    [InlineData("\"poisson\": { \"steps\": [[0, -1]] }, \"weight\": 1", "steps[0][1]: -1")]
    [InlineData("\"poisson\": 5, \"group\": \"a\", \"weight\": 1", "group: there is no file")]
    [InlineData("\"spikes\": [[0, 1]], \"spikes_of\": \"a\", \"weight\": 1", "spikes_of: there is no file")]
    [InlineData("\"spikes\": [[0, 1]], \"start\": 3, \"stop\": 3, \"weight\": 1", "stop is 3 ms", "above start = 3 ms")]
    [InlineData("\"samples\": [[0, 1, 2]]", "samples[0]: a list of 3 is not a list of 4 numbers")]
    [InlineData("\"samples\": \"i.csv\", \"group\": \"a\"", "inputs[0].group: ", "i.csv has no groups")]
    public void A_mistake_in_the_experiment_is_told(string input, params string[] pieces)
    {
        Write("i.csv", "0,1,2,3");

        Refuse(input, pieces);
    }

    private static string Text(string input) => $$"""
        { "name": "x", "duration": 50, "seed": 3, "populations": { "E": { "size": 3, "type": "RS" } }, "inputs": [{ "population": "E", {{input}} }] }
        """;

    private void Refuse(string input, string[] pieces)
    {
        var path = Write("x.json", Text(input));
        var error = Assert.Throws<ExperimentException>(() => Experiment.Load(path));
        var problem = Assert.Single(error.Problems);
        Assert.StartsWith("inputs[0]", problem, StringComparison.Ordinal);
        Assert.All(pieces, piece => Assert.Contains(piece, problem, StringComparison.Ordinal));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
