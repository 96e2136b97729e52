using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Native;

/// <summary>Opens HDF5 files.</summary>
internal static class H5File
{
    private const int Tries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Opens a file. Programs lock a file for moments while they open it, to watch a run for one: those are waited for.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">How it is opened.</param>
    /// <param name="access">The list of access properties.</param>
    /// <exception cref="H5Exception">It cannot be opened.</exception>
    public static long Open(string path, uint flags, long access = H5P.DEFAULT)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Check(H5F.open(path, flags, access));
            }
            catch (H5Exception e) when (attempt < Tries && IsLocked(e.Message))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Whether a failure was that another program has the file locked.</summary>
    public static bool IsLocked(string reason) => reason.Contains("unable to lock", StringComparison.Ordinal);
}
