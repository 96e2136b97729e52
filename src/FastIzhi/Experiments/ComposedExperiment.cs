using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>An experiment without includes and constants.</summary>
/// <param name="Root">The experiment.</param>
/// <param name="Folders">Where names of files start from in lists that come from an included file, by the name of the list.</param>
internal sealed record ComposedExperiment(JsonElement Root, IReadOnlyDictionary<string, string> Folders)
{
    /// <summary>All names start from the folder of the experiment.</summary>
    public static IReadOnlyDictionary<string, string> NoFolders { get; } = new Dictionary<string, string>();
}
