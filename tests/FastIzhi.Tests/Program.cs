using System.Numerics;
using FastIzhi.Tests.Support;

namespace FastIzhi.Tests;

/// <summary>What the tests run in a child process with other vectors: prints the width of a vector and the hashes of runs.</summary>
internal static class Program
{
    public static void Main()
    {
        Console.WriteLine($"{Vector<byte>.Count * 8} {Vector.IsHardwareAccelerated}");
        foreach (var line in WidthCases.Lines())
        {
            Console.WriteLine(line);
        }
    }
}
