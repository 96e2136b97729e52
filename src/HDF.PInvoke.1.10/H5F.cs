using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Files.</summary>
public static class H5F
{
    public const uint ACC_RDONLY = 0x0000;
    public const uint ACC_RDWR = 0x0001;
    public const uint ACC_TRUNC = 0x0002;
    public const uint ACC_EXCL = 0x0004;
    public const uint ACC_CREAT = 0x0010;
    public const uint ACC_SWMR_WRITE = 0x0020;
    public const uint ACC_SWMR_READ = 0x0040;
    public const uint ACC_DEFAULT = 0xffff;

    /// <summary>Whether a flush reaches one file or all files mounted together.</summary>
    public enum scope_t
    {
        LOCAL = 0,
        GLOBAL = 1,
    }

    /// <summary>What closing a file does to objects still open in it.</summary>
    public enum close_degree_t
    {
        DEFAULT = 0,
        WEAK = 1,
        SEMI = 2,
        STRONG = 3,
    }

    /// <summary>Oldest and newest file format a file may use; LATEST is that of 1.10, as in the package.</summary>
    public enum libver_t
    {
        ERROR = -1,
        EARLIEST = 0,
        V18 = 1,
        V110 = 2,
        LATEST = V110,
        NBOUNDS = 3,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fcreate")]
    public static extern hid_t create(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string filename,
        uint flags,
        hid_t create_plist = H5P.DEFAULT,
        hid_t access_plist = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fopen")]
    public static extern hid_t open(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string filename, uint flags, hid_t plist = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fclose")]
    public static extern herr_t close(hid_t file_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fflush")]
    public static extern herr_t flush(hid_t object_id, scope_t scope);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fstart_swmr_write")]
    public static extern herr_t start_swmr_write(hid_t file_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fis_hdf5")]
    public static extern htri_t is_hdf5([MarshalAs(UnmanagedType.LPUTF8Str)] string filename);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fget_filesize")]
    public static extern herr_t get_filesize(hid_t file_id, ref hsize_t size);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Fget_intent")]
    public static extern herr_t get_intent(hid_t file_id, ref uint intent);
}
