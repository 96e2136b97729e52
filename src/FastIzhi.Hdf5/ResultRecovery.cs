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

        return RecoverAs(RunStatus.Recovered, path);
    }

    /// <summary>Repairs a file whose run ended in a way that is known.</summary>
    /// <param name="status">What a status becomes that says that the run goes on.</param>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="Recover(string)" path="/exception"/>
    internal static bool RecoverAs(RunStatus status, string path)
    {
        try
        {
            return Repair(path, status);
        }
        catch (Exception e) when (e is H5Exception or DllNotFoundException or UnauthorizedAccessException or (IOException and not ResultFileException))
        {
            throw new ResultFileException(path, $"cannot repair '{path}': {e.Message}", e);
        }
    }

    private static bool Repair(string path, RunStatus status)
    {
        var isCutOff = false;
        var before = SuperblockRepair.Repair(path, superblock => (isCutOff = superblock.IsCutOff) || superblock.IsMarked);
        try
        {
            using var file = ResultFile.Open(path);
            file.CheckRecordings();
            if (!file.NeedsRecovery)
            {
                // A run whose disk was full has not come to its end. What had come to it lost something later.
                return !isCutOff ? before is not null : throw new ResultFileException(path, $"cannot repair '{path}': it is cut off");
            }
        }
        catch when (before is not null)
        {
            SuperblockRepair.Undo(path, before);
            throw;
        }

        SuperblockRepair.Repair(path, superblock => superblock.EndsEarly);
        RowRepair.Run(path, status);
        return true;
    }
}
