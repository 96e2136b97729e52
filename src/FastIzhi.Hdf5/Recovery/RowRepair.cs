using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Recovery;

/// <summary>
/// Repairs what the superblock does not hold: recordings have the rows that were committed, those in the tail are moved to the
/// others, and the status says what happened.
/// </summary>
internal static class RowRepair
{
    /// <summary>More than what the library needs to find the rows that are moved [bytes].</summary>
    private const int IndexBytes = 1 << 16;

    /// <param name="path">The file, whose superblock is in order.</param>
    /// <param name="status">What becomes of a status that says that the run goes on.</param>
    public static void Run(string path, RunStatus status)
    {
        using var library = Enter();

        // Before the library opens the file to write: it may lock it then.
        CheckRoom(path, MissingBytes(path));
        var file = Open(path, out var writerLock);
        using (writerLock)
        {
            try
            {
                Repair(path, file, status);
            }
            finally
            {
                Check(H5F.close(file));
            }
        }
    }

    /// <summary>
    /// Opens the file as a run does if it can: the library then writes all metadata in an order in which each moment leaves a
    /// file that can be read, so that this can be killed as well.
    /// </summary>
    private static long Open(string path, out FileStream? writerLock)
    {
        bool isOrdered;
        using (var start = WriterLock.OpenForReading(path) ?? throw new H5Exception("another program has opened it"))
        {
            isOrdered = Superblock.Read(start).Version == 3;
        }

        using var access = new Hid(Check(H5P.create(H5P.FILE_ACCESS)), H5P.close);

        // Nobody is writing what has a wrong checksum: it is damaged.
        Check(H5P.set_metadata_read_attempts(access, 1));
        if (isOrdered)
        {
            Check(H5P.set_libver_bounds(access, H5F.libver_t.V110, H5F.libver_t.V110));
        }

        var file = H5File.Open(path, isOrdered ? H5F.ACC_RDWR | H5F.ACC_SWMR_WRITE : H5F.ACC_RDWR, access);

        // The library unlocks an ordered file, and locks another one itself.
        writerLock = isOrdered ? WriterLock.OpenForReading(path) : null;
        return file;
    }

    private static void Repair(string path, long file, RunStatus end)
    {
        var committed = Committed.Read(file);
        foreach (var recording in RecordedRows.Of(file, committed, isClosed: false))
        {
            foreach (var dataset in recording.Paths)
            {
                SettleRows(file, dataset, recording.Rows);
            }

            if (recording.Variable is not null)
            {
                SettleTime(file, $"{recording.Group}/{FileNames.Time}", recording.Rows);
            }
        }

        committed?.WriteFacts(file, H5Read.Value<double>(file, $"{FileNames.Run}/{FileNames.TimeStep}"));
        Check(H5F.flush(file, H5F.scope_t.GLOBAL));

        // Only now may the file say that it is whole. The tail stays, for a run that goes on.
        var status = $"{FileNames.Run}/{FileNames.Status}";
        if (H5Read.Text(file, status) == Words.Of(RunStatus.Running))
        {
            H5Write.RewriteText(file, status, Words.Of(end), FileNames.StatusBytes);
        }
    }

    /// <summary>What the datasets of a file lack, since it is in the tail [bytes].</summary>
    private static long MissingBytes(string path)
    {
        using var file = new Hid(H5File.Open(path, H5F.ACC_RDONLY), H5F.close);
        return RecordedRows.Of(file, Committed.Read(file), isClosed: false)
            .SelectMany(recording => recording.Paths.Select(of => MissingBytes(file, of, recording.Rows)))
            .Sum();
    }

    private static long MissingBytes(long file, string path, long rows)
    {
        using var dataset = new RowDataset(file, path);
        return checked(Math.Max(0, rows - dataset.Extent) * dataset.Columns * dataset.ElementBytes);
    }

    /// <summary>
    /// Makes sure that the disk takes what is to be written. The library first makes a dataset longer; were there no room then, its
    /// new rows would be there and hold nothing.
    /// </summary>
    /// <exception cref="IOException">There is no room. The file is as it was.</exception>
    private static void CheckRoom(string path, long bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var end = file.Length;
        try
        {
            file.Position = end;
            var zeros = new byte[IndexBytes];
            for (var left = bytes + IndexBytes; left > 0; left -= zeros.Length)
            {
                file.Write(zeros);
            }
        }
        catch (ArgumentOutOfRangeException e)
        {
            // A file that may not be so long.
            throw new IOException(e.Message.Split(" (Parameter")[0], e);
        }
        finally
        {
            file.SetLength(end);
        }
    }

    private static void SettleRows(long file, string path, long rows)
    {
        using var dataset = new RowDataset(file, path);
        if (dataset.Extent > rows)
        {
            SetRows(dataset, rows);
        }
        else if (dataset.Extent < rows)
        {
            switch (dataset.TypeName)
            {
                case "float32":
                    AppendTail<float>(dataset, rows);
                    break;
                case "float64":
                    AppendTail<double>(dataset, rows);
                    break;
                default:
                    AppendTail<ulong>(dataset, rows);
                    break;
            }
        }

        Check(H5D.flush(dataset.Id));
    }

    private static unsafe void AppendTail<T>(RowDataset dataset, long rows)
        where T : unmanaged
    {
        var (first, missing) = (dataset.Extent, checked((int)(rows - dataset.Extent)));
        var values = new T[checked(missing * dataset.Columns)];
        dataset.Read(first, missing, [new ColumnRun(0, dataset.Columns)], values.AsSpan());

        SetRows(dataset, rows);
        using var space = new Hid(Check(H5D.get_space(dataset.Id)), H5S.close);
        ulong[] start = [(ulong)first, 0];
        ulong[] count = [(ulong)missing, (ulong)dataset.Columns];
        Check(H5S.select_hyperslab(space, H5S.seloper_t.SET, start, null, count, null));
        using var memory = new Hid(Check(H5S.create_simple(1, [(ulong)values.Length], null)), H5S.close);
        fixed (T* data = values)
        {
            Check(H5D.write(dataset.Id, H5Types.Of<T>(), memory, space, H5P.DEFAULT, (IntPtr)data));
        }
    }

    private static void SetRows(RowDataset dataset, long rows) =>
        Check(H5D.set_extent(dataset.Id, [(ulong)rows, (ulong)dataset.Columns]));

    private static void SettleTime(long file, string path, long rows)
    {
        var range = H5Read.Values<double>(file, path);
        H5Write.Rewrite<double>(file, path, FileNames.TimeRange(range[0], range[2], rows));
    }
}
