namespace FastIzhi.Cli.Sweeps;

/// <summary>Keeps other sweeps out of a folder as long as one is at work there; it ends with its process however that ends.</summary>
internal sealed class SweepLock : IDisposable
{
    private readonly string _folder;
    private readonly bool _isNew;
    private readonly FileStream _file;

    /// <summary>Makes the folder if it is missing.</summary>
    /// <exception cref="InputException">It cannot be made or written, or another sweep is at work in it.</exception>
    public SweepLock(string folder)
    {
        (_folder, _isNew) = (folder, !Directory.Exists(folder));
        try
        {
            Directory.CreateDirectory(folder);
            _file = new FileStream(
                Path.Combine(folder, "sweep.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{folder} cannot be written, or another sweep is at work in it; choose another folder with --output, or wait for its end: {e.Message}");
        }
    }

    /// <summary>Lets others in. A folder that was made for nothing is deleted.</summary>
    public void Dispose()
    {
        _file.Dispose();
        try
        {
            if (_isNew && !Directory.EnumerateFileSystemEntries(_folder).Any())
            {
                Directory.Delete(_folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Someone took it away, or keeps it; the runs have told.
        }
    }
}
