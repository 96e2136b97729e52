using Xunit;

namespace FastIzhi.Tests.Walls;

/// <summary>One top-level type a file, named after it; the namespace is the folder.</summary>
public class LayoutTests
{
    public static TheoryData<SourceFile> Files => [.. SourceFile.Below("src", "tests", "bench").Where(HasTypes)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_one_type_and_its_name(SourceFile file)
    {
        var type = Assert.Single(file.TopLevelTypes);
        Assert.True(
            file.Name == type + ".cs" || (file.Name.StartsWith(type + ".", StringComparison.Ordinal) && file.Code.Contains("partial", StringComparison.Ordinal)),
            $"{file} declares {type}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_namespace_is_the_folder(SourceFile file)
    {
        // The stand-in is called after the package; its namespace is the package's too, which has no version.
        var project = file.Path.Split('/')[1].Replace("HDF.PInvoke.1.10", "HDF.PInvoke", StringComparison.Ordinal);

        Assert.Equal(file.Folder.Length == 0 ? project : $"{project}.{file.Folder}", file.Namespace);
    }

    [Fact]
    public void The_files_without_a_type_are_known() => Assert.Equal(
        ["bench/FastIzhi.Bench/Program.cs", "src/FastIzhi.Cli/Program.cs", "src/HDF.PInvoke.1.10/Aliases.cs"],
        SourceFile.Below("src", "tests", "bench").Where(file => !HasTypes(file)).Select(file => file.Path).Order(StringComparer.Ordinal));

    private static bool HasTypes(SourceFile file) => file.TopLevelTypes.Any();
}
