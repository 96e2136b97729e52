using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>Text as a font can show it in the room it has.</summary>
internal static class FittedText
{
    private const string Left = "...", Missing = "□";

    /// <summary>
    /// Shortens a text to its room. A character that the font does not have becomes a box: vector graphics would leave it out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The most that it may take [px].</param>
    /// <param name="font">Its font.</param>
    public static string Of(string text, float width, SKFont font)
    {
        var shown = string.Concat(text.EnumerateRunes().Select(rune => font.ContainsGlyph(rune.Value) ? rune.ToString() : Missing));
        return font.MeasureText(shown) <= width ? shown : shown[..font.BreakText(shown, width - font.MeasureText(Left))].TrimEnd() + Left;
    }
}
