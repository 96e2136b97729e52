using System.Text.Json;
using FastIzhi.Experiments;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>The integration of experiment files.</summary>
public class IntegrationReaderTests
{
    [Theory]
    [InlineData("euler", Integration.Euler)]
    [InlineData("half_steps", Integration.HalfSteps)]
    [InlineData("rk4", Integration.RK4)]
    public void It_goes_by_a_word_and_comes_back(string word, Integration integration)
    {
        var experiment = Parse($"\"integration\": \"{word}\"");

        Assert.Equal(integration, experiment.Options.Integration);
        Assert.Equal(integration, Experiment.Parse(experiment.Json).Options.Integration);
        Assert.Contains($"\"integration\":\"{word}\"", experiment.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_forward_Euler_unless_it_is_given_and_always_in_the_reference_scheme()
    {
        Assert.Equal(Integration.Euler, Parse("\"dt\": 0.1").Options.Integration);
        var reference = Parse("\"scheme\": \"reference\"");

        Assert.Equal(Integration.Euler, Experiment.Parse(reference.Json).Options.Integration);
    }

    [Theory]
    [InlineData("\"integration\": \"RK4\"", "integration: \"RK4\" is not one of euler, half_steps, rk4 (did you mean 'rk4'?)")]
    [InlineData(
        "\"integration\": \"half_steps\", \"scheme\": \"reference\"",
        "integration: the reference scheme integrates by euler only, not by half_steps; use the standard scheme")]
    [InlineData(
        "\"scheme\": \"reference\"",
        "populations.E.refractory: it has a refractory time, which the reference scheme does not know; leave it out or use the standard scheme",
        ", \"refractory\": 1")]
    public void A_mistake_is_told_with_its_place(string fields, string problem, string ofPopulation = "") =>
        Assert.Equal(problem, Assert.Single(Assert.Throws<ExperimentException>(() => Parse(fields, ofPopulation)).Problems));

    [Fact]
    public void The_schema_has_the_words()
    {
        using var schema = JsonDocument.Parse(Experiment.Schema);
        var words = schema.RootElement.GetProperty("properties").GetProperty("integration").GetProperty("anyOf")[0].GetProperty("enum");

        Assert.Equal(Words.All<Integration>().Keys, words.EnumerateArray().Select(word => word.GetString()!));
    }

    private static Experiment Parse(string fields, string ofPopulation = "") => Experiment.Parse(
        $$"""{ "name": "t", "duration": 1, {{fields}}, "populations": { "E": { "size": 2, "type": "RS"{{ofPopulation}} } } }""");
}
