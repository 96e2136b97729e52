using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Attributes.</summary>
public static class H5A
{
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Acreate2")]
    public static extern hid_t create(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string attr_name,
        hid_t type_id,
        hid_t space_id,
        hid_t acpl_id = H5P.DEFAULT,
        hid_t aapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aopen")]
    public static extern hid_t open(
        hid_t obj_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string attr_name, hid_t aapl_id = H5P.DEFAULT);

    /// <summary>Opens attribute <paramref name="n"/> of an object.</summary>
    /// <remarks><see cref="H5O.info_t.num_attrs"/> tells how many there are.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aopen_by_idx")]
    public static extern hid_t open_by_idx(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string obj_name,
        H5.index_t idx_type,
        H5.iter_order_t order,
        hsize_t n,
        hid_t aapl_id = H5P.DEFAULT,
        hid_t lapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aclose")]
    public static extern herr_t close(hid_t attr_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Adelete")]
    public static extern herr_t delete(hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aexists")]
    public static extern htri_t exists(hid_t obj_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string attr_name);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Awrite")]
    public static extern herr_t write(hid_t attr_id, hid_t mem_type_id, IntPtr buf);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aread")]
    public static extern herr_t read(hid_t attr_id, hid_t type_id, IntPtr buf);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aget_space")]
    public static extern hid_t get_space(hid_t attr_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aget_type")]
    public static extern hid_t get_type(hid_t attr_id);

    /// <summary>Copies the name, ended by a zero, into at most <paramref name="size"/> bytes.</summary>
    /// <returns>The whole name's length [bytes], without the zero.</returns>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Aget_name")]
    public static extern ssize_t get_name(hid_t attr_id, size_t size, byte[]? name);
}
