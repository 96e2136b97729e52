using System.Text.RegularExpressions;
using FastIzhi.Tests.Support;

namespace FastIzhi.Tests.Walls;

/// <summary>A source file of the repository, as its text shows it.</summary>
/// <param name="Path">Path within the repository, with '/'.</param>
public sealed partial record SourceFile(string Path)
{
    private readonly Lazy<string> _code = new(() => WithoutComments(File.ReadAllText(Repository.PathOf(Path))));

    /// <summary>The text without comments and the contents of literals.</summary>
    public string Code => _code.Value;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folder below the project, with '.'; empty at its top.</summary>
    public string Folder => string.Join('.', Path.Split('/')[2..^1]);

    /// <summary>The namespaces that its using lines name, those of static usings without the type.</summary>
    public IEnumerable<string> Usings => UsingLines().Matches(Code).Select(match => match.Groups["name"].Value);

    /// <summary>The names of the types that it declares outside any other type, in order.</summary>
    public IEnumerable<string> TopLevelTypes => TypeDeclarations().Matches(Code).Select(match => match.Groups["name"].Value);

    public string? Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>All source files below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> Below(params string[] folders) =>
        from folder in folders
        from path in Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let file = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !file.Split('/').Any(part => part is "bin" or "obj")
        select new SourceFile(file);

    /// <summary>Whether the code has a word that is not a member of something, as it would be after a dot.</summary>
    public bool Mentions(string word) => Regex.IsMatch(Code, $@"(?<![\w.]){Regex.Escape(word)}\b");

    /// <summary>Whether the code has a name that begins so, as in Engine.Channel.</summary>
    public bool Qualifies(string prefix) => Regex.IsMatch(Code, $@"(?<![\w.]){Regex.Escape(prefix)}\.\w");

    /// <summary>Whether the code has a word, be it after a dot.</summary>
    public bool MentionsAnywhere(string word) => Regex.IsMatch(Code, $@"\b{Regex.Escape(word)}\b");

    public override string ToString() => Path;

    /// <summary>Raw strings first: within them, quotes and slashes mean nothing.</summary>
    private static string WithoutComments(string text) => CommentsAndLiterals().Replace(
        text, match => match.Value.StartsWith('/') ? "" : "\"\"");

    [GeneratedRegex("""
        ("{3,}).*?\1|//[^\n]*|/\*.*?\*/|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'
        """, RegexOptions.Singleline)]
    private static partial Regex CommentsAndLiterals();

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex UsingLines();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|abstract|sealed|static|readonly|ref|unsafe|partial) )*(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeDeclarations();
}
