using Microsoft.Win32.SafeHandles;

namespace FastIzhi.Hdf5;

/// <summary>
/// Advisory locks on result files. A writer shares the lock of its file with readers; who asks for the file alone learns that
/// somebody has it.
/// </summary>
internal static class FileLock
{
    /// <summary>What .NET reports where a lock is in the way: EWOULDBLOCK of Linux and of macOS, and a sharing violation of Windows.</summary>
    private static readonly int[] Refusals = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Takes a share of the lock, for as long as the handle is open.</summary>
    public static SafeFileHandle Share(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Whether somebody has a file locked, such as the run that writes it.</summary>
    /// <exception cref="IOException">The file cannot be opened for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened.</exception>
    public static bool IsHeld(string path)
    {
        try
        {
            using var alone = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException e) when (Refusals.Contains(e.HResult))
        {
            return true;
        }
    }
}
