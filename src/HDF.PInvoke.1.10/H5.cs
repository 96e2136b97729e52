using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Calls on the library as a whole.</summary>
/// <remarks>
/// As in C, a negative result means failure. <c>hbool_t</c> is <c>uint</c> here but one byte in the library:
/// set a <c>ref hbool_t</c> to zero before the call.
/// </remarks>
public static class H5
{
    /// <summary>In which order an iteration visits.</summary>
    public enum iter_order_t
    {
        UNKNOWN = -1,
        INC = 0,
        DEC = 1,
        NATIVE = 2,
        N = 3,
    }

    /// <summary>By which index an iteration finds its items.</summary>
    public enum index_t
    {
        UNKNOWN = -1,
        NAME = 0,
        CRT_ORDER = 1,
        N = 2,
    }

    /// <summary>Storage used by an index and its heap [bytes].</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ih_info_t
    {
        public hsize_t index_size;
        public hsize_t heap_size;
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5open")]
    public static extern herr_t open();

    [DllImport(NativeHdf5.Name, EntryPoint = "H5close")]
    public static extern herr_t close();

    /// <summary>Keeps the library from cleaning up at process exit; effective only before every other call.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5dont_atexit")]
    public static extern herr_t dont_atexit();

    [DllImport(NativeHdf5.Name, EntryPoint = "H5get_libversion")]
    public static extern herr_t get_libversion(ref uint majnum, ref uint minnum, ref uint relnum);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5is_library_threadsafe")]
    public static extern herr_t is_library_threadsafe(ref hbool_t is_ts);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5free_memory")]
    public static extern herr_t free_memory(IntPtr buf);
}
