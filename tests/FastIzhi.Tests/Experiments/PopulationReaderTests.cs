using System.Text.Json;
using FastIzhi.Experiments;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using Xunit;

namespace FastIzhi.Tests.Experiments;

/// <summary>Populations of experiment files: what C# says, in the same words.</summary>
public class PopulationReaderTests
{
    private static readonly double[] Rates = [0.01, 0.02, 0.03, 0.04, 0.05];

    [Fact]
    public void Values_are_those_of_C_sharp()
    {
        var read = Read("""
            { "size": 5, "type": "LTS-2007", "kind": "excitatory",
              "parameters": {
                "C": { "normal": [100, 10], "min": 60 }, "k": { "lognormal": [1, 0.2] }, "v_r": -57, "v_t": { "uniform": [-43, -41] },
                "v_peak": 41, "a": [0.01, 0.02, 0.03, 0.04, 0.05], "b": 7, "c": { "normal": [-53, 1], "max": -50 }, "d": 21,
                "v_b": -58, "b_above": { "uniform": [7, 9] }, "b_cubic": 0.001, "v_peak_per_u": -0.09, "c_per_u": 0.03, "u_max": 600 },
              "start": { "v": { "normal": [-60, 3] }, "u": { "uniform": [0, 10], "max": 5 } },
              "refractory": { "normal": [2, 0.1] },
              "positions": { "random": [100, 50, 20] } }
            """);
        var built = new NetworkBuilder(7).AddPopulation(
            "E",
            5,
            CellTypes2007.LTS,
            new NeuronValues
            {
                Capacitance = Distribution.Normal(100, 10).Truncated(min: 60),
                Gain = Distribution.LogNormal(1, 0.2),
                RestingVoltage = -57,
                ThresholdVoltage = Distribution.Uniform(-43, -41),
                PeakVoltage = 41,
                RecoveryRate = Rates,
                RecoverySensitivity = 7,
                ResetVoltage = Distribution.Normal(-53, 1).Truncated(max: -50),
                ResetIncrement = 21,
                RecoveryVoltage = -58,
                SensitivityAbove = Distribution.Uniform(7, 9),
                CubicSensitivity = 0.001,
                PeakSlope = -0.09,
                ResetSlope = 0.03,
                MaximalRecovery = 600,
                StartVoltage = Distribution.Normal(-60, 3),
                StartRecovery = Distribution.Uniform(0, 10).Truncated(max: 5),
                RefractoryTime = Distribution.Normal(2, 0.1),
            },
            Placement.Random(100, 50, 20));

        Assert.Equal(built.Parameters, read.Parameters);
        Assert.Equal(built.StartVoltages, read.StartVoltages);
        Assert.Equal(built.StartRecoveries, read.StartRecoveries);
        Assert.Equal(built.RefractoryTimes, read.RefractoryTimes);
        Assert.Equal(built.Positions, read.Positions);
        Assert.Equal(NeuronKind.Excitatory, read.Kind);
        Assert.Equal(5, read.Parameters.Distinct().Count());
    }

    [Fact]
    public void Every_published_type_goes_by_its_name() => Assert.All(CellTypes.All, type =>
    {
        var population = Read($$"""{ "size": 2, "type": "{{type.Name}}" }""");

        Assert.Equal(type.Parameters, Assert.Single(population.Parameters));
        Assert.Equal(type.Kind, population.Kind);
        Assert.Equal(type.StartVoltage ?? type.Parameters.RestingVoltage, population.StartVoltageOf(0));
        Assert.Equal(type.StartRecovery, population.StartRecoveryOf(0));
    });

    [Fact]
    public void The_schema_lists_every_published_type()
    {
        using var schema = JsonDocument.Parse(Experiment.Schema);
        var type = schema.RootElement.GetProperty("$defs").GetProperty("population").GetProperty("properties").GetProperty("type");

        Assert.Equal(
            CellTypes.All.Select(cell => cell.Name),
            type.GetProperty("anyOf")[0].GetProperty("oneOf").EnumerateArray().Select(choice => choice.GetProperty("const").GetString()));
    }

