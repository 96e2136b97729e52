using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Property lists.</summary>
public static unsafe class H5P
{
    public const hid_t DEFAULT = 0;
    public const uint CRT_ORDER_TRACKED = 0x0001;
    public const uint CRT_ORDER_INDEXED = 0x0002;

    public static hid_t FILE_CREATE => NativeHdf5.ReadId("H5P_CLS_FILE_CREATE_ID_g");

    public static hid_t FILE_ACCESS => NativeHdf5.ReadId("H5P_CLS_FILE_ACCESS_ID_g");

    public static hid_t DATASET_CREATE => NativeHdf5.ReadId("H5P_CLS_DATASET_CREATE_ID_g");

    public static hid_t DATASET_ACCESS => NativeHdf5.ReadId("H5P_CLS_DATASET_ACCESS_ID_g");

    public static hid_t DATASET_XFER => NativeHdf5.ReadId("H5P_CLS_DATASET_XFER_ID_g");

    public static hid_t GROUP_CREATE => NativeHdf5.ReadId("H5P_CLS_GROUP_CREATE_ID_g");

    public static hid_t LINK_CREATE => NativeHdf5.ReadId("H5P_CLS_LINK_CREATE_ID_g");

    public static hid_t ATTRIBUTE_CREATE => NativeHdf5.ReadId("H5P_CLS_ATTRIBUTE_CREATE_ID_g");

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pcreate")]
    public static extern hid_t create(hid_t cls_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pclose")]
    public static extern herr_t close(hid_t plist);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_libver_bounds")]
    public static extern herr_t set_libver_bounds(
        hid_t plist, H5F.libver_t low = H5F.libver_t.EARLIEST, H5F.libver_t high = H5F.libver_t.LATEST);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_fclose_degree")]
    public static extern herr_t set_fclose_degree(hid_t fapl_id, H5F.close_degree_t fc_degree);

    /// <summary>Sets the default chunk cache of a file's datasets.</summary>
    /// <remarks>The library ignores <paramref name="mdc_nelmts"/>.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_cache")]
    public static extern herr_t set_cache(
        hid_t plist_id, int mdc_nelmts, size_t rdcc_nslots, size_t rdcc_nbytes, double rdcc_w0);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_chunk_cache")]
    public static extern herr_t set_chunk_cache(
        hid_t dapl_id, size_t rdcc_nslots, size_t rdcc_nbytes, double rdcc_w0);

    /// <summary>Sets how often metadata is read again when its checksum is wrong, with a pause that doubles from 1 ns.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_metadata_read_attempts")]
    public static extern herr_t set_metadata_read_attempts(hid_t plist_id, uint attempts);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_meta_block_size")]
    public static extern herr_t set_meta_block_size(hid_t fapl_id, hsize_t size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pget_layout")]
    public static extern H5D.layout_t get_layout(hid_t plist);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_layout")]
    public static extern herr_t set_layout(hid_t plist, H5D.layout_t layout);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pget_chunk")]
    public static extern int get_chunk(hid_t plist_id, int max_ndims, hsize_t[] dims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_chunk")]
    public static extern herr_t set_chunk(hid_t plist_id, int ndims, hsize_t[] dims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_chunk")]
    public static extern herr_t set_chunk(hid_t plist_id, int ndims, hsize_t* dims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_deflate")]
    public static extern herr_t set_deflate(hid_t plist_id, uint level);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_shuffle")]
    public static extern herr_t set_shuffle(hid_t plist_id);

    /// <summary>Number of other files that the values of a dataset lie in.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pget_external_count")]
    public static extern int get_external_count(hid_t plist);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pget_nfilters")]
    public static extern int get_nfilters(hid_t plist);

    /// <summary>Tells filter <paramref name="idx"/> of a pipeline and its parameters.</summary>
    /// <param name="plist_id">A dataset creation property list.</param>
    /// <param name="idx">Place in the pipeline, from 0.</param>
    /// <param name="flags">Receives whether the filter is optional.</param>
    /// <param name="cd_nelmts">Room in <paramref name="cd_values"/>; receives the number of parameters.</param>
    /// <param name="cd_values">Receives the parameters.</param>
    /// <param name="namelen">Room in <paramref name="name"/> [bytes].</param>
    /// <param name="name">Receives the name, ended by a zero.</param>
    /// <param name="filter_config">Receives whether the filter can encode and decode here.</param>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pget_filter2")]
    public static extern H5Z.filter_t get_filter(
        hid_t plist_id,
        uint idx,
        ref uint flags,
        ref size_t cd_nelmts,
        uint[] cd_values,
        size_t namelen,
        byte[] name,
        ref uint filter_config);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_fill_value")]
    public static extern herr_t set_fill_value(hid_t plist_id, hid_t type_id, IntPtr value);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_fill_time")]
    public static extern herr_t set_fill_time(hid_t plist_id, H5D.fill_time_t fill_time);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_alloc_time")]
    public static extern herr_t set_alloc_time(hid_t plist_id, H5D.alloc_time_t alloc_time);

    /// <summary>Whether objects carry the times of their changes; 0 makes equal runs write equal bytes.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_obj_track_times")]
    public static extern herr_t set_obj_track_times(hid_t ocpl_id, hbool_t track_times);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_link_creation_order")]
    public static extern herr_t set_link_creation_order(hid_t gcpl_id, uint crt_order_flags);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_attr_creation_order")]
    public static extern herr_t set_attr_creation_order(hid_t ocpl_id, uint crt_order_flags);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_create_intermediate_group")]
    public static extern herr_t set_create_intermediate_group(hid_t lcpl_id, uint crt_intermed_group);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Pset_char_encoding")]
    public static extern herr_t set_char_encoding(hid_t plist_id, H5T.cset_t encoding);
}
