using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>What may be typed, and what is said when something else is.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public static TheoryData<string[], string> Mistakes => new()
    {
        { ["simulate"], "'simulate'" },
        { ["--verbose"], "'--verbose'" },
        { ["run"], "'experiment'" },
        { ["run", "small.json", "other.json"], "'other.json'" },
        { ["run", "small.json", "--durration", "5"], "'--durration'" },
        { ["run", "small.json", "--duration"], "--duration" },
        { ["run", "small.json", "--duration", "long"], "--duration: 'long' is not a number above 0 [ms]" },
        { ["run", "small.json", "--duration", "-5"], "--duration: '-5' is not a number above 0 [ms]" },
        { ["run", "small.json", "--duration", "0"], "--duration: '0' is not a number above 0 [ms]" },
        { ["run", "small.json", "--duration", "1e400"], "--duration: '1e400' is not a number above 0 [ms]" },
        { ["run", "small.json", "--duration", "NaN"], "--duration: 'NaN' is not a number above 0 [ms]" },
        { ["run", "small.json", "--precision", "half"], "--precision: 'half' is not one of single, double" },
        { ["run", "small.json", "--precision", "Single"], "--precision: 'Single' is not one of single, double" },
        { ["run", "small.json", "--seed", "-1"], "--seed: '-1' is not a whole number from 0 to 9007199254740992" },
        { ["run", "small.json", "--seed", "1.5"], "--seed: '1.5' is not a whole number" },
        { ["run", "small.json", "--seed", "1", "--seed", "2"], "--seed" },
        { ["run", "small.json", "-o"], "-o" },
        { ["run", "small.json", "-o", ""], "--output" },
        { ["run", "small.json", "-o", "."], "cannot be a folder" },
        { ["run", "small.json", "-o", "nowhere/x.h5"], "nowhere" },
        { ["run", "missing.json"], "missing.json: there is no such file" },
        { ["run", "."], "this is a folder" },
        { ["run", ""], "empty" },
        { ["run", "@small.json"], "@small.json: there is no such file" },
        { ["info"], "'file'" },
        { ["info", "missing.h5"], "missing.h5: there is no such file" },
        { ["schema", "small.json"], "'small.json'" },
    };

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Nothing_typed_shows_what_may_be()
    {
        var outcome = _workspace.Run();

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(_workspace.Run("--help").Output, outcome.Output);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gives_one_line_that_names_it(string[] arguments, string named)
    {
        _workspace.Write("small.json", Texts.Small);

        var outcome = _workspace.Run(arguments);

        Assert.Equal(2, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.StartsWith("fastizhi: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void Every_option_that_is_wrong_has_its_line()
    {
        _workspace.Write("small.json", Texts.Small);

        var outcome = _workspace.Run("run", "small.json", "--seed", "-1", "--duration", "long", "--precision", "half");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            ["--duration", "--precision", "--seed"], outcome.ErrorLines.Select(line => line.Split(": ")[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--help", "run <experiment>", "info <file>", "schema")]
    [InlineData("run --help", "<experiment>", "-o, --output", "--duration <ms>", "--precision <single|double>", "--seed <n>", "--overwrite")]
    [InlineData("info --help", "<file>")]
    [InlineData("schema --help", "JSON Schema")]
    public void Help_names_all_there_is(string arguments, params string[] named)
    {
        var outcome = _workspace.Run(arguments.Split(' '));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.All(named, name => Assert.Contains(name, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_that_of_the_library()
    {
        var outcome = _workspace.Run("--version");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith(typeof(Simulation).Assembly.GetName().Version!.ToString(3), outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_begin_with_an_at_sign()
    {
        _workspace.Write("@small.json", Texts.Small);

        Assert.Equal(0, _workspace.Run("run", "@small.json").ExitCode);
        Assert.Equal(["small.h5"], _workspace.Results);
    }
}
