using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Data spaces: shapes, and selections in them.</summary>
public static unsafe class H5S
{
    public const int ALL = 0;
    public const hsize_t UNLIMITED = hsize_t.MaxValue;
    public const int MAX_RANK = 32;

    public enum class_t
    {
        NO_CLASS = -1,
        SCALAR = 0,
        SIMPLE = 1,
        NULL = 2,
    }

    /// <summary>How a selection combines with the one before.</summary>
    public enum seloper_t
    {
        NOOP = -1,
        SET = 0,
        OR = 1,
        AND = 2,
        XOR = 3,
        NOTB = 4,
        NOTA = 5,
        APPEND = 6,
        PREPEND = 7,
        INVALID = 8,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Screate")]
    public static extern hid_t create(class_t type);

    /// <summary>Creates a space of given dimensions; without <paramref name="maxdims"/> it cannot grow.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Screate_simple")]
    public static extern hid_t create_simple(int rank, hsize_t[] dims, hsize_t[]? maxdims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Screate_simple")]
    public static extern hid_t create_simple(int rank, hsize_t* dims, hsize_t* maxdims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sclose")]
    public static extern herr_t close(hid_t space_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sselect_hyperslab")]
    public static extern herr_t select_hyperslab(
        hid_t space_id, seloper_t op, hsize_t[] start, hsize_t[]? stride, hsize_t[] count, hsize_t[]? block);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sselect_hyperslab")]
    public static extern herr_t select_hyperslab(
        hid_t space_id, seloper_t op, hsize_t* start, hsize_t* stride, hsize_t* count, hsize_t* block);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sselect_all")]
    public static extern herr_t select_all(hid_t dspace_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sselect_none")]
    public static extern herr_t select_none(hid_t space_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_select_npoints")]
    public static extern hssize_t get_select_npoints(hid_t space_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_simple_extent_type")]
    public static extern class_t get_simple_extent_type(hid_t space_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_simple_extent_ndims")]
    public static extern int get_simple_extent_ndims(hid_t space_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_simple_extent_dims")]
    public static extern int get_simple_extent_dims(hid_t space_id, hsize_t[]? dims, hsize_t[]? maxdims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_simple_extent_dims")]
    public static extern int get_simple_extent_dims(hid_t space_id, hsize_t* dims, hsize_t* maxdims);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Sget_simple_extent_npoints")]
    public static extern hssize_t get_simple_extent_npoints(hid_t space_id);
}
