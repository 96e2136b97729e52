namespace FastIzhi.Cli.Tests.Support;

/// <summary>Experiments that tests write to files.</summary>
internal static class Texts
{
    /// <summary>Ten neurons that fire at rates of their own for 50 ms and drive four; all spikes and v of the ten are recorded.</summary>
    public const string Small = """
        {
          "name": "small",
          "description": "Ten neurons under a current.",
          "source": "These tests.",
          "duration": 50,
          "populations": {
            "E": { "size": 10, "type": "RS" },
            "I": { "size": 4, "type": "FS" }
          },
          "projections": [
            { "from": "E", "to": "I", "rule": "fixed_in_degree", "in_degree": 3, "weight": 2 }
          ],
          "inputs": [{ "population": "E", "current": [600, 650, 700, 750, 800, 850, 900, 950, 1000, 1050] }],
          "record": { "states": [{ "population": "E", "variables": ["v"] }] }
        }
        """;

    /// <summary>A neuron whose current drives it out of all bounds at 3 ms.</summary>
    public const string Diverging = """
        {
          "name": "diverging",
          "duration": 50,
          "populations": { "E": { "size": 3, "type": "RS" } },
          "inputs": [{ "population": "E", "neurons": [2], "current": -1e9, "start": 3 }],
          "record": { "states": [{ "population": "E", "variables": ["v"] }] }
        }
        """;

    /// <summary>An experiment of 200 neurons, eight of them recorded, that no machine finishes: 300 years of model time.</summary>
    public const string Endless = """
        {
          "name": "endless",
          "duration": 1e13,
          "populations": { "E": { "size": 200, "type": "RS" } },
          "inputs": [{ "population": "E", "current": 800 }],
          "record": { "states": [{ "population": "E", "variables": ["v"], "neurons": [0, 1, 2, 3, 4, 5, 6, 7] }] }
        }
        """;

    /// <summary>400 neurons under noise, all states of which take several chunks, and 40 that they drive.</summary>
    /// <param name="precision">single or double.</param>
    /// <param name="scheme">standard or reference.</param>
    /// <param name="storage">How the file is compressed: fields of record, with a comma behind.</param>
    /// <param name="seed">Seed of all draws.</param>
    public static string Killable(string precision, string scheme, string storage, int seed) => $$"""
        {
          "name": "killed",
          "duration": 200,
          "dt": 0.1,
          "seed": {{seed}},
          "precision": "{{precision}}",
          "scheme": "{{scheme}}",
          "populations": { "E": { "size": 400, "type": "RS" }, "I": { "size": 40, "type": "FS" } },
          "projections": [
            { "from": "E", "to": "I", "rule": "fixed_in_degree", "in_degree": 20, "weight": 2 },
            { "from": "I", "to": "E", "rule": "fixed_in_degree", "in_degree": 5, "weight": 1 }
          ],
          "inputs": [{ "population": "E", "current": 600 }, { "population": "E", "ou_noise": 200, "tau": 5 }],
          "record": {
            {{storage}}
            "states": [{ "population": "E", "variables": ["v", "u"] }, { "population": "I", "variables": ["g_ampa"], "neurons": [3, 1] }]
          }
        }
        """;

    /// <summary>An experiment of 4 E and 2 I neurons with some more fields.</summary>
    public static string With(string fields) => $$"""
        {
          "name": "mistaken",
          "duration": 10,
          "populations": { "E": { "size": 4, "type": "RS" }, "I": { "size": 2, "type": "FS" } },
          {{fields}}
        }
        """;

    /// <summary>An experiment of one population of 4 neurons.</summary>
    public static string WithPopulation(string fields) => $$"""
        { "name": "mistaken", "duration": 10, "populations": { "E": { "size": 4, {{fields}} } } }
        """;

    /// <summary>An experiment of 4 E and 2 I neurons with one projection from E to I.</summary>
    public static string WithProjection(string fields) => With($$"""
        "projections": [{ "from": "E", "to": "I", {{fields}} }]
        """);

    /// <summary>An experiment of 4 E and 2 I neurons with a receptor X.</summary>
    public static string WithReceptor(string fields) => With($$"""
        "receptors": { "X": { {{fields}} } }
        """);

    /// <summary>An experiment of 4 E and 2 I neurons with one input into E.</summary>
    public static string WithInput(string fields) => With($$"""
        "inputs": [{ "population": "E", {{fields}} }]
        """);

    /// <summary>An experiment of 4 E and 2 I neurons that records E.</summary>
    public static string WithStates(string fields) => With($$"""
        "record": { "states": [{ "population": "E", {{fields}} }] }
        """);
}
