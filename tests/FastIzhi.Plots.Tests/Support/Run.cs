using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Plots.Building;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Tests.Support;

/// <summary>A result file of a small experiment, in a folder of its own that is deleted at the end.</summary>
internal sealed class Run : IDisposable
{
    /// <summary>Four E neurons under constant currents drive two I neurons for 100 ms; all is recorded.</summary>
    public const string Pair = """
        {
          "name": "pair", "description": "Four neurons drive two.", "duration": 100,
          "populations": { "E": { "size": 4, "type": "RS" }, "I": { "size": 2, "type": "FS" } },
          "projections": [{ "from": "E", "to": "I", "rule": "all_to_all", "weight": 3 }],
          "inputs": [{ "population": "E", "current": [600, 700, 800, 900], "start": 10 }],
          "record": { "states": [
            { "population": "E", "variables": ["v", "u", "g_ampa"] },
            { "population": "I", "variables": ["v", "u", "g_ampa", "g_nmda"] } ] }
        }
        """;

    /// <summary>The same neurons, of which only the spikes are recorded.</summary>
    public const string SpikesOnly = """
        {
          "name": "spikes", "duration": 100,
          "populations": { "E": { "size": 4, "type": "RS" } },
          "inputs": [{ "population": "E", "current": [600, 700, 800, 900], "start": 10 }]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    public Run(string experiment)
    {
        var parsed = Experiment.Parse(experiment);
        using (var simulation = new Simulation(parsed.Network, parsed.Options))
        using (var writer = new ResultWriter(PathOf("run.h5"), simulation, parsed.Recordings, new RunDescription(parsed.Name, parsed.Duration, parsed.Json)))
        {
            simulation.Run(parsed.Duration);
            writer.Finish(RunStatus.Complete);
        }

        File = ResultFile.Open(PathOf("run.h5"));
    }

    public ResultFile File { get; }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public Figure Figure(PlotOptions options) => FigureBuilder.Build(File, options, Detail.Picture);

    /// <summary>Plots to a file and returns its bytes.</summary>
    public byte[] Save(PlotOptions options, string name)
    {
        ResultPlot.Save(File, options, PathOf(name));
        return System.IO.File.ReadAllBytes(PathOf(name));
    }

    public void Dispose()
    {
        File.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
