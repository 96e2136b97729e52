using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastIzhi.Engine;

/// <summary>
/// Zeroed memory that begins on a page: no vector straddles two cache lines, and the page offsets of arrays within it are known.
/// </summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int PageBytes = 4096;

    private readonly T[] _array;
    private readonly int _start;

    public AlignedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(checked(length + PageBytes / Unsafe.SizeOf<T>()), pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _start = (int)((PageBytes - address % PageBytes) % PageBytes / Unsafe.SizeOf<T>());
    }

    public int Length { get; }

    public Span<T> Span => _array.AsSpan(_start, Length);
}
