using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Reading;

/// <summary>A result file of FastIzhi that is open for reading, be it finished, being written or left behind by a killed run.</summary>
internal sealed class OpenedFile : IDisposable
{
    /// <summary>The pauses of so many add up to 30 ms.</summary>
    private const uint LiveAttempts = 25;

    private long _id;

    private OpenedFile(string path, long id, Superblock superblock, bool isLive)
    {
        (Path, _id, IsMarked, IsLive) = (path, id, superblock.IsMarked, isLive);
        Format = superblock.Version == 3 ? ResultFormat.V110 : ResultFormat.V18;
        Bytes = new FileInfo(path).Length;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its size when it was opened [bytes].</summary>
    public long Bytes { get; }

    /// <summary>The version of its format.</summary>
    public ResultFormat Format { get; }

    /// <summary>Whether it had not been closed by its writer when it was opened.</summary>
    public bool IsMarked { get; }

    /// <summary>Whether it was being written when it was opened.</summary>
    public bool IsLive { get; }

    /// <summary>What to say of a file that a killed run left behind.</summary>
    public static string LeftBehind(string path) =>
        $"'{path}' was left by a run that was killed; 'fastizhi recover {path}' repairs it, 'fastizhi resume {path}' goes on";

    /// <summary>What to say of a file that lacks its end.</summary>
    public static string CutOff(string path) =>
        $"'{path}' is cut off: bytes at its end are missing; if its disk was full, 'fastizhi recover {path}' repairs it";

    /// <summary>Checks the superblock, so that the library is not trusted with a file that is none of its kind.</summary>
    /// <returns>The superblock, and whether a program is writing the file.</returns>
    /// <exception cref="H5Exception">It is not as it must be, or cannot be read.</exception>
    public static (Superblock Superblock, bool IsLive) Look(string path)
    {
        var superblock = ReadSuperblock(path);
        var isLive = superblock.IsMarked && WriterLock.IsHeld(path);

        // A run may have ended meanwhile.
        return superblock.IsMarked && !isLive ? (ReadSuperblock(path), false) : (superblock, isLive);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ResultFileException">It is not one of ours, is damaged, or cannot be read.</exception>
    public static OpenedFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new ResultFileException(path, $"there is no file '{path}'");
        }

        return Guard(path, () =>
        {
            var (superblock, isLive) = Look(path);
            if (superblock.IsMarked && !superblock.AllowsReaders)
            {
                throw new ResultFileException(
                    path, isLive ? $"cannot read '{path}': another program is writing it; wait for the end of its run" : LeftBehind(path));
            }

            if (superblock.IsCutOff)
            {
                throw new ResultFileException(path, CutOff(path));
            }

            using var library = Enter();
            var file = new OpenedFile(path, OpenNative(path, superblock.IsMarked, isLive), superblock, isLive);
            try
            {
                file.CheckOurs();
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        });
    }

    /// <summary>Calls the library for this file.</summary>
    /// <exception cref="ResultFileException">A call failed.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public T Call<T>(Func<long, T> read) => Guard(Path, () =>
    {
        using var library = Enter();
        ObjectDisposedException.ThrowIf(_id < 0, typeof(ResultFile));
        return read(_id);
    });

    public void Dispose()
    {
        if (_id >= 0)
        {
            using var library = Enter();
            _ = H5F.close(_id);
            _id = -1;
        }
    }

    /// <summary>Lets what goes wrong name the file.</summary>
    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is H5Exception or DllNotFoundException or FormatException or ArgumentException or OverflowException
            or UnauthorizedAccessException)
        {
            throw new ResultFileException(path, $"cannot read '{path}': {Meaning(e.Message)}", e);
        }
    }

    private static Superblock ReadSuperblock(string path)
    {
        using var file = WriterLock.OpenForReading(path)
            ?? throw new H5Exception("another program is writing it; wait for the end of its run");
        return Superblock.Read(file);
    }

    private static long OpenNative(string path, bool isMarked, bool isLive)
    {
        // What a live run is just writing has a wrong checksum for moments; by default the library would try for years.
        using var access = new Hid(Check(H5P.create(H5P.FILE_ACCESS)), H5P.close);
        Check(H5P.set_metadata_read_attempts(access, isLive ? LiveAttempts : 1));
        return H5File.Open(path, isMarked ? H5F.ACC_RDONLY | H5F.ACC_SWMR_READ : H5F.ACC_RDONLY, access);
    }

    private static string Meaning(string reason) =>
        H5File.IsLocked(reason) ? "another program is writing it; wait for the end of its run"
        : reason.Contains("close degree", StringComparison.Ordinal) ? "this program is writing it; finish it first"
        : reason;

    private void CheckOurs()
    {
        if (H5Read.TextAttribute(_id, FileNames.Creator) != FileNames.CreatorValue)
        {
            throw new ResultFileException(Path, $"'{Path}' is an HDF5 file, but not a result file of FastIzhi");
        }

        var version = H5Read.Attribute(_id, FileNames.FormatVersion);
        if (version > FileNames.FormatVersionValue)
        {
            throw new ResultFileException(
                Path,
                $"'{Path}' has format version {version}; this FastIzhi reads up to {FileNames.FormatVersionValue}: use a newer one");
        }
    }
}
