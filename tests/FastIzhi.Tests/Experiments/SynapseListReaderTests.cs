using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastIzhi.Experiments;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>Lists of synapses in an experiment and in files that it names, read again from the experiment as it was run.</summary>
public sealed class SynapseListReaderTests : IDisposable
{
    private const string Synapses = "source,target,weight\n0,1,0.5\n2,0,0.25\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_found_from_the_folder_of_the_experiment_and_again_from_anywhere()
    {
        Write("sub/synapses.csv", Synapses);
        var experiment = Load("""{ "from": "E", "to": "E", "rule": "list", "file": "sub/synapses.csv" }""");

        Assert.Equal([new(0, 1, 0.5), new(2, 0, 0.25)], experiment.Network.Projections[0].Synapses.Enumerate());
        using var json = JsonDocument.Parse(experiment.Json);
        var projection = json.RootElement.GetProperty("projections")[0];
        Assert.Equal(Path.Combine(_folder, "sub", "synapses.csv"), projection.GetProperty("file").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Synapses))), projection.GetProperty("sha256").GetString());

        var again = Experiment.Parse(experiment.Json);
        Assert.Equal(experiment.Network.Projections[0].Synapses.Enumerate(), again.Network.Projections[0].Synapses.Enumerate());
        Assert.Equal(experiment.Json, again.Json);
    }

    [Fact]
    public void An_experiment_as_it_was_run_is_not_run_with_another_file()
    {
        Write("synapses.csv", Synapses);
        var json = Load("""{ "from": "E", "to": "E", "rule": "list", "file": "synapses.csv" }""").Json;
        Write("synapses.csv", Synapses.Replace("0.25", "0.26", StringComparison.Ordinal));

        var problem = Assert.Single(Assert.Throws<ExperimentException>(() => Experiment.Parse(json)).Problems);
        Assert.StartsWith("projections[0].sha256: ", problem, StringComparison.Ordinal);
        Assert.Contains("is another file now", problem, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, "synapses.csv"));
        Assert.Contains("there is no file", Assert.Single(Assert.Throws<ExperimentException>(() => Experiment.Parse(json)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_projections_of_the_experiment_stay_as_they_are()
    {
        Write("synapses.csv", "source,target\n0,1\n");
        var experiment = Load("""
            { "from": "E", "to": "E", "rule": "one_to_one", "weight": 1 },
            { "from": "E", "to": "E", "rule": "list", "file": "synapses.csv", "weight": { "uniform": [1, 2] }, "delay": 0.5 }
            """);

        using var json = JsonDocument.Parse(experiment.Json);
        Assert.Equal(
            """{"from":"E","to":"E","rule":"one_to_one","weight":1}""",
            json.RootElement.GetProperty("projections")[0].GetRawText());
        Assert.Equal(0.5, experiment.Network.Projections[1].Delay.Common);
        Assert.Null(experiment.Network.Projections[1].Rule.CommonWeight);
    }

    [Fact]
    public void Synapses_may_have_delays()
    {
        var projections = Load("""
            { "from": "E", "to": "E", "rule": "list", "synapses": [[0, 1, 2, 0.5], [2, 1, 3, 0.7]] },
            { "from": "E", "to": "E", "rule": "list", "synapses": [[0, 1, 0.5], [2, 1, 0.7]], "weight": 4 },
            { "from": "E", "to": "E", "rule": "list", "synapses": [[0, 1], [2, 1]], "weight": 4 }
            """).Network.Projections;

        Assert.Equal([0.5, 0.7], projections[0].Synapses.Delays.ToArray());
        Assert.Equal([2, 3], projections[0].Synapses.Weights.ToArray());
        Assert.Equal([0.5, 0.7], projections[1].Synapses.Delays.ToArray());
        Assert.Equal((4, 0), (projections[1].Rule.CommonWeight, projections[2].Delay.Common));
    }

    [Theory]
    [InlineData("\"file\": \"bad.csv\"", "projections[0].file: bad.csv, line 2: the target is 'x'; it must be a whole number from 0")]
    [InlineData("\"file\": \"far.csv\"", "projections[0]: projection E to E: far.csv, line 2: target 3 is outside 0 to 2")]
    [InlineData("\"file\": \"negative.csv\"", "projections[0]: projection E to E: negative.csv, line 2: weight -1 nS; a weight must be a finite number of at least 0; weights are conductances, and the spikes of an inhibitory population inhibit by weights above 0: give 1")]
    [InlineData("\"file\": \"pairs.csv\", \"weight\": -1", "projections[0].weight: -1 is not a number of at least 0 [nS], ")]
    [InlineData("\"file\": \"pairs.csv\"", "projections[0].file: FOLDER/pairs.csv has no weights; give the weight beside it")]
    [InlineData("\"file\": \"none.csv\"", "projections[0].file: there is no file FOLDER/none.csv")]
    [InlineData("\"file\": \"pairs.txt\"", "projections[0].file: the name FOLDER/pairs.txt ends in none of .csv, .mtx, which say the format")]
    [InlineData("\"file\": 1", "projections[0].file: 1 is not text")]
    [InlineData("\"synapses\": [], \"sha256\": \"0\"", "projections[0].sha256: there is no file that it is of; take it out")]
    [InlineData("\"synapses\": [], \"file\": \"pairs.csv\", \"weight\": 1", "projections[0].synapses: the synapses are in a file; give one of the two")]
    [InlineData("\"synapses\": [[0, 1, 1, 0.05]]", "projections[0]: projection E to E: synapse 0: delay 0.05 ms is below the time step 0.1 ms; use a delay of at least 0.1 ms or a smaller step")]
    [InlineData("\"synapses\": [[0, 1, 1, 1]], \"delay\": 1", "projections[0]: projection E to E: its synapses have delays of their own; leave the delay out")]
    public void A_mistake_is_told_with_its_place(string fields, string problem)
    {
        Write("bad.csv", "source,target,weight\n0,x,1\n");
        Write("far.csv", "source,target,weight\n0,3,1\n");
        Write("negative.csv", "source,target,weight\n0,2,-1\n");
        Write("pairs.csv", "source,target\n0,1\n");
        Write("pairs.txt", "0 1");

        var problems = Assert.Throws<ExperimentException>(() => Load($$"""{ "from": "E", "to": "E", "rule": "list", {{fields}} }""")).Problems;
        Assert.StartsWith(problem.Replace("FOLDER", _folder, StringComparison.Ordinal), Assert.Single(problems), StringComparison.Ordinal);
    }

    private Experiment Load(string projections)
    {
        Write("experiment.json", $$"""
            { "name": "t", "duration": 10, "populations": { "E": { "size": 3, "type": "RS" } }, "projections": [ {{projections}} ] }
            """);
        return Experiment.Load(Path.Combine(_folder, "experiment.json"));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
