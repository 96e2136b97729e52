using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Datasets.</summary>
public static unsafe class H5D
{
    public enum layout_t
    {
        LAYOUT_ERROR = -1,
        COMPACT = 0,
        CONTIGUOUS = 1,
        CHUNKED = 2,
        VIRTUAL = 3,
        NLAYOUTS = 4,
    }

    /// <summary>When storage is allocated.</summary>
    public enum alloc_time_t
    {
        ERROR = -1,
        DEFAULT = 0,
        EARLY = 1,
        LATE = 2,
        INCR = 3,
    }

    public enum space_status_t
    {
        ERROR = -1,
        NOT_ALLOCATED = 0,
        PART_ALLOCATED = 1,
        ALLOCATED = 2,
    }

    /// <summary>When fill values are written.</summary>
    public enum fill_time_t
    {
        ERROR = -1,
        ALLOC = 0,
        NEVER = 1,
        IFSET = 2,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dcreate2")]
    public static extern hid_t create(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        hid_t type_id,
        hid_t space_id,
        hid_t lcpl_id = H5P.DEFAULT,
        hid_t dcpl_id = H5P.DEFAULT,
        hid_t dapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dopen2")]
    public static extern hid_t open(
        hid_t file_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t dapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dclose")]
    public static extern herr_t close(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dwrite")]
    public static extern herr_t write(
        hid_t dset_id, hid_t mem_type_id, hid_t mem_space_id, hid_t file_space_id, hid_t plist_id, IntPtr buf);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dread")]
    public static extern herr_t read(
        hid_t dset_id, hid_t mem_type_id, hid_t mem_space_id, hid_t file_space_id, hid_t plist_id, IntPtr buf);

    /// <summary>Writes the stored bytes of one whole chunk, past the filters and the chunk cache.</summary>
    /// <param name="dset_id">The dataset.</param>
    /// <param name="dxpl_id">A transfer property list.</param>
    /// <param name="filter_mask">Bit i set: filter i of the pipeline was not applied to the bytes.</param>
    /// <param name="offset">The first of rank coordinates of the chunk's first element, in elements.</param>
    /// <param name="data_size">How many bytes.</param>
    /// <param name="buf">The bytes.</param>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dwrite_chunk")]
    public static extern herr_t write_chunk(
        hid_t dset_id, hid_t dxpl_id, uint filter_mask, ref hsize_t offset, size_t data_size, IntPtr buf);

    /// <summary>Reads the stored bytes of one whole chunk.</summary>
    /// <remarks><see cref="get_chunk_storage_size(hid_t, hsize_t[], ref hsize_t)"/> tells how many.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dread_chunk")]
    public static extern herr_t read_chunk(
        hid_t dset_id, hid_t dxpl_id, ref hsize_t offset, ref uint filter_mask, IntPtr buf);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_chunk_storage_size")]
    public static extern herr_t get_chunk_storage_size(hid_t dset_id, hsize_t[] offset, ref hsize_t chunk_bytes);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_chunk_storage_size")]
    public static extern herr_t get_chunk_storage_size(hid_t dset_id, hsize_t* offset, ref hsize_t chunk_bytes);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dflush")]
    public static extern herr_t flush(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Drefresh")]
    public static extern herr_t refresh(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dset_extent")]
    public static extern herr_t set_extent(hid_t dset_id, hsize_t[] size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dset_extent")]
    public static extern herr_t set_extent(hid_t dset_id, hsize_t* size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_space")]
    public static extern hid_t get_space(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_space_status")]
    public static extern herr_t get_space_status(hid_t dset_id, ref space_status_t allocation);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_type")]
    public static extern hid_t get_type(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_create_plist")]
    public static extern hid_t get_create_plist(hid_t dset_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dget_storage_size")]
    public static extern hsize_t get_storage_size(hid_t dset_id);

    /// <summary>Frees the memory that reading variable-length values allocated.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Dvlen_reclaim")]
    public static extern herr_t vlen_reclaim(hid_t type_id, hid_t space_id, hid_t plist_id, IntPtr buf);
}
