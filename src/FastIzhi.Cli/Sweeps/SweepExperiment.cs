using FastIzhi.Experiments;

namespace FastIzhi.Cli.Sweeps;

/// <summary>The experiment of a sweep.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Overrides">What the command line sets for all runs.</param>
internal sealed record SweepExperiment(string Path, ExperimentOverrides Overrides)
{
    /// <summary>The experiment of a run.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem.</exception>
    public Experiment Of(SweepRun run) =>
        ExperimentFile.Read(Path, Overrides with { Values = [.. run.Settings.Select(setting => setting.Value)] });
}
