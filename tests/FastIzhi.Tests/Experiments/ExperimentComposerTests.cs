using System.Text.Json.Nodes;
using FastIzhi.Experiments;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>Experiments of several files, with constants, and with values set from outside.</summary>
public sealed class ExperimentComposerTests : IDisposable
{
    private const string Base = """
        { "name": "base", "duration": 10, "populations": { "E": { "size": 3, "type": "RS" } },
          "inputs": [ { "population": "E", "current": 100 }, { "population": "E", "current": 50 } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_including_file_is_put_over_the_included_one_field_by_field_and_lists_as_a_whole()
    {
        Write("base.json", Base);
        Write("e.json", """
            { "include": "base.json", "name": "e", "populations": { "E": { "size": 5 }, "I": { "size": 2, "type": "FS" } },
              "inputs": [ { "population": "I", "current": 7 } ] }
            """);

        var experiment = Load("e.json");

        Assert.Equal(("e", 10.0), (experiment.Name, experiment.Duration));
        Assert.Equal([("E", 5), ("I", 2)], experiment.Network.Populations.Select(population => (population.Name, population.Size)));
        Same("""
            { "name": "e", "duration": 10, "populations": { "E": { "size": 5, "type": "RS" }, "I": { "size": 2, "type": "FS" } },
              "inputs": [ { "population": "I", "current": 7 } ] }
            """, experiment);
    }

    [Fact]
    public void Of_several_files_each_is_put_over_those_before_it()
    {
        Write("base.json", Base);
        Write("big.json", """{ "populations": { "E": { "size": 50 } }, "seed": 4 }""");
        Write("e.json", """{ "include": ["base.json", "big.json"], "seed": 5 }""");

        var experiment = Load("e.json");

        Assert.Equal((50, 5UL), (experiment.Network.Populations[0].Size, experiment.Network.Seed));
    }

    [Fact]
    public void A_problem_with_a_value_names_the_included_file_that_it_comes_from()
    {
        Write("a.json", """{ "populations": { "E": { "size": -1, "type": "RS" }, "I": { "size": 2, "type": "XX" } }, "dt": -3 }""");
        Write("b.json", """{ "include": "a.json", "populations": { "E": { "type": "YY" } }, "inputs": [ { "population": "Z", "current": 1 } ] }""");
        Write("e.json", """{ "include": "b.json", "name": "e", "duration": -5, "dt": -4 }""");

        var problems = Assert.Throws<ExperimentException>(() => Load("e.json")).Problems;

        foreach (var (path, file) in ((string, string)[])[
            ("populations.E.size", "a.json"), ("populations.I.type", "a.json"), ("populations.E.type", "b.json"), ("inputs[0].population", "b.json")])
        {
            Assert.EndsWith($" (in {Path.Combine(_folder, file)})", Assert.Single(problems, problem => problem.StartsWith($"{path}: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(" (in ", Assert.Single(problems, problem => problem.StartsWith("dt: ", StringComparison.Ordinal)), StringComparison.Ordinal);

        // What is set from outside comes from no file.
        var set = Assert.Throws<ExperimentException>(() => Experiment.Load(
            Path.Combine(_folder, "e.json"), Set(("populations.E.size", "-7"), ("inputs[0].current", "\"x\"")))).Problems;
        Assert.Contains(set, problem => problem.StartsWith("populations.E.size: -7", StringComparison.Ordinal) && !problem.Contains(" (in ", StringComparison.Ordinal));
        Assert.Contains(set, problem => problem.StartsWith("inputs[0].population: ", StringComparison.Ordinal) && problem.Contains("b.json)", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_a_list_names_start_from_the_folder_of_the_file_that_has_the_list()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "parts"));
        Write("parts/pairs.csv", "source,target,weight\n0,1,2.5\n");
        Write("parts/net.json", """
            { "populations": { "E": { "size": 3, "type": "RS" } },
              "projections": [ { "from": "E", "to": "E", "rule": "list", "file": "pairs.csv" } ] }
            """);
        Write("e.json", """{ "include": "parts/net.json", "name": "e", "duration": 10 }""");

        var experiment = Load("e.json");

        Assert.Equal(1, experiment.Network.Projections[0].ExpectedSynapseCount);
        Assert.Contains(Path.Combine(_folder, "parts", "pairs.csv"), experiment.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_takes_its_place_wherever_it_is_named()
    {
        Write("e.json", """
            { "name": "e", "duration": "$T", "constants": { "T": 20, "N": 4, "cells": { "size": 4, "type": "RS" }, "who": [0, 2] },
              "populations": { "E": "$cells", "I": { "size": "$N", "type": "FS" } },
              "inputs": [ { "population": "E", "neurons": "$who", "current": 5 } ] }
            """);

        Same("""
            { "name": "e", "duration": 20, "populations": { "E": { "size": 4, "type": "RS" }, "I": { "size": 4, "type": "FS" } },
              "inputs": [ { "population": "E", "neurons": [0, 2], "current": 5 } ] }
            """, Load("e.json"));
    }

    [Theory]
    [InlineData("populations.E.size", "7")]
    [InlineData("inputs[1].current", "12.5")]
    [InlineData("inputs[0].start", "3")]
    [InlineData("populations[\"E\"].type", "\"FS\"")]
    [InlineData("record.spikes", "\"none\"")]
    [InlineData("inputs", "[]")]
    public void To_set_a_value_is_to_edit_the_file(string path, string value)
    {
        var edited = JsonNode.Parse(Base)!;
        switch (path)
        {
            case "populations.E.size": edited["populations"]!["E"]!["size"] = 7; break;
            case "inputs[1].current": edited["inputs"]![1]!["current"] = 12.5; break;
            case "inputs[0].start": edited["inputs"]![0]!["start"] = 3; break;
            case "populations[\"E\"].type": edited["populations"]!["E"]!["type"] = "FS"; break;
            case "record.spikes": edited["record"] = new JsonObject { ["spikes"] = "none" }; break;
            default: edited["inputs"] = new JsonArray(); break;
        }

        Same(edited.ToJsonString(), Experiment.Parse(Base, Set((path, value))));
    }

    [Fact]
    public void The_last_value_set_counts_and_constants_are_set_before_they_are_put_in_their_places()
    {
        var text = """{ "name": "e", "duration": 10, "constants": { "N": 4 }, "populations": { "E": { "size": "$N", "type": "RS" } } }""";

        Assert.Equal(9, Experiment.Parse(text, Set(("constants.N", "5"), ("constants.N", "9"))).Network.Populations[0].Size);
    }

    /// <summary>What stands in the result file is plain, and gives the same experiment.</summary>
    [Fact]
    public void The_resolved_experiment_has_no_includes_and_constants_and_is_the_same_experiment()
    {
        Write("base.json", Base);
        Write("e.json", """{ "include": "base.json", "name": "e", "constants": { "N": 6 }, "populations": { "E": { "size": "$N" } } }""");

        var once = Experiment.Load(Path.Combine(_folder, "e.json"), Set(("inputs[0].current", "1")));

        Assert.DoesNotContain("include", once.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("constants", once.Json, StringComparison.Ordinal);
        Assert.Equal(once.Json, Experiment.Parse(once.Json).Json);
    }

    /// <summary>A over (B over C) is (A over B) over C.</summary>
    [Property(Replay = "301,7", MaxTest = 50)]
    public void How_the_files_are_nested_does_not_matter(byte a, byte b, byte c)
    {
        static string Part(byte draw, string more) => $$"""
            { {{more}} "seed": {{draw}}, "populations": { "P{{draw % 3}}": { "size": {{1 + draw}}, "type": "RS" }, "Q": { "size": {{1 + (draw / 2)}}, "type": "FS" } }
              {{(draw % 2 == 0 ? $", \"dt\": {0.05 * (1 + draw % 4)}" : "")}} }
            """;
        Write("c.json", Part(c, "\"name\": \"n\", \"duration\": 60,"));
        Write("bc.json", Part(b, "\"include\": \"c.json\","));
        Write("nested.json", Part(a, "\"include\": \"bc.json\","));
        Write("b.json", Part(b, ""));
        Write("flat.json", Part(a, "\"include\": [\"c.json\", \"b.json\"],"));

        Assert.Equal(Load("nested.json").Json, Load("flat.json").Json);
    }

    [Theory]
    [InlineData("""{ "include": "none.json" }""", "include FOLDER/none.json: there is no such file")]
    [InlineData("""{ "include": 5 }""", "include: 5 is not the name of a file or a list of names")]
    [InlineData("""{ "include": "e.json" }""", "include: FOLDER/e.json includes FOLDER/e.json; a file cannot include itself")]
    [InlineData("""{ "include": "loop.json" }""", "include: FOLDER/e.json includes FOLDER/loop.json includes FOLDER/e.json; a file cannot include itself")]
    [InlineData("""{ "include": "broken.json" }""", "include FOLDER/broken.json: line 1, column 3: ")]
    [InlineData("""{ "include": "list.json" }""", "include FOLDER/list.json: the file holds no object")]
    [InlineData("""{ "include": "twice.json" }""", "include FOLDER/twice.json: seed: given more than once; give it once")]
    [InlineData("""{ "constants": 5 }""", "constants: 5 is not an object with a value for each name")]
    [InlineData("""{ "constants": { "1x": 5 } }""", "constants: '1x' is not a name of letters, digits and '_', the first no digit")]
    [InlineData("""{ "constants": { "N": 5 }, "seed": "$M" }""", "seed: there is no constant 'M'; there are N")]
    [InlineData("""{ "constants": {}, "inputs": [ { "current": "$M" } ] }""", "inputs[0].current: there is no constant 'M'; the experiment has none: add \"constants\": { \"M\": ... }")]
    public void A_mistake_is_told_with_its_place(string text, string problem)
    {
        Write("e.json", text);
        Write("loop.json", """{ "include": "e.json" }""");
        Write("broken.json", "{ x");
        Write("list.json", "[]");
        Write("twice.json", """{ "seed": 1, "seed": 2 }""");

        var problems = Assert.Throws<ExperimentException>(() => Load("e.json")).Problems;

        Assert.StartsWith(problem.Replace("FOLDER", _folder, StringComparison.Ordinal), Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_values_that_cannot_be_set_are_told_at_once()
    {
        var problems = Assert.Throws<ExperimentException>(() => Experiment.Parse(Base, Set(
            ("inputs[2].current", "1"), ("inputs.current", "1"), ("duration.x", "1"), ("constants.N", "1"), ("a..b", "1"), ("seed", "x")))).Problems;

        Assert.Equal(
            [
                "inputs[2].current: inputs has 2 items, counted from 0",
                "inputs.current: inputs is a list; name an item, such as inputs[0]",
                "duration.x: duration has no such part: it is 10",
                "constants.N: the experiment has no constant 'N'",
                "a..b: is no path to a value; give one such as populations.E.size or projections[0].weight",
                "seed: x is not JSON",
            ],
            problems);
    }

    [Fact]
    public void What_cannot_be_set_is_told_with_all_that_is_wrong_with_the_experiment()
    {
        var problems = Assert.Throws<ExperimentException>(() => Experiment.Parse(Base, Set(("inputs[2].current", "1"), ("seed", "-1")))).Problems;

        Assert.Equal(["inputs[2].current", "seed"], problems.Select(problem => problem.Split(": ")[0]));
    }

    [Theory]
    [InlineData("populations.E", "{ \"size\": 1, \"size\": 2, \"type\": \"RS\" }", "populations.E.size: given more than once; give it once")]
    [InlineData("populations[0]", "1", "populations[0]: populations has no such part: it is an object")]
    [InlineData("include", "\"base.json\"", "include: files are put together before values are set; name the file in one of them")]
    public void A_value_that_is_set_is_checked_as_one_in_a_file(string path, string value, string problem) =>
        Assert.Equal([problem], Assert.Throws<ExperimentException>(() => Experiment.Parse(Base, Set((path, value)))).Problems);

    /// <summary>To set one value changes no other.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\"constants\": { \"N\": 3 },")]
    public void A_text_that_only_begins_with_a_dollar_stays(string constants)
    {
        var text = Base.Replace("\"name\"", constants + " \"description\": \"$5 a neuron\", \"name\"", StringComparison.Ordinal);

        Assert.Equal("$5 a neuron", Experiment.Parse(text, Set(("seed", "4"))).Description);
    }

    [Fact]
    public void A_constant_that_nothing_names_is_odd_and_one_that_names_another_is_wrong()
    {
        static string With(string constants) => Base.Replace("\"size\": 3", "\"size\": \"$N\"", StringComparison.Ordinal)
            .Replace("\"name\"", $"\"constants\": {constants}, \"name\"", StringComparison.Ordinal);

        Assert.Equal(["constants.M: nothing names this constant"], Experiment.Parse(With("{ \"N\": 3, \"M\": 4 }")).Warnings);
        Assert.Empty(Experiment.Parse(With("{ \"N\": 3 }")).Warnings);
        Assert.Equal(
            ["constants.N[0]: \"$M\" names a constant, which a constant cannot; give the value itself"],
            Assert.Throws<ExperimentException>(() => Experiment.Parse(With("{ \"N\": [\"$M\"], \"M\": 4 }"))).Problems);
    }

    [Fact]
    public void A_list_that_is_a_constant_belongs_to_the_file_that_names_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "parts"));
        Write("parts/pairs.csv", "source,target,weight\n0,1,2.5\n");
        Write("parts/net.json", """
            { "constants": { "all": [ { "from": "E", "to": "E", "rule": "list", "file": "pairs.csv" } ] },
              "populations": { "E": { "size": 3, "type": "RS" } }, "projections": "$all" }
            """);
        Write("e.json", """{ "include": "parts/net.json", "name": "e", "duration": 10 }""");

        Assert.Equal(1, Load("e.json").Network.Projections[0].ExpectedSynapseCount);
    }

    private static ExperimentOverrides Set(params (string Path, string Json)[] values) => new()
    {
        Values = [.. values.Select(value => KeyValuePair.Create(value.Path, value.Json))],
    };

    private static void Same(string expected, Experiment experiment) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Experiment.Parse(expected).Json), JsonNode.Parse(experiment.Json)), experiment.Json);

    private Experiment Load(string name) => Experiment.Load(Path.Combine(_folder, name));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
