using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Identifiers.</summary>
public static class H5I
{
    public enum type_t
    {
        UNINIT = -2,
        BADID = -1,
        FILE = 1,
        GROUP = 2,
        DATATYPE = 3,
        DATASPACE = 4,
        DATASET = 5,
        ATTR = 6,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Iget_type")]
    public static extern type_t get_type(hid_t obj_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Iis_valid")]
    public static extern htri_t is_valid(hid_t obj_id);
}
