using System.Globalization;
using FastIzhi.Experiments;
using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>What the projections of an experiment file say, and what is said about those that are wrong.</summary>
public class ProjectionReaderTests
{
    [Fact]
    public void A_pool_to_two_populations_has_a_weight_by_source_population()
    {
        var projections = Read(
            """
            { "from": ["E", "I"], "to": ["E", "I"], "rule": "fixed_in_degree", "in_degree": 10,
              "weight": { "E": 0.02, "I": { "uniform": [0.01, 0.1] } }, "weight_format": "bfloat16" }
            """);

        Assert.Equal(["E to E", "I to E", "E to I", "I to I"], projections.Select(projection => projection.ToString()));
        Assert.All(projections, projection => Assert.Equal((100, WeightFormat.BFloat16), (projection.Shape.PoolSize, projection.WeightFormat)));
        Assert.Equal([0, 80, 0, 80], projections.Select(projection => projection.Shape.PoolOffset));
        Assert.Equal([0.02, null, 0.02, null], projections.Select(projection => projection.Rule.CommonWeight));
        Assert.Equal(0.1, projections[1].Rule.LargestWeight);
        Assert.Equal(projections[0].Random, projections[1].Random);
        Assert.NotEqual(projections[1].Random, projections[2].Random);
        for (var target = 0; target < 80; target++)
        {
            Assert.Equal(10, ProjectionInputs.Of(projections[0], target).Length + ProjectionInputs.Of(projections[1], target).Length);
        }
    }

    [Fact]
    public void The_random_rules_have_their_numbers()
    {
        var projections = Read(
            """
            { "from": "E", "to": "I", "rule": "fixed_probability", "probability": 0.1, "weight": { "uniform": [1, 2] } },
            { "from": "E", "to": "I", "rule": "fixed_total", "count": 100, "weight": 3 },
            { "from": ["E"], "to": "I", "rule": "fixed_total", "count": 100, "weight": 3 }
            """);

        var probability = Assert.IsType<FixedProbabilityRule>(projections[0].Rule);
        Assert.Equal((0.1, 1, 2), (probability.Probability, probability.Weight.Low, probability.Weight.High));
        Assert.Equal((100, 3), (Assert.IsType<FixedTotalNumberRule>(projections[1].Rule).Count, projections[1].Rule.CommonWeight));
        Assert.Equal(projections[1].Shape, projections[2].Shape);
    }

    [Fact]
    public void A_population_named_uniform_may_have_a_weight()
    {
        var experiment = Experiment.Parse(
            """
            { "name": "t", "duration": 1, "populations": { "uniform": { "size": 3, "type": "RS" } }, "projections": [
              { "from": ["uniform"], "to": "uniform", "rule": "fixed_in_degree", "in_degree": 1, "weight": { "uniform": 2 } } ] }
            """);

        Assert.Equal(2, experiment.Network.Projections[0].Rule.CommonWeight);
    }

    [Theory]
    [InlineData("", 0.0, "one step")]
    [InlineData(", \"delay\": 1.5", 1.5, "1.5 ms")]
    [InlineData(", \"delay\": { \"uniform\": [1, 2] }", null, "1 to 2 ms")]
    [InlineData(", \"delay\": { \"normal\": [1, 0.5], \"min\": 0.1, \"max\": 4 }", null, "normal 1 +- 0.5 from 0.1 to 4 ms")]
    [InlineData(", \"delay\": { \"lognormal\": [1, 0.5] }", null, "lognormal 1 +- 0.5 ms")]
    [InlineData(", \"delay\": { \"minimum\": 0.5, \"per_degree\": 0.01 }", null, "0.5 ms + 0.01 ms per degree")]
    public void A_delay_is_a_number_drawn_or_by_distance(string field, double? common, string words)
    {
        var delay = Read($$"""{ "from": "E", "to": "I", "rule": "ring", "weight": 1, "sigma": 15 {{field}} }""")[0].Delay;

        Assert.Equal((common, words), (delay.Common, delay.ToString()));
    }

