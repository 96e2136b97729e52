using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FastIzhi.Hdf5.Writing;

/// <summary>Gives a file its name when it is complete, so that under that name it is whole or not there at all.</summary>
internal static class WholeFile
{
    private const int ReadOnly = 0;

    /// <summary>Brings a file to the disk, renames it, and brings the new name to the disk.</summary>
    /// <param name="temporary">The file, complete and closed.</param>
    /// <param name="path">The name that it gets.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <exception cref="IOException">The disk or the system refuses it, or there is a file of that name.</exception>
    public static void Publish(string temporary, string path, bool overwrite)
    {
        Flush(temporary);
        Rename(temporary, path, overwrite);
    }

    /// <summary>Brings a file to the disk.</summary>
    /// <exception cref="IOException">The disk or the system refuses it.</exception>
    public static void Flush(string temporary)
    {
        using var handle = File.OpenHandle(temporary, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Renames a file, and brings the new name to the disk.</summary>
    /// <exception cref="IOException">The disk or the system refuses it, or there is a file of that name.</exception>
    public static void Rename(string temporary, string path, bool overwrite)
    {
        File.Move(temporary, path, overwrite);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>A name is part of its folder, which .NET does not open. Windows brings names to the disk by itself.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (!handle.IsInvalid)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
