using System.Runtime.InteropServices;

namespace FastIzhi.Engine;

/// <summary>Pages of 2 MB, which Linux gives to memory for which they are asked.</summary>
internal static unsafe partial class HugePages
{
    private const int AdviseHugePage = 14;

    /// <summary>Asks for them. Where the advice is not taken, pages are small.</summary>
    public static void Advise(void* address, nuint length)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Madvise(address, length, AdviseHugePage);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Madvise(void* address, nuint length, int advice);
}
