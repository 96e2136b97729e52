using Xunit;

namespace FastIzhi.Tests.Walls;

/// <summary>
/// The kernels are the only home of vectors. Code that goes around the bounds checks is there and in the engine, whose state and
/// synapses lie outside the managed heap.
/// </summary>
public class VectorCodeTests
{
    private static readonly string[] VectorWords =
        ["Vector", "Vector128", "Vector256", "Vector512", "Intrinsics", "MemoryMarshal", "stackalloc"];

    private static readonly string[] PointerWords = ["Unsafe", "unsafe", "fixed"];

    public static TheoryData<SourceFile> Files => [.. SourceFile.Below("src/FastIzhi").Where(file => file.Folder != "Kernels")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_outside_the_kernels_has_none(SourceFile file)
    {
        Assert.DoesNotContain(VectorWords, file.MentionsAnywhere);
        if (file.Folder != "Engine")
        {
            Assert.DoesNotContain(PointerWords, file.MentionsAnywhere);
        }
    }

    [Fact]
    public void The_kernels_have_them() =>
        Assert.Contains(SourceFile.Below("src/FastIzhi/Kernels"), file => file.MentionsAnywhere("Vector"));
}
