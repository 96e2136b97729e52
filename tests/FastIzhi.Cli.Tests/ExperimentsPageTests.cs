using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The files and commands of docs/experiments.md do what they say there.</summary>
public sealed partial class ExperimentsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "experiments.md"));

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Its_files_and_commands_run()
    {
        File.Copy(Repository.PathOf("data", "experiments", "cortex-1k.json"), _workspace.PathOf("cortex.json"));
        foreach (Match file in Files().Matches(Page))
        {
            _workspace.Write(file.Groups["name"].Value, file.Groups["text"].Value);
        }

        var commands = Commands().Matches(Page).Select(command => command.Groups["arguments"].Value.Trim()).ToList();
        Assert.Equal(3, commands.Count);
        Assert.All(commands, command =>
        {
            var outcome = _workspace.Run(command.Split(' '));
            Assert.True(outcome.ExitCode == 0, command + Environment.NewLine + outcome.Errors);
        });
        Assert.Equal(["strong.h5"], _workspace.Results);
        Assert.Contains("    E          400, excitatory, RS", _workspace.Run("check", "strong.h5").OutputLines);
    }

    [GeneratedRegex("^```jsonc\n// (?<name>\\S+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Files();

    /// <summary>A line of a block, without the comment.</summary>
    [GeneratedRegex("^fastizhi (?<arguments>[^#\n]+)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
