using System.Text.Json;

namespace FastIzhi.Cli;

/// <summary>What <c>--set</c> takes: path=value.</summary>
/// <param name="Path">The path of a value of the experiment, such as populations.E.size.</param>
/// <param name="Text">What is behind the sign, without blanks around it.</param>
internal readonly record struct Assignment(string Path, string Text)
{
    /// <summary>The path with the value in JSON: JSON as it is; anything else is a text.</summary>
    public KeyValuePair<string, string> Value => new(Path, IsJson(Text) ? Text : JsonSerializer.Serialize(Text));

    /// <summary>Reads it; null for what is not path=value.</summary>
    public static Assignment? Parse(string text)
    {
        var end = text.IndexOf('=');
        return end > 0 ? new Assignment(text[..end].Trim(), text[(end + 1)..].Trim()) : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
