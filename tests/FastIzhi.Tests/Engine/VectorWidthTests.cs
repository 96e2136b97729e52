using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics.X86;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>
/// All widths of vectors give the same bits. A width is a matter of the whole process, so each runs in a child: the entry point
/// of this assembly.
/// </summary>
public class VectorWidthTests
{
    private static readonly Lazy<string[]> OwnLines = new(() => [.. WidthCases.Lines()]);

    public static TheoryData<string, string, int> Settings => new()
    {
        // The widest vector that the processor has is the most that a setting can ask for.
        { "MaxVectorTBitWidth", "128", 128 },
        { "MaxVectorTBitWidth", "256", Avx2.IsSupported ? 256 : 128 },
        { "MaxVectorTBitWidth", "512", Avx512BW.IsSupported ? 512 : Avx2.IsSupported ? 256 : 128 },
        { "EnableAVX2", "0", 128 },
        { "EnableHWIntrinsic", "0", 128 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_width_gives_the_same_bits(string setting, string value, int width)
    {
        var lines = RunChild(setting, value);

        Assert.Equal($"{width} {setting != "EnableHWIntrinsic" && Vector.IsHardwareAccelerated}", lines[0]);
        Assert.Equal(OwnLines.Value, lines[1..]);
    }

    private static string[] RunChild(string setting, string value)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(VectorWidthTests).Assembly.Location },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_" + setting] = value;
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
