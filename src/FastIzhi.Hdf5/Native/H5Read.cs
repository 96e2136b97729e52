using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Native;

/// <summary>Reads small datasets and attributes, and lists groups.</summary>
internal static unsafe class H5Read
{
    /// <summary>No file has so many elements, and no product with their size overflows.</summary>
    private const ulong LargestExtent = 1UL << 56;

    /// <summary>No text of a file is longer, and no group has so many members [bytes; members].</summary>
    private const int Most = 1 << 28;

    /// <summary>A number.</summary>
    public static T Value<T>(long parent, string path)
        where T : unmanaged
    {
        using var dataset = new Hid(Check(H5D.open(parent, path)), H5D.close);
        using var space = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        CheckScalar(path, space);
        T value;
        Check(H5D.read(dataset, H5Types.Of<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)(&value)));
        return value;
    }

    /// <summary>A list of numbers.</summary>
    public static T[] Values<T>(long parent, string path)
        where T : unmanaged
    {
        using var dataset = new Hid(Check(H5D.open(parent, path)), H5D.close);
        using var space = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        var extent = Extent(space);
        if (extent.Length != 1 || (ulong)extent[0] * (ulong)sizeof(T) > H5D.get_storage_size(dataset))
        {
            throw new H5Exception($"{path} is not a list of numbers");
        }

        var values = new T[extent[0]];
        fixed (T* first = values)
        {
            Check(H5D.read(dataset, H5Types.Of<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)first));
        }

        return values;
    }

    /// <summary>A text.</summary>
    public static string Text(long parent, string path)
    {
        using var dataset = new Hid(Check(H5D.open(parent, path)), H5D.close);
        using var type = new Hid(Check(H5D.get_type(dataset)), H5T.close);
        using var space = new Hid(Check(H5D.get_space(dataset)), H5S.close);
        var bytes = TextBuffer(path, type, space);
        fixed (byte* first = bytes)
        {
            Check(H5D.read(dataset, type, H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)first));
        }

        return TextOf(bytes);
    }

    /// <summary>An attribute that is a text; null when there is none of that name.</summary>
    public static string? TextAttribute(long owner, string name)
    {
        if (Check(H5A.exists(owner, name)) == 0)
        {
            return null;
        }

        using var attribute = new Hid(Check(H5A.open(owner, name)), H5A.close);
        using var type = new Hid(Check(H5A.get_type(attribute)), H5T.close);
        using var space = new Hid(Check(H5A.get_space(attribute)), H5S.close);
        var bytes = TextBuffer(name, type, space);
        fixed (byte* first = bytes)
        {
            Check(H5A.read(attribute, type, (IntPtr)first));
        }

        return TextOf(bytes);
    }

    /// <summary>Whether there is an attribute of that name that is a text of variable length, as h5py writes texts.</summary>
    public static bool HasVariableText(long owner, string name)
    {
        if (Check(H5A.exists(owner, name)) == 0)
        {
            return false;
        }

        using var attribute = new Hid(Check(H5A.open(owner, name)), H5A.close);
        using var type = new Hid(Check(H5A.get_type(attribute)), H5T.close);
        return H5T.get_class(type) == H5T.class_t.STRING && Check(H5T.is_variable_str(type)) > 0;
    }

    /// <summary>An attribute that is a text of variable length, and sound: see <see cref="VariableTexts"/>.</summary>
    public static string VariableText(long owner, string name)
    {
        using var attribute = new Hid(Check(H5A.open(owner, name)), H5A.close);
        using var type = new Hid(Check(H5A.get_type(attribute)), H5T.close);
        using var space = new Hid(Check(H5A.get_space(attribute)), H5S.close);
        CheckScalar(name, space);
        var text = IntPtr.Zero;
        Check(H5A.read(attribute, type, (IntPtr)(&text)));
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            _ = H5D.vlen_reclaim(type, space, H5P.DEFAULT, (IntPtr)(&text));
        }
    }

    /// <summary>An attribute that is a number.</summary>
    public static uint Attribute(long owner, string name)
    {
        using var attribute = new Hid(Check(H5A.open(owner, name)), H5A.close);
        using var space = new Hid(Check(H5A.get_space(attribute)), H5S.close);
        CheckScalar(name, space);
        uint value;
        Check(H5A.read(attribute, H5T.STD_U32LE, (IntPtr)(&value)));
        return value;
    }

    /// <summary>The names in a group, in the order in which they were created, which the group must have kept.</summary>
    public static string[] Names(long file, string group) => Names(file, group, H5.index_t.CRT_ORDER);

    /// <summary>The names in a group, in the order of the alphabet.</summary>
    public static string[] SortedNames(long file, string group) => Names(file, group, H5.index_t.NAME);

    /// <summary>The extents of a dataset.</summary>
    /// <exception cref="H5Exception">One is larger than any file.</exception>
    public static long[] Extent(long space)
    {
        var extent = new ulong[Check(H5S.get_simple_extent_ndims(space))];
        Check(H5S.get_simple_extent_dims(space, extent, null));
        return extent.All(size => size <= LargestExtent)
            ? [.. extent.Select(size => (long)size)]
            : throw new H5Exception($"a dataset has the extents {string.Join(" x ", extent)}");
    }

    /// <summary>The name of a type as in NumPy.</summary>
    public static string TypeName(long type)
    {
        var bits = 8 * H5T.get_size(type);
        return (H5T.get_class(type) == H5T.class_t.FLOAT ? "float" : "int") + bits.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a group or dataset is there; those that it is in have to be.</summary>
    public static bool Exists(long file, string path) => Check(H5L.exists(file, path)) > 0;

    private static string[] Names(long file, string group, H5.index_t index)
    {
        using var opened = new Hid(Check(H5G.open(file, group)), H5G.close);
        var info = default(H5G.info_t);
        Check(H5G.get_info(opened, ref info));
        if (info.nlinks > Most)
        {
            throw new H5Exception($"{group} has {info.nlinks} members");
        }

        var names = new string[info.nlinks];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Name(opened, index, (ulong)i);
        }

        return names;
    }

    private static string Name(long group, H5.index_t order, ulong index)
    {
        const H5.iter_order_t rising = H5.iter_order_t.INC;
        var length = Check(H5L.get_name_by_idx(group, ".", order, rising, index, IntPtr.Zero, 0, H5P.DEFAULT));
        var bytes = new byte[length + 1];
        fixed (byte* first = bytes)
        {
            Check(H5L.get_name_by_idx(group, ".", order, rising, index, (IntPtr)first, bytes.Length, H5P.DEFAULT));
        }

        return TextOf(bytes);
    }

    private static byte[] TextBuffer(string name, long type, long space)
    {
        CheckScalar(name, space);
        return H5T.get_class(type) == H5T.class_t.STRING && Check(H5T.is_variable_str(type)) == 0 && H5T.get_size(type) <= Most
            ? new byte[H5T.get_size(type)]
            : throw new H5Exception($"{name} is not a text of a fixed length");
    }

    private static void CheckScalar(string name, long space)
    {
        if (H5S.get_simple_extent_npoints(space) != 1)
        {
            throw new H5Exception($"{name} is not a single value");
        }
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
