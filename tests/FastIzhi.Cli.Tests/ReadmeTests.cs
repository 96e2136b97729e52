using System.Globalization;
using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The samples of README.md run as they stand there; the one in JSON and the one in C# are the same network.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_sample_in_csharp_gives_the_spikes_and_the_voltage_of_the_sample_in_json()
    {
        _workspace.Write("pair.json", Block("jsonc"));
        Assert.Equal(0, _workspace.Run("run", "pair.json", "--seed", "1").ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("pair.h5"));
        var (e, i) = (result.Populations[0].Spikes, result.Populations[1].Spikes);
        Assert.True(e > 0 && i > 0, $"{e} and {i} spikes");
        using var recorded = new Recorded(_workspace.PathOf("pair.h5"));
        var voltage = recorded.States<double>("E", "v")[result.Steps, 0];

        var outcome = RunSample(Block("csharp"));

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        Assert.Equal(
            [
                $"E {e} spikes, I {i} spikes",
                string.Create(CultureInfo.InvariantCulture, $"v of the first neuron: {voltage:F2} mV"),
            ],
            outcome.OutputLines);
    }

    [Fact]
    public void The_sample_in_csharp_is_no_longer_than_ten_statements()
    {
        var statements = Block("csharp").Split('\n').Where(line => line.EndsWith(';') && !line.StartsWith("using ", StringComparison.Ordinal));

        Assert.InRange(statements.Count(), 1, 10);
    }

    [Fact]
    public void The_first_command_names_an_experiment_that_is_there()
    {
        var command = Assert.Single(
            Block("sh").Split('\n'), line => line.StartsWith("dotnet run -c Release --project src/FastIzhi.Cli -- run ", StringComparison.Ordinal));

        Assert.True(File.Exists(Repository.PathOf(command.Split(' ')[^1])), command);
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    /// <summary>The first block in a language.</summary>
    private static string Block(string language) =>
        Blocks().Matches(Readme).First(block => block.Groups["language"].Value == language).Groups["text"].Value;

    /// <summary>Compiles the sample in a project that refers to the library alone, as a stranger's would, and runs it.</summary>
    private Outcome RunSample(string code)
    {
        _workspace.Write("Program.cs", code);
        _workspace.Write("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}FastIzhi.dll" />
                <Reference Include="{AppContext.BaseDirectory}CommunityToolkit.HighPerformance.dll" />
              </ItemGroup>
            </Project>
            """);

        // Servers of the build would outlive it and hold its output open.
        var build = _workspace.RunDotNet("build", "--disable-build-servers", "--nologo", "--output", _workspace.PathOf("out"));
        return build.ExitCode == 0 ? _workspace.RunDotNet("exec", _workspace.PathOf("out/Sample.dll")) : build;
    }
}
