using System.Security.Cryptography;
using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>
/// The files that an experiment names. The experiment as it was run has their full paths and SHA-256, so that it can be read from
/// anywhere, and is not run with other files unnoticed.
/// </summary>
/// <param name="folder">The folder that their names start from.</param>
/// <param name="formats">Formats that the caller can read beside those of the library.</param>
internal sealed class ExperimentFiles(string folder, IReadOnlyList<IDataFormat> formats)
{
    /// <summary>Names of files that <c>Hdf5DataFormat</c> of FastIzhi.Hdf5 reads, for the advice to pass it.</summary>
    private static readonly string[] Hdf5Endings = [".h5", ".hdf5"];

    private readonly Dictionary<string, (string Path, string Sha256)> _files = [];

    /// <summary>By the name of a list: the folder that names start from in it, where it is another one.</summary>
    public IReadOnlyDictionary<string, string> Folders { get; init; } = ComposedExperiment.NoFolders;

    /// <summary>Reads a file, which must be the one that the experiment was made with if it says so.</summary>
    /// <param name="at">The field that names it.</param>
    /// <param name="sha256">The SHA-256 that it must have; null for any.</param>
    /// <param name="read">Reads it, from its full path; with the format that its name tells, or null for one that the library reads.</param>
    /// <returns>What it holds; null when there is a problem.</returns>
    public T? Read<T>(JsonCursor at, JsonCursor? sha256, Func<string, IDataFormat?, T> read)
        where T : class
    {
        if (at.Text() is not { } name || (sha256 is not null && sha256.Text() is null))
        {
            return null;
        }

        var from = Folders.GetValueOrDefault(at.Path.Split('[', '.')[0], folder);
        try
        {
            var path = Path.GetFullPath(name, from);
            var found = HashOf(path);
            if (sha256 is not null && !sha256.Is(found))
            {
                sha256.AddProblem(
                    $"{name} is another file now, of SHA-256 {found}; give back the one that this experiment was made with, " +
                    "or leave sha256 out to take the new one");
                return null;
            }

            _files[at.Path] = (path, found);
            return read(path, FormatOf(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            at.AddProblem(e is FileNotFoundException or DirectoryNotFoundException
                ? $"there is no file {Path.GetFullPath(name, from)}"
                : e.Message);
            return null;
        }
    }

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
                replaced[path[$"{name}[{i}].".Length..]] = ExperimentText.Json(file.Path);
                replaced["sha256"] = ExperimentText.Json(file.Sha256);
            }

            return ExperimentText.With(item, replaced);
        });
        return $"[{string.Join(',', resolved)}]";
    }

    /// <exception cref="ArgumentException">It is a file that FastIzhi.Hdf5 reads, and the caller did not pass its format.</exception>
    private IDataFormat? FormatOf(string path)
    {
        var format = formats.FirstOrDefault(format => format.Endings.Any(Ends));
        return format is not null || !Hdf5Endings.Any(Ends)
            ? format
            : throw new ArgumentException(
                $"{path} is an HDF5 file, which this program does not read; it must pass Hdf5DataFormat of FastIzhi.Hdf5 when it loads the experiment");

        bool Ends(string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
