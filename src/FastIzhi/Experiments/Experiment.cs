using System.Text.RegularExpressions;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Experiments;

/// <summary>A network, how to simulate it and what to record of it, as one file says. <see cref="Schema"/> is the format.</summary>
public sealed partial class Experiment
{
    private const string SchemaResource = "experiment.schema.json";

    internal Experiment()
    {
    }

    /// <summary>The format of experiment files as a JSON Schema (draft 2020-12).</summary>
    public static string Schema
    {
        get
        {
            // Where a number stands, the name of a constant may.
            using var reader = new StreamReader(typeof(Experiment).Assembly.GetManifestResourceStream(SchemaResource)!);
            return NumberType().Replace(reader.ReadToEnd(), """
                "type": ["$1", "string"], "pattern": "^\\$"
                """);
        }
    }

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

    /// <summary>Reads an experiment from a file.</summary>
    /// <param name="path">The file: JSON in UTF-8; comments and trailing commas are allowed.</param>
    /// <param name="overrides">Values that take the place of those in the file.</param>
    /// <exception cref="ExperimentException">The file cannot be read, or something in it is not allowed.</exception>
    public static Experiment Load(string path, ExperimentOverrides? overrides = null) =>
        Parse(ExperimentText.Read(path), overrides, path, Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads an experiment from text. Names of files in it start from the current folder.</summary>
    /// <param name="text">The text: JSON; comments and trailing commas are allowed.</param>
    /// <param name="overrides">Values that take the place of those in the text.</param>
    /// <exception cref="ExperimentException">Something in the text is not allowed.</exception>
    public static Experiment Parse(string text, ExperimentOverrides? overrides = null) =>
        Parse(text, overrides, path: null, Environment.CurrentDirectory);

    [GeneratedRegex("\"type\": \"(number|integer)\"")]
    private static partial Regex NumberType();

    private static Experiment Parse(string text, ExperimentOverrides? overrides, string? path, string folder)
    {
        ArgumentNullException.ThrowIfNull(text);
        overrides ??= new ExperimentOverrides();
        using var document = ExperimentText.Parse(text);
        var composed = ExperimentComposer.Compose(document.RootElement, path, folder, overrides.Values);
        using var resolved = ExperimentText.Parse(ExperimentText.With(composed.Root, overrides.Fields()));
        return ExperimentReader.Read(resolved.RootElement, new ExperimentFiles(folder) { Folders = composed.Folders });
    }
}
