using System.Text.Json;
using FastIzhi.Networks.Files;

namespace FastIzhi.Experiments;

/// <summary>
/// The files that an experiment names. The experiment as it was run has their full paths and SHA-256, so that it can be read from
/// anywhere, and is not run with other files unnoticed.
/// </summary>
/// <param name="folder">The folder that their names start from.</param>
internal sealed class ExperimentFiles(string folder)
{
    private readonly Dictionary<string, SynapseFile> _files = [];

    /// <summary>The folder that names of files start from.</summary>
    public string Folder => folder;

    /// <summary>Keeps what is known of a file.</summary>
    /// <param name="at">The field that names it.</param>
    /// <param name="file">The file.</param>
    public void Add(JsonCursor at, SynapseFile file) => _files[at.Path] = file;

    /// <summary>The projections with the full paths and SHA-256 of their files.</summary>
    /// <param name="projections">The projections as they were given.</param>
    /// <returns>JSON; null where no projection names a file.</returns>
    public string? Resolve(JsonElement projections)
    {
        if (_files.Count == 0)
        {
            return null;
        }

        var resolved = projections.EnumerateArray().Select((projection, i) =>
            ExperimentText.With(projection, _files.TryGetValue($"projections[{i}].file", out var file)
                ? new Dictionary<string, string> { ["file"] = ExperimentText.Json(file.Path), ["sha256"] = ExperimentText.Json(file.Sha256) }
                : []));
        return $"[{string.Join(',', resolved)}]";
    }
}
