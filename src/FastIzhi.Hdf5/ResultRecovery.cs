using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Recovery;

namespace FastIzhi.Hdf5;

/// <summary>Repairs result files that killed runs left behind.</summary>
public static class ResultRecovery
{
    /// <summary>
    /// Repairs a file in place, so that any HDF5 reader opens it: every recording is cut to the rows that were written for
    /// certain, and the status becomes <see cref="RunStatus.Recovered"/>. Nothing else is lost. When this is killed too, it can
    /// be done again. A sound file is left as it is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether there was something to repair.</returns>
    /// <exception cref="ResultFileException">
    /// A run is writing the file; or it is not a result file, or is damaged: it is as it was.
    /// </exception>
    public static bool Recover(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new ResultFileException(path, $"there is no file '{path}'");
        }

        try
        {
            return Repair(path);
        }
        catch (Exception e) when (e is H5Exception or DllNotFoundException or UnauthorizedAccessException)
        {
            throw new ResultFileException(path, $"cannot repair '{path}': {e.Message}", e);
        }
    }

    private static bool Repair(string path)
    {
        var marked = SuperblockRepair.Repair(path, superblock => superblock.IsMarked);
        try
        {
            using var file = ResultFile.Open(path);
            file.CheckRecordings();
            if (!file.NeedsRecovery)
            {
                return marked is not null;
            }
        }
        catch when (marked is not null)
        {
            SuperblockRepair.Undo(path, marked);
            throw;
        }

        SuperblockRepair.Repair(path, superblock => superblock.EndsEarly);
        RowRepair.Run(path);
        return true;
    }
}
