using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi completion</c>: what a shell completes that has read its script.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Bash_completes_all_commands_but_the_one_that_its_script_calls()
    {
        var commands = Complete("").Split(' ');

        Assert.Contains("run", commands);
        Assert.Contains("completion", commands);
        Assert.DoesNotContain("complete", commands);
        Assert.All(commands, command => Assert.Matches("^[a-z]+$", command));
    }

    [Theory]
    [InlineData("re", "recover resume")]
    [InlineData("import ", "sonata")]
    [InlineData("import sonata --m", "--map")]
    [InlineData("run x.json --se", "--seed --set")]
    [InlineData("run x.json --set a=1 --p", "--plot --precision")]
    [InlineData("run x.json --precision ", "double single")]
    [InlineData("run x.json --format v18 --precision d", "double")]
    [InlineData("fi --scheme ", "reference standard")]
    [InlineData("fi --cell RS-", "RS-2003 RS-2007")]
    [InlineData("plot x.h5 ", "conductance phase raster rate summary voltage")]
    [InlineData("plot x.h5 ra", "raster rate")]
    [InlineData("stats x.h5 --format ", "csv json table")]
    [InlineData("completion ", "bash fish pwsh zsh")]
    [InlineData("nonsense re", "recover resume")]
    public void Bash_completes_words(string line, string expected) => Assert.Equal(expected, Complete(line));

    /// <summary>Where bash is given no word, it completes files.</summary>
    [Theory]
    [InlineData("run ")]
    [InlineData("run x")]
    [InlineData("run x.json --live ")]
    [InlineData("run x.json --output ")]
    [InlineData("plot ")]
    [InlineData("plot ra")]
    [InlineData("import sonata ")]
    public void Bash_is_left_to_complete_files(string line)
    {
        Assert.Equal("", Complete(line));
        Assert.Equal(new Outcome(0, "", ""), _workspace.Run(["complete", "--", .. line.Split(' ')]));
    }

    [Fact]
    public void Bash_completes_files_where_no_word_is_known()
    {
        var outcome = _workspace.RunBash("source <(\"$0\" completion bash); complete -p fastizhi");

        Assert.Equal("complete -o bashdefault -o default -F _fastizhi fastizhi", Assert.Single(outcome.OutputLines));
    }

    [Theory]
    [InlineData("zsh", "compdef _fastizhi fastizhi")]
    [InlineData("fish", "complete -c fastizhi")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName fastizhi")]
    public void Other_shells_have_their_script(string shell, string line)
    {
        var outcome = _workspace.Run("completion", shell);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains(line, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(" complete -- ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shell_is_refused_in_one_line()
    {
        var outcome = _workspace.Run("completion", "tcsh");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("'tcsh' is not one of bash, zsh, fish, pwsh.", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>What bash finds behind a line, by the script.</summary>
    /// <param name="line">The line behind <c>fastizhi</c>, up to the cursor; none of its words has spaces.</param>
    private string Complete(string line)
    {
        var outcome = _workspace.RunBash(
            """
            source <("$0" completion bash)
            COMP_WORDS=(fastizhi "$@") COMP_CWORD=$#
            _fastizhi "$0"
            echo "${COMPREPLY[*]}"
            """,
            line.Split(' '));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return outcome.Output.TrimEnd();
    }
}
