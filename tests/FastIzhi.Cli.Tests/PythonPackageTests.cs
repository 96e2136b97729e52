using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The Python package of src/python: its own tests, and the example of docs/python.md.</summary>
public sealed partial class PythonPackageTests : IDisposable
{
    private static readonly string Package = Repository.PathOf("src", "python");

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Its_tests_pass_and_none_is_skipped()
    {
        var tests = TestFunction().Count(File.ReadAllText(Path.Combine(Package, "tests", "test_result.py")));

        var outcome = _workspace.RunPython("-m", "unittest", "discover", "-s", Path.Combine(Package, "tests"));

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains($"Ran {tests} tests", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_documentation_draws_its_picture()
    {
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", "net120-ring.json")).ExitCode);
        var example = Example().Match(File.ReadAllText(Repository.PathOf("docs", "python.md"))).Groups[1].Value;

        var outcome = _workspace.RunPython("-c", example + """

            print([len(line.get_xdata()) for axes in figure.axes for line in axes.lines])
            """);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal("<net120-ring: complete, 999.9 of 999.9 ms> Population(name='E', size=100, kind='excitatory', spike_count=3607)", outcome.OutputLines[0]);
        Assert.Matches("^\\[[0-9]+, [0-9]+, 5000\\]$", outcome.OutputLines[1]);
        Assert.True(new FileInfo(_workspace.PathOf("net120-ring.png")).Length > 10_000);
    }

    [GeneratedRegex("^    def test_", RegexOptions.Multiline)]
    private static partial Regex TestFunction();

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
