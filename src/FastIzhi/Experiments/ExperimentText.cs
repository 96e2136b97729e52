using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastIzhi.Experiments;

/// <summary>The text of an experiment: reading it from a file, parsing it, and writing it out anew.</summary>
internal static class ExperimentText
{
    /// <summary>Above this size it is no experiment that somebody means to run.</summary>
    private const int MostBytes = 256 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file.</summary>
    /// <exception cref="ExperimentException">The file cannot be read as text.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MostBytes } file
                ? throw Problem($"the file has {file.Length} bytes; an experiment has at most {MostBytes}")
                : File.ReadAllText(path, Utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Problem(e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                DecoderFallbackException => "the file is not text in UTF-8",
                _ when path.Length == 0 => "the name of the file is empty",
                _ when Directory.Exists(path) => "this is a folder, not a file",
                _ => $"the file cannot be read: {e.Message}",
            });
        }
    }

    /// <summary>Parses the text.</summary>
    /// <exception cref="ExperimentException">The text is not JSON.</exception>
    public static JsonDocument Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Problem("the experiment is empty");
        }

        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            throw Problem($"line {line + 1}, column {Column(text, line, (int)(e.BytePositionInLine ?? 0))}: {Reason(e)}");
        }
        catch (ArgumentException)
        {
            throw Problem("the text is not valid UTF-16");
        }
    }

    /// <summary>A number in JSON. JSON has no NaN and no infinity: they become texts, which no reader takes for a number.</summary>
    public static string Json(double value) => double.IsFinite(value) ? $"{value}" : $"\"{value}\"";

    /// <summary>A text in JSON.</summary>
    public static string Json(string value) => JsonSerializer.Serialize(value);

    /// <summary>A value of an enumeration in JSON.</summary>
    public static string Json<T>(T value)
        where T : struct, Enum => $"\"{Words.Of(value)}\"";

    /// <summary>A value that can be changed.</summary>
    /// <param name="element">The value.</param>
    /// <param name="path">Where it stands.</param>
    /// <exception cref="ExperimentException">A field is given more than once.</exception>
    /// <exception cref="InvalidOperationException">An escape in the name of a field does not make a character.</exception>
    public static JsonNode? NodeOf(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                    if (!made.TryAdd(property.Name, NodeOf(property.Value, at)))
                    {
                        throw Problem($"{at}: given more than once; give it once");
                    }
                }

                return made;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select((item, i) => NodeOf(item, $"{path}[{i}]"))]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    /// <summary>Writes an experiment out as plain JSON.</summary>
    /// <param name="root">The experiment.</param>
    /// <param name="replaced">Fields to replace or add, with their values in JSON.</param>
    /// <exception cref="ExperimentException">An escape in a text does not make a character.</exception>
    public static string With(JsonElement root, IReadOnlyDictionary<string, string> replaced)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            try
            {
                Write(writer, root, replaced);
            }
            catch (InvalidOperationException)
            {
                throw HalfACharacter();
            }
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement root, IReadOnlyDictionary<string, string> replaced)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            root.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        var added = replaced.ToDictionary();
        foreach (var property in root.EnumerateObject())
        {
            added.Remove(property.Name);
            if (replaced.TryGetValue(property.Name, out var json))
            {
                WriteField(writer, property.Name, json);
            }
            else
            {
                property.WriteTo(writer);
            }
        }

        foreach (var (name, json) in added)
        {
            WriteField(writer, name, json);
        }

        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }

    /// <summary>The message of the parser without the position, which it gives in bytes and counts from 0.</summary>
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    /// <summary>The column in characters, from 1, of a byte in a line.</summary>
    private static int Column(string text, int line, int byteInLine)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        return Encoding.UTF8.GetCharCount(bytes.AsSpan(0, Math.Min(byteInLine, bytes.Length))) + 1;
    }

    /// <summary>What a text is that cannot be written out.</summary>
    public static ExperimentException HalfACharacter() => Problem(@"a \u escape is half of a surrogate pair, which is no character");

    private static ExperimentException Problem(string problem) => new([problem]);
}