    [Theory]
    [InlineData("\"from\": [\"E\", \"J\"]", "projections[0].from[1]: \"J\" is not one of E, I")]
    [InlineData("\"from\": []", "projections[0].from: a list of 0 is not a list of at least one population")]
    [InlineData("\"from\": [\"E\", \"E\"]", "projections[0]: the source population E is given more than once; give it once")]
    [InlineData("\"to\": \"Thalamus\"", "projections[0].to: \"Thalamus\" is not one of E, I")]
    [InlineData("\"rule\": \"fixed_indegree\"", "projections[0].rule: \"fixed_indegree\" is not one of ring, list, matrix, fixed_in_degree, fixed_probability, fixed_total (did you mean 'fixed_in_degree'?)")]
    [InlineData("\"in_degree\": 1.5", "projections[0].in_degree: 1.5 is not a whole number from 0 to 2147483591")]
    [InlineData("\"weight\": -1", "projections[0].weight: -1 is not a number of at least 0 [nS], {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}, or an object of weights by source population")]
    [InlineData("\"weight\": { \"E\": 1 }", "projections[0].weight.I: missing; give a number of at least 0 [nS], {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}")]
    [InlineData("\"weight\": { \"E\": 1, \"I\": 1, \"J\": 1 }", "projections[0].weight.J: unknown field; allowed are E, I")]
    [InlineData("\"weight\": { \"uniform\": [2, 1] }", "projections[0].weight.uniform[1]: 1 is not at least the lower bound, 2")]
    [InlineData("\"weight\": { \"uniform\": [2] }", "projections[0].weight.uniform: a list of 1 is not [low, high]")]
    [InlineData("\"weight\": { \"normal\": [1, -1] }", "projections[0].weight.normal[1]: -1 is not a number of at least 0 [nS]")]
    [InlineData("\"weight\": { \"normal\": [1] }", "projections[0].weight.normal: a list of 1 is not [mean, sd]")]
    [InlineData("\"weight\": { \"normal\": [1, 0.5] }", "projections[0].weight: the distribution reaches down to -3.1500000000000004; give a min, a number of at least 0 [nS]")]
    [InlineData("\"weight\": { \"normal\": [1, 0.5], \"min\": 4 }", "projections[0].weight: the distribution is normal 1 +- 0.5, of which the window from 4 nS holds 0; it must hold at least 0.01")]
    [InlineData("\"weight\": { \"normal\": [1, 0.5], \"min\": 2, \"max\": 1 }", "projections[0].weight: the distribution has a window from 2 to 1 nS; the upper end must be at least the lower one")]
    [InlineData("\"weight\": { \"lognormal\": [0, 1] }", "projections[0].weight.lognormal[0]: 0 is not a number above 0 [nS]")]
    [InlineData("\"weight\": { \"normal\": [1, 0.1], \"uniform\": [1, 2] }", "projections[0].weight: an object is not one of {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}")]
    [InlineData("\"weight\": { \"normal\": [1, 0.1], \"minimum\": 0 }", "projections[0].weight.minimum: unknown field; allowed are uniform, normal, lognormal, min, max")]
    [InlineData("\"delay\": { \"normal\": [1, 0.5], \"min\": -1 }", "projections[0].delay.min: -1 is not a number of at least 0 [ms]")]
    [InlineData("\"weight_format\": \"float16\"", "projections[0].weight_format: \"float16\" is not one of full, bfloat16 (did you mean 'bfloat16'?)")]
    [InlineData("\"delay\": 0", "projections[0].delay: 0 is not a number above 0 [ms], {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}, or {\"minimum\": .., \"per_degree\": ..} for a distance on the ring")]
    [InlineData("\"delay\": 0.25", "projections[0].delay: delay 0.25 ms of projection E to E is not a multiple of the time step 0.1 ms; use 0.2 ms, 0.3 ms or another step")]
    [InlineData("\"delay\": { \"uniform\": [1, 2], \"minimum\": 1 }", "projections[0].delay.minimum: unknown field; allowed are uniform, normal, lognormal, min, max")]
    [InlineData("\"delay\": { \"minimum\": 1 }", "projections[0].delay.per_degree: missing; give a number of at least 0 [ms per degree]")]
    [InlineData("\"delays\": 1", "projections[0].delays: unknown field; allowed are from, to, rule, delay, weight_format, in_degree, weight (did you mean 'delay'?)")]
    public void A_mistake_is_told_with_its_place_and_what_is_allowed(string field, string problem)
    {
        // The field takes the place of the right one of that name.
        var fields = new Dictionary<string, string>
        {
            ["\"from\""] = "[\"E\", \"I\"]",
            ["\"to\""] = "\"E\"",
            ["\"rule\""] = "\"fixed_in_degree\"",
            ["\"in_degree\""] = "10",
            ["\"weight\""] = "1",
        };
        var (name, value) = (field[..field.IndexOf(':')], field[(field.IndexOf(':') + 1)..]);
        fields[name] = value;
        var projection = string.Join(", ", fields.Select(f => $"{f.Key}: {f.Value}"));

        Assert.Equal([problem], Problems($"{{ {projection} }}"));
    }

    [Fact]
    public void Rules_that_do_not_draw_sources_take_one_source_population()
    {
        const string Problem = "projections[0].from: a list of 2 is not the name of one population; " +
            "from several together draw fixed_in_degree and fixed_total only";

        Assert.Equal([Problem], Problems("""{ "from": ["E", "I"], "to": "E", "rule": "ring", "weight": 1, "sigma": 15 }"""));
        Assert.Equal([Problem], Problems("""{ "from": ["E", "I"], "to": "E", "rule": "fixed_probability", "probability": 1, "weight": 1 }"""));
    }

    [Fact]
    public void A_weight_of_one_source_population_cannot_go_by_name() => Assert.Equal(
        [
            "projections[0].weight.E: unknown field; allowed are uniform, normal, lognormal, min, max",
            "projections[0].weight: an object is not one of {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}",
        ],
        Problems("""{ "from": "E", "to": "E", "rule": "fixed_in_degree", "in_degree": 1, "weight": { "E": 1 } }"""));

    [Fact]
    public void The_reference_scheme_refuses_a_delay() => Assert.Equal(
        [
            "projections[0].delay: delay 0.1 ms of projection E to I is not one step, the only delay of the reference scheme; " +
            "leave it out or use the standard scheme",
        ],
        Problems("""{ "from": "E", "to": "I", "rule": "ring", "weight": 1, "sigma": 15, "delay": 0.1 }""", "reference"));

    [Fact]
    public void A_probability_is_from_0_to_1() => Assert.Equal(
        ["projections[0].probability: 1.5 is not a number from 0 to 1"],
        Problems("""{ "from": "E", "to": "I", "rule": "fixed_probability", "probability": 1.5, "weight": 1 }"""));

    private static IReadOnlyList<Projection> Read(string projections, string scheme = "standard") => Experiment.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        { "name": "t", "duration": 10, "scheme": "{{scheme}}",
          "populations": { "E": { "size": 80, "type": "RS" }, "I": { "size": 20, "type": "FS" } },
          "projections": [ {{projections}} ] }
        """)).Network.Projections;

    private static IReadOnlyList<string> Problems(string projection, string scheme = "standard") =>
        Assert.Throws<ExperimentException>(() => Read(projection, scheme)).Problems;
}
