using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>An experiment without includes and constants.</summary>
/// <param name="Root">The experiment.</param>
/// <param name="Problems">What is wrong so far, to be told with what is wrong with the experiment itself.</param>
/// <param name="Warnings">What is odd about it, though it can be run: one line each.</param>
/// <param name="Folders">Where names of files start from in lists that come from an included file, by the name of the list.</param>
internal sealed record ComposedExperiment(
    JsonElement Root, ProblemList Problems, IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, string> Folders)
{
    /// <summary>All names start from the folder of the experiment.</summary>
    public static IReadOnlyDictionary<string, string> NoFolders { get; } = new Dictionary<string, string>();
}
