using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>A folder that appears with all its files, or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>Makes a folder.</summary>
    /// <param name="folder">The folder, which must not be there, or be empty.</param>
    /// <param name="fill">Writes the files into the folder that it is given.</param>
    /// <exception cref="SonataException">It has files.</exception>
    /// <exception cref="ResultFileException">It cannot be written.</exception>
    public static T Make<T>(string folder, Func<string, T> fill)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new SonataException($"{folder} exists; choose another folder");
        }

        var partial = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(partial);
            var made = fill(partial);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(partial, folder);
            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or H5Exception or DllNotFoundException)
        {
            throw new ResultFileException(folder, $"cannot write {folder}: {e.Message}", e);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }
}
