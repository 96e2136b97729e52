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
    /// <param name="path">The file, whose superblock is in order.</param>
    public static void Run(string path)
    {
        using var library = Enter();
        var file = Open(path, out var writerLock);
        using (writerLock)
        {
            try
            {
                Repair(file);
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

        var file = Check(H5F.open(path, isOrdered ? H5F.ACC_RDWR | H5F.ACC_SWMR_WRITE : H5F.ACC_RDWR, access));

        // The library unlocks an ordered file, and locks another one itself.
        writerLock = isOrdered ? WriterLock.OpenForReading(path) : null;
        return file;
    }

    private static void Repair(long file)
    {
        foreach (var recording in RecordedRows.Of(file, isClosed: false))
        {
            foreach (var path in recording.Paths)
            {
                SettleRows(file, path, recording.Rows);
            }

            if (recording.Variable is not null)
            {
                SettleTime(file, $"{recording.Group}/{FileNames.Time}", recording.Rows);
            }
        }

        Check(H5F.flush(file, H5F.scope_t.GLOBAL));

        // Only now may the file say that it is whole. The tail stays, for a run that goes on.
        var status = $"{FileNames.Run}/{FileNames.Status}";
        if (H5Read.Text(file, status) == Words.Of(RunStatus.Running))
        {
            H5Write.RewriteText(file, status, Words.Of(RunStatus.Recovered), FileNames.StatusBytes);
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
