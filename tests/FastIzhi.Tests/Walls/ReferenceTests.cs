using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Walls;

/// <summary>What the projects refer to, and who sees the inside of the library.</summary>
public class ReferenceTests
{
    /// <summary>Per project: the projects and packages that it refers to.</summary>
    public static TheoryData<string, string[]> Projects => new()
    {
        { "src/FastIzhi", ["CommunityToolkit.HighPerformance"] },
        { "src/HDF.PInvoke.1.10", [] },
        { "src/FastIzhi.Hdf5", ["FastIzhi", "HDF.PInvoke.1.10"] },
        { "src/FastIzhi.Analysis", ["FastIzhi.Hdf5", "MathNet.Numerics"] },
        { "src/FastIzhi.Plots", ["FastIzhi.Analysis", "FastIzhi.Hdf5", "ScottPlot", "SkiaSharp.NativeAssets.Linux.NoDependencies"] },
        {
            "src/FastIzhi.Cli",
            ["FastIzhi", "FastIzhi.Analysis", "FastIzhi.Hdf5", "FastIzhi.Plots", "Spectre.Console", "System.CommandLine"]
        },
        { "tests/FastIzhi.Reference", ["FastIzhi"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_it_may(string folder, string[] expected)
    {
        var project = XDocument.Load(Repository.PathOf(folder, Path.GetFileName(folder) + ".csproj"));

        var references = project.Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(element => element.Attribute("Include")!.Value)
            .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), references.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_library_needs_the_class_library_and_one_package() => Assert.All(
        typeof(Simulation).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!),
        name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "CommunityToolkit.HighPerformance", name));

    /// <summary>The writer and the command do with what a stranger has; so does the oracle.</summary>
    [Fact]
    public void Only_its_tests_and_benchmarks_see_the_inside_of_the_library() => Assert.Equal(
        ["FastIzhi.Bench", "FastIzhi.Tests"],
        typeof(Simulation).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(attribute => attribute.AssemblyName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_oracle_shares_no_computation_with_the_engine()
    {
        string[] allowed = ["FastIzhi.Inputs", "FastIzhi.Networks", "FastIzhi.Neurons", "FastIzhi.Receptors", "FastIzhi.Recording"];

        Assert.All(SourceFile.Below("tests/FastIzhi.Reference"), file =>
        {
            Assert.Empty(file.Usings.Where(name => name.StartsWith("FastIzhi", StringComparison.Ordinal)).Except(allowed));
            Assert.False(file.Mentions("Simulation"), $"{file} names Simulation");
        });
    }
}
