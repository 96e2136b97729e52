using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Groups.</summary>
public static class H5G
{
    public enum storage_type_t
    {
        UNKNOWN = -1,
        SYMBOL_TABLE = 0,
        COMPACT = 1,
        DENSE = 2,
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct info_t
    {
        public storage_type_t storage_type;
        public hsize_t nlinks;
        public long max_corder;
        public hbool_t mounted;
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Gcreate2")]
    public static extern hid_t create(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        hid_t lcpl_id = H5P.DEFAULT,
        hid_t gcpl_id = H5P.DEFAULT,
        hid_t gapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Gopen2")]
    public static extern hid_t open(
        hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t gapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Gclose")]
    public static extern herr_t close(hid_t group_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Gget_info")]
    public static extern herr_t get_info(hid_t loc_id, ref info_t ginfo);
}
