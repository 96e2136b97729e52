using HDF.PInvoke;

namespace FastIzhi.Hdf5.Native;

/// <summary>The HDF5 library as a whole: who may call it, and why a call failed.</summary>
internal static class H5Library
{
    private const string SystemError = "error message = '";
    private static readonly Lock Gate = new();
    private static bool _prepared;

    /// <summary>
    /// Takes the library for the calling thread until the scope is disposed. Not every build of the library bears calls from
    /// several threads at once; those that do have one lock of their own, so nothing is lost.
    /// </summary>
    public static Lock.Scope Enter()
    {
        var scope = Gate.EnterScope();
        try
        {
            if (!_prepared)
            {
                // At process exit the library would go through the files that are still open, and crash over one that could
                // not be closed. It listens before its first call only.
                _ = H5.dont_atexit();
                _prepared = true;
            }

            // The stack of errors is per thread; by default each failure is printed to stderr.
            Check(H5E.set_auto(H5E.DEFAULT, null, IntPtr.Zero));
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    public static string Version()
    {
        uint major = 0, minor = 0, release = 0;
        Check(H5.get_libversion(ref major, ref minor, ref release));
        return $"{major}.{minor}.{release}";
    }

    /// <summary>Passes on the result of a call.</summary>
    /// <exception cref="H5Exception">It is negative: the call failed.</exception>
    public static long Check(long result) => result >= 0 ? result : throw new H5Exception(Reason());

    /// <inheritdoc cref="Check(long)"/>
    public static int Check(int result) => (int)Check((long)result);

    /// <summary>The record in which the operating system has its say, if there is one; else the innermost one.</summary>
    private static string Reason()
    {
        var records = new List<string>();
        var walked = H5E.walk(
            H5E.DEFAULT,
            H5E.direction_t.H5E_WALK_UPWARD,
            (uint _, ref H5E.error_t record, IntPtr _) =>
            {
                records.Add(record.desc);
                return 0;
            },
            IntPtr.Zero);
        _ = H5E.clear(H5E.DEFAULT);
        if (walked < 0 || records.Count == 0)
        {
            return "the HDF5 library gave no reason";
        }

        // Such as: unable to open file: name = 'x.h5', errno = 13, error message = 'Permission denied', flags = 13
        var said = records.Find(record => record.Contains(SystemError, StringComparison.Ordinal));
        return said is null ? records[0] : $"{said.Split(':', ',')[0]}: {said.Split(SystemError)[1].Split('\'')[0]}";
    }
}
