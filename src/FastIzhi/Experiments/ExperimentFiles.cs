using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>
/// The files that an experiment names. The experiment as it was run has their full paths and SHA-256, so that it can be read from
/// anywhere, and is not run with other files unnoticed.
/// </summary>
/// <param name="folder">The folder that their names start from.</param>
internal sealed class ExperimentFiles(string folder)
{
    private readonly Dictionary<string, (string Path, string Sha256)> _files = [];

    /// <summary>The folder that names of files start from.</summary>
    public string Folder => folder;

    /// <summary>Keeps what is known of a file.</summary>
    /// <param name="at">The field that names it.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="sha256">The SHA-256 of its bytes.</param>
    public void Add(JsonCursor at, string path, string sha256) => _files[at.Path] = (path, sha256);

    /// <summary>A list of the experiment with the full paths and SHA-256 of the files that its items name.</summary>
    /// <param name="name">Name of the list, such as inputs.</param>
    /// <param name="items">The list as it was given.</param>
    /// <returns>JSON; null where no item names a file.</returns>
    public string? Resolve(string name, JsonElement items)
    {
        if (!_files.Keys.Any(path => path.StartsWith($"{name}[", StringComparison.Ordinal)))
        {
            return null;
        }

        var resolved = items.EnumerateArray().Select((item, i) =>
        {
            var replaced = new Dictionary<string, string>();
            foreach (var (path, file) in _files.Where(file => file.Key.StartsWith($"{name}[{i}].", StringComparison.Ordinal)))
            {
                replaced[path[$"{name}[{i}].".Length..]] = JsonSerializer.Serialize(file.Path);
                replaced["sha256"] = JsonSerializer.Serialize(file.Sha256);
            }

            return ExperimentText.With(item, replaced);
        });
        return $"[{string.Join(',', resolved)}]";
    }
}
