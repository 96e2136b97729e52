using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Experiments;

/// <summary>A network, how to simulate it and what to record of it, as one file says. <see cref="Schema"/> is the format.</summary>
public sealed class Experiment
{
    internal Experiment()
    {
    }

    /// <summary>The format of experiment files as a JSON Schema (draft 2020-12).</summary>
    public static string Schema => ExperimentSchema.Make();

    /// <summary>Name of the experiment: letters, digits, '_', '-' and '.'.</summary>
    public required string Name { get; init; }

    /// <summary>What the experiment shows; null when the file does not say.</summary>
    public string? Description { get; init; }

    /// <summary>Where the experiment comes from, such as a publication; null when the file does not say.</summary>
    public string? Source { get; init; }

    /// <summary>The network with its inputs.</summary>
    public required Network Network { get; init; }

    /// <summary>How to simulate it.</summary>
    public required SimulationOptions Options { get; init; }

    /// <summary>Model time to simulate [ms].</summary>
    public required double Duration { get; init; }

    /// <summary>What to record.</summary>
    public required RecordingPlan Recordings { get; init; }

    /// <summary>
    /// The experiment file as it was run: plain JSON without comments, includes and constants, with the overrides in place and scheme,
    /// integration, dt, duration, precision and seed written out, and files by their full paths and SHA-256. Parsed again, it gives the same
    /// experiment.
    /// </summary>
    public required string Json { get; init; }

    /// <summary>What is odd about the file, though it can be run: one line each, such as a constant that nothing names.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Reads an experiment from a file.</summary>
    /// <param name="path">The file: JSON in UTF-8; comments and trailing commas are allowed.</param>
    /// <param name="overrides">Values that take the place of those in the file.</param>
    /// <param name="formats">Formats of the files that it names, beside CSV and Matrix Market, which are always read; null for none.</param>
    /// <exception cref="ExperimentException">The file cannot be read, or something in it is not allowed.</exception>
    public static Experiment Load(
        string path, ExperimentOverrides? overrides = null, IReadOnlyList<IDataFormat>? formats = null) =>
        Parse(ExperimentText.Read(path), overrides, path, Path.GetDirectoryName(Path.GetFullPath(path))!, formats);

    /// <summary>Reads an experiment from text. Names of files in it start from the current folder.</summary>
    /// <param name="text">The text: JSON; comments and trailing commas are allowed.</param>
    /// <param name="overrides">Values that take the place of those in the text.</param>
    /// <param name="formats">Formats of the files that it names, beside CSV and Matrix Market, which are always read; null for none.</param>
    /// <exception cref="ExperimentException">Something in the text is not allowed.</exception>
    public static Experiment Parse(
        string text, ExperimentOverrides? overrides = null, IReadOnlyList<IDataFormat>? formats = null) =>
        Parse(text, overrides, path: null, Environment.CurrentDirectory, formats);

    private static Experiment Parse(
        string text, ExperimentOverrides? overrides, string? path, string folder, IReadOnlyList<IDataFormat>? formats)
    {
        ArgumentNullException.ThrowIfNull(text);
        overrides ??= new ExperimentOverrides();
        using var document = ExperimentText.Parse(text);
        var composed = ExperimentComposer.Compose(document.RootElement, path, folder, overrides.Values);
        using var resolved = ExperimentText.Parse(ExperimentText.With(composed.Root, overrides.Fields()));
        var files = new ExperimentFiles(folder, formats ?? []) { Folders = composed.Folders };
        var experiment = ExperimentReader.Read(resolved.RootElement, files, composed.Problems);
        experiment.Warnings = composed.Warnings;
        return experiment;
    }
}
