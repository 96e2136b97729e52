using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The experiment of a run that was checked.</summary>
    /// <exception cref="InputException">Something is wrong with it: one line per problem.</exception>
    /// <exception cref="RunFailedException">It is another one by now.</exception>
    public Experiment Of(CheckedRun run)
    {
        var experiment = Of(run.Run);
        return HashOf(experiment).SequenceEqual(run.ExperimentHash)
            ? experiment
            : throw new RunFailedException($"{Path} was changed after the sweep began; change it back and give the command again, or choose another folder");
    }

    /// <summary>The hash of the text of an experiment.</summary>
    public static byte[] HashOf(Experiment experiment) => SHA256.HashData(Encoding.UTF8.GetBytes(experiment.Json));
}
