using System.Globalization;

namespace FastIzhi.Networks.Files;

/// <summary>Reads a text file line by line, and knows where it is when something is wrong.</summary>
internal sealed class LineReader(string path) : IDisposable
{
    private const int LongestShown = 60;

    private readonly StreamReader _reader = new(path);

    /// <summary>Number of the line at hand, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Name of the file, without its folder.</summary>
    public string Name => Path.GetFileName(path);

    public void Dispose() => _reader.Dispose();

    /// <summary>The next line; null at the end.</summary>
    public string? Next()
    {
        LineNumber++;
        return _reader.ReadLine();
    }

    /// <summary>Whether nothing but empty lines is left.</summary>
    public bool IsAtEnd()
    {
        while (_reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is wrong with the line at hand.</summary>
    public InvalidDataException Wrong(string problem) => new($"{Name}, line {LineNumber}: {problem}");

    /// <summary>A whole number of a line.</summary>
    /// <exception cref="InvalidDataException">It is none, or below <paramref name="least"/>.</exception>
    public int Whole(ReadOnlySpan<char> text, string what, int least) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            && value >= least
            ? value
            : throw Wrong($"the {what} is '{Shown(text)}'; it must be a whole number from {least}");

    /// <summary>A number of a line.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public double Number(ReadOnlySpan<char> text, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"the {what} is '{Shown(text)}'; it must be a number");

    /// <summary>A text of the file for a message.</summary>
    public static string Shown(ReadOnlySpan<char> text) => text.Length <= LongestShown ? text.ToString() : $"{text[..LongestShown]}…";
}
