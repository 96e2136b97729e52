using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>Mistakes in experiment files: one line each with place, value and what is allowed, exit code 2, no result file.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly Workspace _workspace = new();

    /// <summary>The text; the place in the file; pieces of the line: the value, what is allowed.</summary>
    public static TheoryData<string, string, string[]> Mistakes => new()
    {
        // Unknown fields, with what was probably meant.
        { Texts.With("\"projektions\": []"), "projektions", ["unknown field", "name, ", "did you mean 'projections'?"] },
        { Texts.With("\"Seed\": 1"), "Seed", ["unknown field", "did you mean 'seed'?"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"typ\": 1"), "populations.E.typ", ["unknown field", "did you mean 'type'?"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"parameters\": { \"vr\": 1 }"), "populations.E.parameters.vr", ["did you mean 'v_r'?"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"tau\": { \"GABA_A\": 5 }"), "populations.E.tau.GABA_A", ["allowed are AMPA, NMDA"] },
        { Texts.WithInput("\"current\": 1, \"strat\": 1"), "inputs[0].strat", ["did you mean 'start'?"] },
        { Texts.WithStates("\"variable\": [\"v\"], \"variables\": [\"v\"]"), "record.states[0].variable", ["did you mean 'variables'?"] },

        // Wrong types.
        { Texts.With("\"dt\": \"0.1\""), "dt", ["\"0.1\"", "a number above 0 [ms]"] },
        { Texts.With("\"dt\": null"), "dt", ["null", "a number above 0 [ms]"] },
        { Texts.With("\"source\": 1"), "source", ["1 is not text"] },
        { Texts.With("\"projections\": {}"), "projections", ["an object is not a list"] },
        { Texts.WithPopulation("\"type\": [\"RS\"]"), "populations.E.type", ["a list of 1", "RS, FS"] },
        { Texts.WithInput("\"current\": true"), "inputs[0].current", ["true is not a number [pA] or a list of 4"] },
        { "[1, 2]", "", ["a list of 2 is not an object with name, duration and populations"] },

        // Missing.
        { "{ \"name\": \"x\", \"duration\": 10 }", "populations", ["missing"] },
        { "{ \"name\": \"x\", \"populations\": { \"E\": { \"size\": 1, \"type\": \"RS\" } } }", "duration", ["missing", "a number"] },
        { Texts.WithProjection("\"rule\": \"ring\", \"weight\": 1"), "projections[0].sigma", ["missing", "above 0 [degrees]"] },

        { Texts.WithInput("\"start\": 1"), "inputs[0]", ["it is of no kind; give it one of current, pulses"] },
        { Texts.WithInput("\"curent\": 1"), "inputs[0]", ["it is of no kind", "did you mean 'current'?"] },

        // What follows from another mistake is not told.
        {
            Texts.With("""
                "receptors": { "SLOW": { "kind": "excitatory", "tau": 9, "reversal": 0 } },
                "projections": [{ "from": "E", "to": "I", "rule": "rnd", "weight": 1, "receptors": ["SLOW"] }],
                "record": { "states": [{ "population": "I", "variables": ["g_slow"] }] }
                """),
            "projections[0].rule", ["\"rnd\" is not one of"]
        },
        {
            "{ \"name\": \"x\", \"duration\": 10, \"inputs\": [{ \"population\": \"E\", \"current\": 1 }] }",
            "populations", ["missing"]
        },

        // Populations that are not there.
        { Texts.With("\"inputs\": [{ \"population\": \"X\", \"current\": 1 }]"), "inputs[0].population", ["\"X\" is not one of E, I"] },
        { Texts.With("\"inputs\": [{ \"population\": \"e\", \"current\": 1 }]"), "inputs[0].population", ["did you mean 'E'?"] },
        { Texts.With("\"projections\": [{ \"from\": \"E\", \"to\": \"Exc\", \"rule\": \"ring\", \"weight\": 1, \"sigma\": 1 }]"), "projections[0].to", ["\"Exc\" is not one of E, I"] },
        { Texts.With("\"record\": { \"spikes\": { \"X\": \"all\" } }"), "record.spikes.X", ["unknown", "E, I"] },

        // Numbers out of their range.
        { Texts.WithPopulation("\"type\": \"RS\", \"tau\": { \"AMPA\": -5 }"), "populations.E.tau.AMPA", ["-5 is not a number above 0 [ms]"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"tau\": { \"AMPA\": 0 }"), "populations.E.tau.AMPA", ["0 is not a number above 0 [ms]"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"parameters\": { \"C\": [1, 2, -3, 4] }"), "populations.E.parameters.C[2]", ["-3 is not a number above 0 [pF]"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"parameters\": { \"C\": 1e999 }"), "populations.E.parameters.C", ["1e999 is not a number above 0 [pF]"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"parameters\": { \"v_peak\": -70 }"), "populations.E", ["v_peak is -70 mV", "above", "c = -60 mV"] },
        { Texts.WithPopulation("\"type\": \"RS\"").Replace("\"size\": 4", "\"size\": 0.5", StringComparison.Ordinal), "populations.E.size", ["0.5 is not a whole number from 1"] },
        { Texts.With("\"dt\": -0.1"), "dt", ["-0.1 is not a number above 0 [ms]"] },
        { Texts.With("\"seed\": -1"), "seed", ["-1 is not a whole number from 0 to 9007199254740992"] },
        { Texts.With("\"dt\": 0.3"), "duration", ["10 ms must be a multiple of the time step 0.3 ms"] },
        { Texts.With("\"dt\": 10, \"scheme\": \"reference\""), "dt", ["10 ms is above tau = 5 ms of AMPA", "at most 5 ms"] },
        { Texts.WithProjection("\"rule\": \"ring\", \"weight\": -1, \"sigma\": 1"), "projections[0].weight", ["-1 is not a number of at least 0 [nS]"] },
        { Texts.WithInput("\"current\": 1, \"start\": 5, \"stop\": 5"), "inputs[0]", ["stop is 5 ms; it must be above start = 5 ms"] },

        // Numbers and lists that do not fit a population.
        { Texts.WithInput("\"current\": [1, 2]"), "inputs[0].current", ["a list of 2 is not a list of 4 numbers"] },
        { Texts.WithInput("\"current\": 1, \"neurons\": [4]"), "inputs[0].neurons[0]", ["4 is not a whole number from 0 to 3"] },
        { Texts.WithInput("\"current\": 1, \"neurons\": [3, 3]"), "inputs[0].neurons[1]", ["neuron 3 is given more than once"] },
        { Texts.WithInput("\"rows\": [[1, 2, 3, 4]]"), "inputs[0].rows", ["a list of 1", "the run needs 100 rows"] },
        { Texts.WithProjection("\"rule\": \"list\", \"synapses\": [[0, 0, 1], [0, 2, 1]]"), "projections[0].synapses[1][1]", ["2 is not a whole number from 0 to 1"] },
        { Texts.WithProjection("\"rule\": \"matrix\", \"weights\": [[1, 2]]"), "projections[0].weights", ["a list of 1 is not a list of 4 rows"] },

        // Inputs that change.
        { Texts.WithInput("\"ramp\": [1, 2]"), "inputs[0].stop", ["missing", "a number [ms]"] },
        { Texts.WithInput("\"ramp\": [1], \"stop\": 5"), "inputs[0].ramp", ["a list of 1 is not [from, to]"] },
        { Texts.WithInput("\"sine\": 1, \"frequency\": 0"), "inputs[0].frequency", ["0 is not a number above 0 [Hz]"] },
        { Texts.WithInput("\"sine\": 1, \"frequency\": 5001"), "dt", ["current into E", "0.1 ms", "5001 Hz", "at most 5000 Hz"] },
        { Texts.WithInput("\"pulses\": 1, \"period\": 2, \"width\": 2"), "inputs[0]", ["the width is 2 ms", "below the period = 2 ms"] },
        { Texts.WithInput("\"pulses\": 1, \"period\": 2, \"width\": 0.05"), "dt", ["pulses of 0.05 ms", "the time step of 0.1 ms"] },
        { Texts.WithInput("\"white_noise\": [1, 2, 3, -4]"), "inputs[0].white_noise[3]", ["-4 is not a number of at least 0 [pA sqrt(ms)]"] },
        { Texts.WithInput("\"ou_noise\": 1, \"taw\": 5, \"tau\": 5"), "inputs[0].taw", ["unknown field", "did you mean 'tau'?"] },
        { Texts.WithInput("\"ou_noise\": 1, \"tau\": 0"), "inputs[0].tau", ["0 is not a number above 0 [ms]"] },

        { Texts.WithInput("\"samples\": [[0, 1, 2, 3]]"), "inputs[0].samples[0]", ["a list of 4 is not a list of 5 numbers"] },
        { Texts.WithInput("\"samples\": [[1, 1, 2, 3, 4], [1, 1, 2, 3, 4]]"), "inputs[0]", ["time 1 of the samples is 1 ms", "above 1 ms"] },
        { Texts.WithInput("\"samples\": \"none.csv\""), "inputs[0].samples", ["there is no file", "none.csv"] },
        { Texts.WithInput("\"samples\": 5"), "inputs[0].samples", ["5 is not text"] },
        { Texts.WithInput("\"samples\": [[0, 1, 2, 3, 4]], \"interpolation\": \"cubic\""), "inputs[0].interpolation", ["\"cubic\" is not one of hold, linear"] },

        // Spikes from outside.
        { Texts.WithInput("\"poisson\": -1, \"weight\": 1"), "inputs[0].poisson", ["-1 is not a number of at least 0 [Hz]", "steps"] },
        { Texts.WithInput("\"poisson\": 1"), "inputs[0].weight", ["missing", "[nS]"] },
        { Texts.WithInput("\"poisson\": { \"steps\": [[0, 1], [2]] }, \"weight\": 1"), "inputs[0].poisson.steps[1]", ["a list of 1 is not a list of 2 numbers, a time and values"] },
        { Texts.WithInput("\"poisson\": 1, \"weight\": 1, \"receptors\": [\"AMPA\", \"GABA\"]"), "inputs[0].receptors[1]", ["\"GABA\" is not one of AMPA, NMDA"] },
        { Texts.WithInput("\"poisson\": 1, \"weight\": 1, \"receptors\": []"), "inputs[0]", ["at least one"] },
        { Texts.WithInput("\"poisson\": 1, \"weight\": 1, \"delay\": 1"), "inputs[0].delay", ["unknown field"] },
        { Texts.With("\"scheme\": \"reference\", \"inputs\": [{ \"population\": \"E\", \"poisson\": 1, \"weight\": 1 }]"), "dt", ["spikes into E", "use the standard scheme"] },
        { Texts.WithInput("\"spikes\": [[1, 4]], \"weight\": 1"), "inputs[0].spikes[0][1]", ["4 is not a whole number from 0 to 3"] },
        { Texts.WithInput("\"spikes\": [[-1, 0]], \"weight\": 1"), "inputs[0].spikes[0][0]", ["-1 is not a number of at least 0 [ms]"] },
        { Texts.WithInput("\"spikes\": [[1, 0]], \"weight\": 1, \"sha256\": \"ab\""), "inputs[0].sha256", ["there is no file", "take it out"] },
        { Texts.WithInput("\"spikes\": [[1, 0]], \"weight\": 1, \"delay\": 0.05"), "dt", ["the delay is 0.05 ms", "at least one step"] },

        // Receptors.
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5"), "receptors.X.reversal", ["missing", "a number [mV]"] },
        { Texts.WithReceptor("\"tau\": 5, \"reversal\": 0"), "receptors.X.kind", ["missing", "excitatory, inhibitory"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5, \"reversl\": 0, \"reversal\": 0"), "receptors.X.reversl", ["did you mean 'reversal'?"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 0, \"reversal\": 0"), "receptors.X.tau", ["0 is not a number above 0 [ms]"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5, \"rise\": 5, \"reversal\": 0"), "receptors.X", ["rise of X is 5 ms", "0 to 0.99 tau = 4.95 ms"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5, \"rise\": -1, \"reversal\": 0"), "receptors.X.rise", ["-1 is not a number of at least 0 [ms]"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5, \"reversal\": 0, \"current_based\": true"), "receptors.X.reversal", ["does not depend on voltage"] },
        { Texts.WithReceptor("\"kind\": \"excitatory\", \"tau\": 5, \"reversal\": 0, \"gate\": { \"centre\": -80 }"), "receptors.X.gate.width", ["missing", "a number above 0 [mV]"] },
        { Texts.With("\"receptors\": { \"ampa\": { \"kind\": \"excitatory\", \"tau\": 5, \"reversal\": 0 } }"), "receptors.ampa", ["there is AMPA already", "another name"] },
        { Texts.With("\"receptors\": { \"a b\": { \"kind\": \"excitatory\", \"tau\": 5, \"reversal\": 0 } }"), "receptors[\"a b\"]", ["'a b'", "a letter, then letters, digits and '_'"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": [\"AMPA\", \"NMD\"]"), "projections[0].receptors[1]", ["\"NMD\" is not one of AMPA", "did you mean 'NMDA'?"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": { \"NMD\": 1 }"), "projections[0].receptors.NMD", ["unknown field", "did you mean 'NMDA'?"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": { \"NMDA\": -1 }"), "projections[0].receptors.NMDA", ["-1 is not a number from 0 to 1000000"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": { \"NMDA\": 1e-9 }"), "projections[0]", ["the ratio of NMDA is 1E-09"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": [\"GABA_A\"]"), "projections[0]", ["excitatory spikes cannot open GABA_A"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": [\"AMPA\", \"AMPA\"]"), "projections[0]", ["AMPA twice"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": []"), "projections[0]", ["at least one"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": 1"), "projections[0].receptors", ["1 is not a list of receptors, or an object with a ratio for each"] },
        { Texts.WithProjection("\"rule\": \"all_to_all\", \"weight\": 1, \"receptors\": { \"NMDA\": 2 } }], \"scheme\": \"reference\", \"inputs\": [{\"population\": \"E\", \"current\": 1"), "projections[0].receptors", ["NMDA is opened in the ratio 2", "use the standard scheme"] },
        { Texts.WithInput("\"poisson\": 1, \"weight\": 1, \"receptors\": { \"NMDA\": -1 }"), "inputs[0].receptors.NMDA", ["-1 is not a number from 0 to 1000000"] },
        { Texts.WithStates("\"variables\": [\"g_slow\"]"), "record.states[0].variables[0]", ["\"g_slow\" is not one of v, u, g_ampa"] },

        // Words.
        { Texts.WithPopulation("\"type\": \"SR\""), "populations.E.type", ["\"SR\" is not one of RS, FS", "did you mean 'RS'?"] },
        { Texts.With("\"scheme\": \"Reference\""), "scheme", ["\"Reference\"", "standard, reference", "did you mean 'reference'?"] },
        { Texts.With("\"integration\": \"midpoint\""), "integration", ["\"midpoint\" is not one of euler, half_steps, rk4"] },
        { Texts.With("\"integration\": \"rk4\", \"scheme\": \"reference\""), "integration", ["by euler only, not by rk4"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"refractory\": 0.25"), "populations.E.refractory", ["0.25 ms is not a multiple of the time step 0.1 ms"] },
        { Texts.With("\"precision\": \"half\""), "precision", ["\"half\" is not one of single, double"] },
        { Texts.WithProjection("\"rule\": \"rign\""), "projections[0].rule", ["\"rign\"", "did you mean 'ring'?"] },
        { Texts.WithStates("\"variables\": [\"v\", \"g_gaba\"]"), "record.states[0].variables[1]", ["\"g_gaba\"", "did you mean 'g_gaba_a'?"] },
        { Texts.With("\"record\": { \"spikes\": \"some\" }"), "record.spikes", ["\"some\" is not \"all\", \"none\""] },
        { Texts.Small.Replace("\"small\"", "\"a/b\"", StringComparison.Ordinal), "name", ["\"a/b\"", "letters, digits"] },

        { Texts.Small.Replace("\"E\"", "\".\"", StringComparison.Ordinal), "populations[\".\"]", ["named '.'"] },
        { Texts.WithPopulation("\"type\": \"RS\"").Replace("\"E\"", "\"E x\"", StringComparison.Ordinal), "populations[\"E x\"]", ["'E x'", "letters, digits"] },

        // Given twice.
        { Texts.With("\"duration\": 20"), "duration", ["more than once"] },
        { Texts.WithPopulation("\"type\": \"RS\", \"type\": \"FS\""), "populations.E.type", ["more than once"] },
        { Texts.WithStates("\"variables\": [\"v\", \"v\"]"), "record.states[0].variables[1]", ["v of E is recorded already"] },

        // No JSON.
        { "{\n  \"name\": \"x\",\n  'duration': 10\n}", "line 3, column 3", ["'"] },
        { "", "", ["the experiment is empty"] },
        { Texts.With("\"seed\": 1")[..^1], "line 6, column 1", [] },
    };

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gives_one_line_and_no_result_file(string text, string place, string[] pieces)
    {
        var outcome = _workspace.Run("run", _workspace.Write("mistaken.json", text));

        Assert.Equal(2, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.StartsWith($"fastizhi: mistaken.json: {place}{(place.Length > 0 ? ": " : "")}", line, StringComparison.Ordinal);
        Assert.All(pieces, piece => Assert.Contains(piece, line, StringComparison.Ordinal));
        Assert.Empty(outcome.Output);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void Every_mistake_of_a_file_has_its_line()
    {
        var text = Texts.With("\"dt\": -1, \"sede\": 1, \"inputs\": [{ \"population\": \"X\", \"current\": \"a\" }]");

        var outcome = _workspace.Run("run", _workspace.Write("mistaken.json", text));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            ["dt", "inputs[0].current", "inputs[0].population", "sede"],
            outcome.ErrorLines.Select(line => line.Split(": ")[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_wrong_with_the_network_as_a_whole_is_told_with_what_is_wrong_with_its_parts()
    {
        var text = Texts.With("""
            "scheme": "reference", "seed": -1,
            "inputs": [
              { "population": "E", "poisson": 10, "weight": 1 },
              { "population": "I", "sine": 10, "frequency": 1e6 }
            ],
            "projections": [{ "from": "E", "to": "I", "rule": "all_to_all", "weight": 1, "delay": 2 }]
            """);

        var outcome = _workspace.Run("run", _workspace.Write("mistaken.json", text));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            ["dt: current into I", "dt: spikes into E", "projections[0].delay", "seed"],
            outcome.ErrorLines.Select(Begin).Order(StringComparer.Ordinal));

        static string Begin(string line) => line.Split(": ") is [_, _, "dt", var what, ..] ? $"dt: {what}" : line.Split(": ")[2];
    }

    /// <summary>It is not known how the network would do with another time step.</summary>
    [Fact]
    public void A_time_step_that_is_wrong_hides_what_depends_on_it()
    {
        var text = Texts.With("\"dt\": -1, \"inputs\": [{ \"population\": \"E\", \"sine\": 10, \"frequency\": 1e6 }]");

        var outcome = _workspace.Run("run", _workspace.Write("mistaken.json", text));

        Assert.StartsWith("fastizhi: mistaken.json: dt: -1 is not ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Info_tells_mistakes_as_run_does()
    {
        var file = _workspace.Write("mistaken.json", Texts.With("\"seed\": -1"));

        var (run, info) = (_workspace.Run("run", file), _workspace.Run("info", file));

        Assert.Equal(2, info.ExitCode);
        Assert.Equal(run, info);
    }

    [Fact]
    public void An_unfit_override_is_told_with_the_field_it_replaces()
    {
        var outcome = _workspace.Run("run", _workspace.Write("small.json", Texts.Small), "--duration", "5.05");

        Assert.Equal(2, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.Contains("duration: the duration 5.05 ms must be a multiple of the time step 0.1 ms", line, StringComparison.Ordinal);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void A_result_file_that_exists_is_not_touched_by_a_mistake()
    {
        _workspace.Write("old.h5", "old");

        var outcome = _workspace.Run("run", _workspace.Write("mistaken.json", "{}"), "-o", "new.h5");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(["old.h5"], _workspace.Results);
        Assert.Equal("old", File.ReadAllText(_workspace.PathOf("old.h5")));
    }
}
