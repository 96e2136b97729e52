using System.Runtime.InteropServices;
using System.Text;

namespace HDF.PInvoke;

/// <summary>The error stack, one per thread.</summary>
public static class H5E
{
    public const hid_t DEFAULT = 0;

    public enum type_t
    {
        MAJOR = 0,
        MINOR = 1,
    }

    public enum direction_t
    {
        H5E_WALK_UPWARD = 0,
        H5E_WALK_DOWNWARD = 1,
    }

    /// <summary>One record of the stack.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct error_t
    {
        public hid_t cls_id;
        public hid_t maj_num;
        public hid_t min_num;
        public uint line;

        [MarshalAs(UnmanagedType.LPUTF8Str)]
        public string func_name;

        [MarshalAs(UnmanagedType.LPUTF8Str)]
        public string file_name;

        [MarshalAs(UnmanagedType.LPUTF8Str)]
        public string desc;
    }

    /// <summary>Called when a call fails.</summary>
    public delegate herr_t auto_t(hid_t estack, IntPtr client_data);

    /// <summary>Called for each record of a stack.</summary>
    public delegate herr_t walk_t(uint n, [In] ref error_t err_desc, IntPtr client_data);

    /// <summary>Sets what a failing call on this thread does with the stack.</summary>
    /// <remarks>Without <paramref name="func"/> nothing is printed.</remarks>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Eset_auto2")]
    public static extern herr_t set_auto(hid_t estack_id, auto_t? func, IntPtr client_data);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Ewalk2")]
    public static extern herr_t walk(hid_t estack_id, direction_t direction, walk_t func, IntPtr client_data);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Eclear2")]
    public static extern herr_t clear(hid_t estack_id);

    [DllImport(NativeHdf5.Name, EntryPoint = "H5Eget_num")]
    public static extern ssize_t get_num(hid_t estack_id);

    /// <summary>Copies the text of a major or minor error number; returns its length.</summary>
    [DllImport(NativeHdf5.Name, EntryPoint = "H5Eget_msg")]
    public static extern ssize_t get_msg(hid_t msg_id, ref type_t msg_type, StringBuilder? msg, size_t size);
}
