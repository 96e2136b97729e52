using System.Diagnostics;
using HDF.PInvoke;
using Microsoft.Win32.SafeHandles;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// A flush: all that was recorded up to one row of the simulation goes to the file, so that whoever reads it finds that row in
/// all recordings, whatever becomes of this process.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="file">The file, open.</param>
/// <param name="streams">All recordings, in the order of the file.</param>
/// <param name="facts">What the file says about the run.</param>
/// <param name="handle">The file as the operating system knows it; null where the disk is never waited for.</param>
/// <param name="syncInterval">The time after which the disk is waited for.</param>
internal sealed class FlushPoint(
    string path, long file, IReadOnlyList<BlockStream> streams, RunFacts facts, SafeFileHandle? handle, TimeSpan syncInterval)
    : WriterTask
{
    private long _lastSync = Stopwatch.GetTimestamp();
    private bool _sync;

    /// <summary>Takes note of the row up to which it goes, on the thread that simulates.</summary>
    /// <param name="sync">Whether the data must be on the disk, not only with the operating system.</param>
    public void Mark(bool sync)
    {
        _sync = sync;
        facts.Mark();
        foreach (var stream in streams)
        {
            stream.Mark();
        }
    }

    /// <summary>
    /// First the rows, then what says how many there are, last the number that readers rely on: a reader, or a crash, may come at
    /// any moment.
    /// </summary>
    public override void Store()
    {
        CheckPath();
        foreach (var stream in streams)
        {
            stream.StoreMarked();
            stream.FlushDatasets();
        }

        WriteFacts();
        if (handle is not null && (_sync || Stopwatch.GetElapsedTime(_lastSync) >= syncInterval))
        {
            RandomAccess.FlushToDisk(handle);
            _lastSync = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>What is written to a file without a name is lost.</summary>
    /// <exception cref="IOException">The file is not where it was.</exception>
    public void CheckPath()
    {
        if (!File.Exists(path))
        {
            throw new IOException("the file was removed, or its folder was");
        }
    }

    /// <summary>Writes how far the run and its recordings are.</summary>
    public void WriteFacts()
    {
        foreach (var stream in streams)
        {
            stream.WriteFacts(file);
        }

        facts.WriteMarked(file, [.. streams.Select(stream => stream.RowsCommitted)]);
        Check(H5F.flush(file, H5F.scope_t.GLOBAL));
    }
}
