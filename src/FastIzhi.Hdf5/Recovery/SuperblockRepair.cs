using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;

namespace FastIzhi.Hdf5.Recovery;

/// <summary>Repairs the superblock of a file that no program has open.</summary>
internal static class SuperblockRepair
{
    /// <summary>Unmarks a file and lets it end where it does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNeeded">Whether a superblock is to be repaired.</param>
    /// <returns>The superblock before; null when it was left.</returns>
    /// <exception cref="ResultFileException">A program has the file open.</exception>
    /// <exception cref="H5Exception">The superblock is damaged.</exception>
    public static byte[]? Repair(string path, Predicate<Superblock> isNeeded)
    {
        using var file = Open(path);
        var superblock = Superblock.Read(file);
        return isNeeded(superblock) ? superblock.Repair(file) : null;
    }

    /// <summary>Puts back the superblock of a file that could not be repaired.</summary>
    public static void Undo(string path, byte[] superblock)
    {
        using var file = Open(path);
        Superblock.Replace(file, superblock);
    }

    private static FileStream Open(string path) => WriterLock.OpenAlone(path) ?? throw new ResultFileException(
        path, $"a run is writing '{path}', or a program reads it; wait for its end, there is nothing to repair as long as it lives");
}
