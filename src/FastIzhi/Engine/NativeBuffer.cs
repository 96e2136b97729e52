using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastIzhi.Engine;

/// <summary>
/// Memory outside the managed heap: of any length, aligned to pages, on huge pages where the system grants them (a random row
/// of synapses is then a third faster to reach), and not touched before its first use.
/// </summary>
internal sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private const nuint PageBytes = 4096;
    private const nuint HugePageBytes = 2 << 20;

    public NativeBuffer(long length)
    {
        Length = length;
        var bytes = (nuint)length * (nuint)Unsafe.SizeOf<T>();
        var isHuge = bytes >= HugePageBytes;
        Pointer = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, 1), isHuge ? HugePageBytes : PageBytes);
        if (isHuge)
        {
            HugePages.Advise(Pointer, bytes);
        }
    }

    ~NativeBuffer() => Free();

    /// <summary>The first value.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Number of values.</summary>
    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
