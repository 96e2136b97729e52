using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>
/// Every command shown in README.md and docs runs: those of the blocks as they stand there, one after the other, as a reader would
/// type them; those within lines are understood.
/// </summary>
public sealed partial class DocumentCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public DocumentCommandTests()
    {
        foreach (var folder in (string[])["data", "src"])
        {
            Directory.CreateSymbolicLink(_workspace.PathOf(folder), Repository.PathOf(folder));
        }
    }

    public static TheoryData<string> Documents =>
        ["README.md", .. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(path => $"docs/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_commands_run(string path)
    {
        var document = new Document(path.Split('/'));
        WriteExperiments(document);
        foreach (var line in document.Blocks("sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("dotnet ", StringComparison.Ordinal))
            {
                AssertRunByCi(line);
                continue;
            }

            MakeResults(line);

            var outcome = _workspace.RunShell(line);

            Assert.True(outcome.ExitCode == 0, $"{line}\n{outcome.Errors}");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_commands_within_lines_are_understood(string path)
    {
        var document = new Document(path.Split('/'));
        WriteExperiments(document);
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", "rs-dc.json"), "-o", "FILE").ExitCode);
        File.Copy(_workspace.PathOf("FILE"), _workspace.PathOf("RESULT.h5"));
        foreach (Match span in Span().Matches(document.Text))
        {
            var command = span.Groups["command"].Value.Replace('\n', ' ');
            if (Mention().IsMatch(command))
            {
                Assert.Contains($"{command} ", _workspace.RunShell($"{command} --help").Output, StringComparison.Ordinal);
                continue;
            }

            MakeResults(command);

            var outcome = _workspace.RunShell(command);

            Assert.True(outcome.ExitCode == 0 || IsComplete(outcome), $"{command}\n{outcome.Errors}");
        }

        // There is nothing to resume of the run that stands for all.
        static bool IsComplete(Outcome outcome) => outcome.Errors.Contains(": the run is complete", StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_the_readme_has_all_commands()
    {
        var rows = TableRow().Matches(new Document("README.md").Text).Select(row => row.Groups["commands"].Value);
        var shown = rows.SelectMany(row => TableCommand().Matches(row)).Select(command => command.Groups["name"].Value).Where(name => name != "fastizhi");

        var help = _workspace.Run("--help").Output;

        var commands = HelpCommand().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value);
        Assert.Equal(commands.Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Writes the experiments that a document shows, by the name in their first line, and those that it takes for granted.</summary>
    private void WriteExperiments(Document document)
    {
        foreach (var block in document.Blocks("jsonc"))
        {
            if (FileName().Match(block) is { Success: true } name)
            {
                _workspace.Write(name.Groups["name"].Value, block);
            }
        }

        _workspace.Write("pair.json", new Document("README.md").Blocks("jsonc")[0]);
        File.Copy(Repository.PathOf("data", "experiments", "cortex-1k.json"), _workspace.PathOf("cortex.json"));
    }

    /// <summary>Runs the bundled experiments whose results a command reads.</summary>
    private void MakeResults(string line)
    {
        foreach (var name in ResultName().Matches(line).Select(match => match.Groups["name"].Value))
        {
            var experiment = Repository.PathOf("data", "experiments", name + ".json");
            if (!File.Exists(_workspace.PathOf(name + ".h5")) && File.Exists(experiment))
            {
                Assert.Equal(0, _workspace.Run("run", experiment).ExitCode);
            }
        }
    }

    private static void AssertRunByCi(string line)
    {
        var command = line.Split('#')[0].Trim();
        var scripts = Directory.GetFiles(Repository.PathOf(".ci")).Select(File.ReadAllText);
        Assert.True(scripts.Any(script => script.Contains(command, StringComparison.Ordinal)), $"no script of .ci has '{command}'");
    }

    [GeneratedRegex("`(?<command>fastizhi [^`.]+(\\.[^`.]+)*)`")]
    private static partial Regex Span();

    /// <summary>The name of a command without what it takes.</summary>
    [GeneratedRegex("^fastizhi [a-z ]+$")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\| (?<commands>`[^|]+`) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<name>[a-z]+)( [^`]*)?`")]
    private static partial Regex TableCommand();

    [GeneratedRegex("^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex HelpCommand();

    [GeneratedRegex(@"^// (?<name>[\w-]+\.json)\n")]
    private static partial Regex FileName();

    [GeneratedRegex(@" (?<name>[\w-]+)\.h5\b")]
    private static partial Regex ResultName();
}
