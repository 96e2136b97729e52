using Xunit;

namespace FastIzhi.Tests.Walls;

/// <summary>The kernels are the only home of vectors and of code that goes around the bounds checks.</summary>
public class VectorCodeTests
{
    private static readonly string[] Words =
    [
        "Vector", "Vector128", "Vector256", "Vector512", "Intrinsics", "MemoryMarshal", "Unsafe", "unsafe", "fixed", "stackalloc",
    ];

    /// <summary>The exceptions: what a file outside the kernels may name, and why.</summary>
    private static readonly Dictionary<string, string[]> Exceptions = new()
    {
        // The size of an element, to find the start of a page and to count bytes.
        ["src/FastIzhi/Engine/AlignedBuffer.cs"] = ["Unsafe"],
        ["src/FastIzhi/Engine/StateLayout.cs"] = ["Unsafe"],
    };

    public static TheoryData<SourceFile> Files => [.. SourceFile.Below("src/FastIzhi").Where(file => file.Folder != "Kernels")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_outside_the_kernels_has_none(SourceFile file) =>
        Assert.Equal(Exceptions.GetValueOrDefault(file.Path, []), Words.Where(file.MentionsAnywhere));

    [Fact]
    public void The_exceptions_are_there() =>
        Assert.All(Exceptions.Keys, path => Assert.Contains(path, SourceFile.Below("src/FastIzhi").Select(file => file.Path)));

    [Fact]
    public void The_kernels_have_them() =>
        Assert.Contains(SourceFile.Below("src/FastIzhi/Kernels"), file => file.MentionsAnywhere("Vector"));
}
