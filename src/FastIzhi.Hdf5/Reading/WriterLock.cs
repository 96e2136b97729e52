namespace FastIzhi.Hdf5.Reading;

/// <summary>
/// Tells whether a program is writing a result file: a writer holds a shared lock on it for its whole life, which ends with its
/// process however that ends.
/// </summary>
internal static class WriterLock
{
    private const int Tries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Whether a program holds a lock on a file.</summary>
    public static bool IsHeld(string path)
    {
        using var exclusive = TryOpen(path, FileAccess.Read, FileShare.None);
        return exclusive is null;
    }

    /// <summary>Whether no program holds a lock on a file, nor will in some moments.</summary>
    public static bool IsFree(string path)
    {
        using var alone = OpenAlone(path);
        return alone is not null;
    }

    /// <summary>Opens a file that no other program may read or write meanwhile; null when one does.</summary>
    public static FileStream? OpenAlone(string path) => Retry(() => TryOpen(path, FileAccess.ReadWrite, FileShare.None));

    /// <summary>Opens a file for reading; null when a program does not let others read.</summary>
    public static FileStream? OpenForReading(string path) => Retry(() => TryOpen(path, FileAccess.Read, FileShare.ReadWrite));

    /// <summary>
    /// Tries for some moments: the lock of a program that has just closed the file may outlive it, since a process that some
    /// thread is starting holds it until it has become the new program.
    /// </summary>
    private static FileStream? Retry(Func<FileStream?> open)
    {
        for (var attempt = 1; ; attempt++)
        {
            var file = open();
            if (file is not null || attempt == Tries)
            {
                return file;
            }

            Thread.Sleep(Pause);
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, access, share, bufferSize: 0);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            // Other errors have types of their own.
            return null;
        }
    }
}
