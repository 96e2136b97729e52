using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FastIzhi.Kernels;

/// <summary>Asks for memory ahead of its use, where the processor can be asked. It changes no result.</summary>
internal static unsafe class Prefetching
{
    private const int LineBytes = 64;

    /// <summary>The cache line of an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>The cache lines from one address to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Range(void* first, void* end)
    {
        for (var line = (byte*)((nuint)first & ~(nuint)(LineBytes - 1)); line < end; line += LineBytes)
        {
            Line(line);
        }
    }
}
