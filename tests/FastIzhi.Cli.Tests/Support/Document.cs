using System.Text.RegularExpressions;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>A document of the repository.</summary>
/// <param name="path">Its path from the root.</param>
internal sealed partial class Document(params string[] path)
{
    /// <summary>All of it.</summary>
    public string Text { get; } = File.ReadAllText(Repository.PathOf(path));

    /// <summary>The blocks in a language, in their order; those in none are in "".</summary>
    public string[] Blocks(string language) => [.. Fences().Matches(Text)
        .Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();
}
