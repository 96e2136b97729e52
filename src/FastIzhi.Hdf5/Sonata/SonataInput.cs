using System.Text.Json;
using System.Text.Json.Nodes;
using FastIzhi.Hdf5.Sources;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Reads the files of a circuit. What is wrong with one is what is wrong with the circuit.</summary>
internal static class SonataInput
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The lines of a text.</summary>
    /// <exception cref="SonataException">It cannot be read.</exception>
    public static string[] Lines(string path) => Read(path, File.ReadAllLines);

    /// <summary>An object of JSON.</summary>
    /// <exception cref="SonataException">It cannot be read, or is none.</exception>
    public static JsonObject Json(string path) => Object(path, Read(path, File.ReadAllText));

    /// <summary>An object of JSON.</summary>
    /// <param name="origin">Where it is from, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="SonataException">It is none.</exception>
    public static JsonObject Object(string origin, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient) as JsonObject
                ?? throw new SonataException($"{origin} is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new SonataException($"{origin} is not JSON: {e.Message}");
        }
    }

    /// <summary>Reads from an HDF5 file.</summary>
    /// <exception cref="SonataException">It does not hold what is to be read.</exception>
    public static T Hdf5<T>(string path, Func<DataFile, T> read) => Read(path, _ => DataFile.Read(path, read));

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is InvalidDataException)
        {
            throw new SonataException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SonataException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"there is no file '{path}'"
                : $"cannot read '{path}': {e.Message}");
        }
    }
}
