using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Filters.</summary>
public static class H5Z
{
    public enum filter_t
    {
        ERROR = -1,
        NONE = 0,
        DEFLATE = 1,
        SHUFFLE = 2,
        FLETCHER32 = 3,
        SZIP = 4,
        NBIT = 5,
        SCALEOFFSET = 6,
    }

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Zfilter_avail")]
    public static extern htri_t filter_avail(filter_t filter);
}
