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
    [InlineData("\"rule\": \"fixed_indegree\"", "projections[0].rule: \"fixed_indegree\" is not one of all_to_all, one_to_one, fixed_in_degree, fixed_out_degree, fixed_total, fixed_probability, distance_probability, ring, list, matrix (did you mean 'fixed_in_degree'?)")]
    [InlineData("\"in_degree\": 1.5", "projections[0].in_degree: 1.5 is not a whole number from 0 to 2147483591")]
    [InlineData("\"weight\": -1", "projections[0].weight: -1 is not a number of at least 0 [nS], {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}, {\"gaussian\": [max, sigma]}, {\"exponential\": [max, lambda]}, {\"box\": [value, radius]}, {\"linear\": [intercept, slope]}, or an object of weights by source population; weights are conductances, and the spikes of an inhibitory population inhibit by weights above 0: give 1")]
    [InlineData("\"weight\": { \"E\": 1 }", "projections[0].weight.I: missing; give a number of at least 0 [nS], {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}, {\"gaussian\": [max, sigma]}, {\"exponential\": [max, lambda]}, {\"box\": [value, radius]}, {\"linear\": [intercept, slope]}")]
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
    [InlineData("\"delay\": 0", "projections[0].delay: 0 is not a number above 0 [ms] (without a delay spikes arrive one step later), {\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}, {\"gaussian\": [max, sigma]}, {\"exponential\": [max, lambda]}, {\"box\": [value, radius]}, {\"linear\": [intercept, slope]}, {\"velocity\": .., \"offset\": ..}, or {\"minimum\": .., \"per_degree\": ..} for a distance on the ring")]
    [InlineData("\"delay\": 0.25", "projections[0].delay: delay 0.25 ms of projection E to E is not a multiple of the time step 0.1 ms; use 0.2 ms, 0.3 ms or another step")]
    [InlineData("\"delay\": { \"uniform\": [1, 2], \"minimum\": 1 }", "projections[0].delay.minimum: unknown field; allowed are uniform, normal, lognormal, min, max")]
    [InlineData("\"delay\": { \"minimum\": 1 }", "projections[0].delay.per_degree: missing; give a number of at least 0 [ms per degree]")]
    [InlineData("\"delays\": 1", "projections[0].delays: unknown field; allowed are from, to, rule, delay, weight_format, receptors, in_degree, weight, autapses, multapses (did you mean 'delay'?)")]
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

    [Theory]
    [InlineData("\"rule\": \"all_to_all\", \"autapses\": false", 380)]
    [InlineData("\"rule\": \"one_to_one\"", 20)]
    [InlineData("\"rule\": \"fixed_in_degree\", \"in_degree\": 19, \"autapses\": false, \"multapses\": false", 380)]
    [InlineData("\"rule\": \"fixed_out_degree\", \"out_degree\": 19, \"autapses\": false, \"multapses\": false", 380)]
    [InlineData("\"rule\": \"fixed_total\", \"count\": 380, \"autapses\": false, \"multapses\": false", 380)]
    [InlineData("\"rule\": \"fixed_probability\", \"probability\": 1, \"autapses\": false", 380)]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"box\": [1, 500] }, \"autapses\": false", 380)]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"linear\": [1, -0.01], \"min\": 0.5, \"max\": 0.5 }", 200)]
    public void Each_rule_is_read_with_all_that_it_allows(string rule, int count)
    {
        var projection = Placed($$"""{ "from": "P", "to": "P", {{rule}}, "weight": { "exponential": [2, 30], "min": 0.1 }, "delay": { "velocity": 100, "offset": 0.2 } }""");

        Assert.Equal(count, projection.ExpectedSynapseCount, 1e-9);
        Assert.All(projection.Synapses.Weights.ToArray(), weight => Assert.InRange(weight, 0.1, 2));
        Assert.All(projection.Synapses.Delays.ToArray(), delay => Assert.InRange(delay, 0.2, 0.2 + 0.6));
        if (!rule.Contains("linear", StringComparison.Ordinal) && !rule.Contains("one_to_one", StringComparison.Ordinal))
        {
            Assert.Equal(Enumerable.Range(0, 20 * 20).Where(i => i / 20 != i % 20), projection.Synapses.Enumerate().Select(s => (20 * s.Source) + s.Target));
        }
    }

    [Theory]
    [InlineData("\"rule\": \"fixed_in_degree\", \"in_degree\": 21, \"multapses\": false", "projections[0]: projection P to P: an in-degree of 21 cannot be met by 20 source neurons without multapses; use at most 20, or allow multapses")]
    [InlineData("\"rule\": \"fixed_out_degree\", \"out_degree\": 21, \"multapses\": false", "projections[0]: projection P to P: an out-degree of 21 cannot be met by 20 target neurons without multapses; use at most 20, or allow multapses")]
    [InlineData("\"rule\": \"fixed_in_degree\", \"in_degree\": 1, \"multapses\": 0", "projections[0].multapses: 0 is not true or false")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": 0.5", "projections[0].probability: 0.5 is not one of {\"gaussian\": [max, sigma]}, {\"exponential\": [max, lambda]}, {\"box\": [value, radius]}, {\"linear\": [intercept, slope]}")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"gaussian\": [2, 10] }", "projections[0].probability.gaussian[0]: 2 is not a number from 0 to 1")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"gaussian\": [1, 0] }", "projections[0].probability.gaussian[1]: 0 is not a number above 0 [um]")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"gaussian\": [1] }", "projections[0].probability.gaussian: a list of 1 is not [max, sigma]")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"linear\": [0.1, 1] }", "projections[0].probability: the probability 0.1 + 1 d grows with the distance; use a function that falls")]
    [InlineData("\"rule\": \"distance_probability\", \"probability\": { \"linear\": [3, -1], \"min\": 0 }", "projections[0].probability: the function is 3 at distance 0; it must be a number from 0 to 1")]
    [InlineData("\"rule\": \"one_to_one\", \"delay\": { \"velocity\": 0 }", "projections[0].delay.velocity: 0 is not a number above 0 [um/ms]")]
    [InlineData("\"rule\": \"one_to_one\", \"delay\": { \"linear\": [1, -1] }", "projections[0]: projection P to P: the delay 1 - 1 d falls to -49 ms at 50 um; it must be at least 0: clip it there, by min")]
    [InlineData("\"rule\": \"one_to_one\", \"delay\": { \"uniform\": [0, 0.05] }", "projections[0].delay: delay 0 to 0.05 ms of projection P to P is below the time step 0.1 ms for every synapse; use delays of at least 0.1 ms or a smaller step")]
    public void A_rule_that_cannot_be_met_is_told_with_what_can(string rule, string problem) => Assert.Equal(
        [problem],
        Assert.Throws<ExperimentException>(() => Placed($$"""{ "from": "P", "to": "P", {{rule}}, "weight": 1 }""")).Problems);

    [Fact]
    public void All_conflicts_are_told_at_once() => Assert.Equal(
        [
            "projections[0]: projection E to I: an in-degree of 81 cannot be met by 80 source neurons without multapses; use at most 80, or allow multapses",
            "projections[1]: projection I to I: its distances need positions, of which I has none; give it some: a Placement, in JSON \"positions\"",
            "projections[2]: projection E to I: one to one needs populations of the same size, not 80 source and 20 target neurons",
            "projections[3].delay: delay 0.05 ms of projection E to E is below the time step 0.1 ms; use a delay of at least 0.1 ms or a smaller step",
        ],
        Problems(
            """
            { "from": "E", "to": "I", "rule": "fixed_in_degree", "in_degree": 81, "multapses": false, "weight": 1 },
            { "from": "I", "to": "I", "rule": "distance_probability", "probability": { "box": [1, 10] }, "weight": 1 },
            { "from": "E", "to": "I", "rule": "one_to_one", "weight": 1 },
            { "from": "E", "to": "E", "rule": "one_to_one", "weight": 1, "delay": 0.05 }
            """));

    private static Projection Placed(string projection) => Experiment.Parse(
        $$"""
        { "name": "t", "duration": 10, "projections": [ {{projection}} ], "populations": {
          "P": { "size": 20, "type": "RS", "positions": { "grid": [4, 5], "spacing": 10 } } } }
        """).Network.Projections[0];

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