    [Fact]
    public void The_schema_has_the_symbols_of_all_parameters()
    {
        using var schema = JsonDocument.Parse(Experiment.Schema);
        var population = schema.RootElement.GetProperty("$defs").GetProperty("population").GetProperty("properties");

        Assert.Equal(
            NeuronParameter.Nine.Concat(NeuronParameter.Extended).Select(parameter => parameter.Symbol),
            population.GetProperty("parameters").GetProperty("anyOf")[0].GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_type_of_2003_takes_its_four_parameters()
    {
        var population = Read("""{ "size": 2, "type": "RS-2003", "parameters": { "b": [0.2, 0.25], "d": 6 } }""");

        Assert.Equal(
            [new FourParameters(0.02, 0.2, -65, 6).ToNine(), new FourParameters(0.02, 0.25, -65, 6).ToNine()], population.Parameters);
    }

    [Fact]
    public void Nine_parameters_and_a_kind_make_a_cell()
    {
        var population = Read("""
            { "size": 2, "kind": "inhibitory", "parameters": {
                "C": 20, "k": 1, "v_r": -55, "v_t": -40, "v_peak": 25, "a": 0.2, "b": 0, "c": -45, "d": 0,
                "v_b": -55, "b_above": 0, "b_cubic": 0.025 } }
            """);

        Assert.Equal(CellTypes2007.FS.Parameters, Assert.Single(population.Parameters));
    }

    [Theory]
    [InlineData("""{ "ring": 50 }""", 50, 0, 0)]
    [InlineData("""{ "grid": [2, 1], "spacing": 3 }""", 0, 0, 0)]
    [InlineData("""{ "grid": [1, 1, 2], "spacing": 3 }""", 0, 0, 0)]
    [InlineData("""{ "given": [[1, 2, 3], [4, 5]] }""", 1, 2, 3)]
    public void Positions(string positions, double x, double y, double z)
    {
        var population = Read($$"""{ "size": 2, "type": "RS", "positions": {{positions}} }""");

        Assert.Equal(2, population.Positions.Count);
        Assert.Equal(new Position(x, y, z), population.Positions[0]);
    }

    [Theory]
    [InlineData("\"type\": \"RS-2006\"", "populations.E.type: \"RS-2006\" is not one of RS, FS, RS-2007,", "(did you mean 'RS-2007'?)")]
    [InlineData("\"type\": \"tonic_spiking-2004\"", "populations.E.type: ", "(did you mean 'tonic-spiking-2004'?)")]
    [InlineData("\"parameters\": { \"C\": true }", "populations.E.parameters.C: true is not a number above 0 [pF] or a list of 3, or {\"uniform\"", "")]
    [InlineData("\"parameters\": { \"C\": [1, 2] }", "populations.E.parameters.C: a list of 2 is not a list of 3 numbers", "")]
    [InlineData("\"parameters\": { \"C\": [1, 2, 0] }", "populations.E.parameters.C[2]: 0 is not a number above 0 [pF]", "")]
    [InlineData("\"parameters\": { \"C\": { \"normal\": [100, 20] } }", "populations.E.parameters.C: the distribution reaches down to -66; give a min, a number above 0 [pF]", "")]
    [InlineData("\"parameters\": { \"C\": { \"uniform\": [0, 20] } }", "populations.E.parameters.C.uniform[0]: 0 is not a number above 0 [pF]", "")]
    [InlineData("\"parameters\": { \"v_T\": 1 }", "populations.E.parameters.v_T: unknown field", "(did you mean 'v_t'?)")]
    [InlineData("\"type\": \"RS-2003\", \"parameters\": { \"C\": 1 }", "populations.E.parameters.C: unknown field; allowed are a, b, c, d", "")]
    [InlineData("\"type\": \"RS-2003\", \"parameters\": { \"b\": 0.3 }", "populations.E: b is 0.3; it must be at most 0.26714", "")]
    [InlineData("\"start\": { \"v\": { \"normal\": [1] } }", "populations.E.start.v.normal: a list of 1 is not [mean, sd]", "")]
    [InlineData("\"refractory\": -1", "populations.E.refractory: -1 is not a number of at least 0 [ms] or a list of 3, or {\"uniform\"", "")]
    [InlineData("\"refractory\": 1.05", "populations.E.refractory: its refractory time of 1.05 ms is not a multiple of the time step 0.1 ms", "")]
    [InlineData("\"refractory\": [1, 2]", "populations.E.refractory: a list of 2 is not a list of 3 numbers", "")]
    [InlineData("\"refractory\": { \"normal\": [1, 1] }", "populations.E.refractory: the distribution reaches down to", "[ms]")]
    [InlineData("\"positions\": { \"grid\": [2, 2], \"spacing\": 1 }", "populations.E.positions.grid: the grid has 2 x 2 x 1 = 4 places for 3 neurons", "")]
    [InlineData("\"positions\": { \"grid\": [3, 1] }", "populations.E.positions.spacing: missing; give a number above 0 [um]", "")]
    [InlineData("\"positions\": { \"ring\": -1 }", "populations.E.positions.ring: -1 is not a number above 0 [um]", "")]
    [InlineData("\"positions\": { \"ring\": 1, \"grid\": [3, 1] }", "populations.E.positions: an object is not one of {\"ring\": radius}", "")]
    [InlineData("\"positions\": { \"ring\": 1, \"spacing\": 1 }", "populations.E.positions.spacing: unknown field; allowed are ring", "")]
    [InlineData("\"positions\": { \"random\": [1] }", "populations.E.positions.random: a list of 1 is not [dx, dy] or [dx, dy, dz]", "")]
    [InlineData("\"positions\": { \"given\": [[1, 2, 3]] }", "populations.E.positions.given: there are 1 positions for 3 neurons", "")]
    [InlineData("\"positions\": { \"given\": [[1, 2, 3], [1, 2], [1, true]] }", "populations.E.positions.given[2][1]: true is not a number [um]", "")]
    [InlineData("\"positions\": 5", "populations.E.positions: 5 is not one of {\"ring\": radius}", "")]
    public void A_mistake_is_told_with_its_place_and_what_is_allowed(string fields, string beginning, string end)
    {
        var type = fields.Contains("\"type\"", StringComparison.Ordinal) ? "" : "\"type\": \"RS\", ";

        var problem = Assert.Single(Problems($$"""{ "size": 3, {{type}} {{fields}} }"""));

        Assert.StartsWith(beginning, problem, StringComparison.Ordinal);
        Assert.EndsWith(end, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_told_at_once() => Assert.Equal(
        [
            "populations.E.parameters.C[1]: -1 is not a number above 0 [pF]",
            "populations.E.start.v: a list of 1 is not a list of 3 numbers",
            "populations.E: neuron 0: v_peak is -70 mV; it must be above the reset potential c = -60 mV",
            "populations.E: neuron 2: v_peak is -61 mV; it must be above the reset potential c = -60 mV",
        ],
        Problems("""
            { "size": 3, "type": "RS", "parameters": { "C": [1, -1, 1], "v_peak": [-70, 50, -61] }, "start": { "v": [1] } }
            """));

    private static Population Read(string population) =>
        Experiment.Parse($$"""{ "name": "t", "duration": 1, "seed": 7, "populations": { "E": {{population}} } }""").Network["E"];

    private static IReadOnlyList<string> Problems(string population) => Assert.Throws<ExperimentException>(() => Read(population)).Problems;
}
