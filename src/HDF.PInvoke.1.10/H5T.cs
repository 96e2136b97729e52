using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Data types.</summary>
public static partial class H5T
{
    /// <summary>The size that makes a string type variable-length.</summary>
    public static readonly IntPtr VARIABLE = -1;

    public enum class_t
    {
        NO_CLASS = -1,
        INTEGER = 0,
        FLOAT = 1,
        TIME = 2,
        STRING = 3,
        BITFIELD = 4,
        OPAQUE = 5,
        COMPOUND = 6,
        REFERENCE = 7,
        ENUM = 8,
        VLEN = 9,
        ARRAY = 10,
        NCLASSES = 11,
    }

    /// <summary>Byte order.</summary>
    public enum order_t
    {
        ERROR = -1,
        LE = 0,
        BE = 1,
        VAX = 2,
        MIXED = 3,
        ONE = 4,
    }

    public enum sign_t
    {
        ERROR = -1,
        NONE = 0,
        SGN_2 = 1,
        NSGN = 2,
    }

    /// <summary>Character set of strings and of names.</summary>
    public enum cset_t
    {
        ERROR = -1,
        ASCII = 0,
        UTF8 = 1,
    }

    /// <summary>How a fixed-length string ends.</summary>
    public enum str_t
    {
        ERROR = -1,
        NULLTERM = 0,
        NULLPAD = 1,
        SPACEPAD = 2,
    }

    /// <summary>In which direction a matching native type is sought.</summary>
    public enum direction_t
    {
        DEFAULT = 0,
        ASCEND = 1,
        DESCEND = 2,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tcreate")]
    public static extern hid_t create(class_t cls, size_t size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tcopy")]
    public static extern hid_t copy(hid_t type_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tclose")]
    public static extern herr_t close(hid_t type_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tequal")]
    public static extern htri_t equal(hid_t type_id1, hid_t type_id2);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_class")]
    public static extern class_t get_class(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_size")]
    public static extern size_t get_size(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tset_size")]
    public static extern herr_t set_size(hid_t dtype_id, size_t size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_order")]
    public static extern order_t get_order(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_sign")]
    public static extern sign_t get_sign(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_native_type")]
    public static extern hid_t get_native_type(hid_t dtype_id, direction_t direction);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_super")]
    public static extern hid_t get_super(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_cset")]
    public static extern cset_t get_cset(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tset_cset")]
    public static extern herr_t set_cset(hid_t dtype_id, cset_t cset);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tget_strpad")]
    public static extern str_t get_strpad(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tset_strpad")]
    public static extern herr_t set_strpad(hid_t dtype_id, str_t strpad);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tis_variable_str")]
    public static extern htri_t is_variable_str(hid_t dtype_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tenum_create")]
    public static extern hid_t enum_create(hid_t dtype_id);

    /// <summary>Adds a member; <paramref name="value"/> points at a value of the enumeration's base type.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tenum_insert")]
    public static extern herr_t enum_insert(
        hid_t dtype_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, IntPtr value);

    /// <summary>Stores a member's value where <paramref name="value"/> points.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Tenum_valueof")]
    public static extern herr_t enum_valueof(
        hid_t dtype_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, IntPtr value);
}
