using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Objects of any kind: groups, datasets, named types.</summary>
public static class H5O
{
    public enum type_t
    {
        UNKNOWN = -1,
        GROUP = 0,
        DATASET = 1,
        NAMED_DATATYPE = 2,
        NTYPES = 3,
    }

    /// <summary>The object header and how it is stored.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct hdr_info_t
    {
        public uint version;
        public uint nmesgs;
        public uint nchunks;
        public uint flags;
        public space_t space;
        public mesg_t mesg;

        /// <summary>Header space [bytes].</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct space_t
        {
            public hsize_t total;
            public hsize_t meta;
            public hsize_t mesg;
            public hsize_t free;
        }

        /// <summary>Header message types, one bit each.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct mesg_t
        {
            public ulong present;
            public ulong shared;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct meta_size_t
    {
        public H5.ih_info_t obj;
        public H5.ih_info_t attr;
    }

    /// <summary>What the library tells of an object; times are seconds since 1970.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct info_t
    {
        public uint fileno;
        public haddr_t addr;
        public type_t type;
        public uint rc;
        public ulong atime;
        public ulong mtime;
        public ulong ctime;
        public ulong btime;
        public hsize_t num_attrs;
        public hdr_info_t hdr;
        public meta_size_t meta_size;
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Oopen")]
    public static extern hid_t open(
        hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t lapl_id = H5P.DEFAULT);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Oclose")]
    public static extern herr_t close(hid_t object_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Oexists_by_name")]
    public static extern htri_t exists_by_name(
        hid_t loc_id, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, hid_t lapl_id = H5P.DEFAULT);

    /// <summary>Describes an object.</summary>
    /// <remarks>Bound to the versioned symbol, which 1.10, 1.12 and 1.14 all export.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Oget_info_by_name1")]
    public static extern herr_t get_info_by_name(
        hid_t loc_id,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        ref info_t oinfo,
        hid_t lapl_id = H5P.DEFAULT);
}
