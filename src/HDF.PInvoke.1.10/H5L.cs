using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Links.</summary>
public static class H5L
{
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Lexists")]
    public static extern htri_t exists(
        hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t lapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Lcreate_hard")]
    public static extern herr_t create_hard(
        hid_t cur_loc,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string cur_name,
        hid_t dst_loc,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string dst_name,
        hid_t lcpl_id = H5P.DEFAULT,
        hid_t lapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Ldelete")]
    public static extern herr_t delete(
        hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t lapl_id = H5P.DEFAULT);

    /// <summary>
    /// Copies the name of link <paramref name="n"/> of a group, ended by a zero, into at most <paramref name="size"/>
    /// bytes at <paramref name="name"/>.
    /// </summary>
    /// <returns>The whole name's length [bytes], without the zero.</returns>
    /// <remarks><see cref="H5G.get_info"/> tells how many links there are.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Lget_name_by_idx")]
    public static extern ssize_t get_name_by_idx(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string group_name,
        H5.index_t idx_type,
        H5.iter_order_t order,
        hsize_t n,
        IntPtr name,
        size_t size,
        hid_t lapl_id);
}
