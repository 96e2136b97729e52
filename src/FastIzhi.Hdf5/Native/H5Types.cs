using System.Text;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Native;

/// <summary>The types that result files are made of; all numbers are little-endian.</summary>
internal static class H5Types
{
    /// <summary>The numeric type of the file and of memory.</summary>
    public static long Of<T>()
        where T : unmanaged => default(T) switch
        {
            float => H5T.IEEE_F32LE,
            double => H5T.IEEE_F64LE,
            int => H5T.STD_I32LE,
            uint => H5T.STD_U32LE,
            long => H5T.STD_I64LE,
            ulong => H5T.STD_U64LE,
            _ => throw new NotSupportedException($"no HDF5 type for {typeof(T).Name}"),
        };

    /// <summary>
    /// Text of a fixed length that ends with a zero, the form that every reader knows. The bytes are UTF-8; the type says
    /// ASCII, since Octave reads nothing at all of a file with a dataset that says otherwise.
    /// </summary>
    /// <param name="bytes">Length with the zero [bytes].</param>
    public static Hid Text(int bytes)
    {
        var type = new Hid(Check(H5T.copy(H5T.C_S1)), H5T.close);
        Check(H5T.set_size(type, bytes));
        Check(H5T.set_strpad(type, H5T.str_t.NULLTERM));
        Check(H5T.set_cset(type, H5T.cset_t.ASCII));
        return type;
    }

    /// <summary>The enumeration that SONATA readers ask for in the attribute sorting.</summary>
    public static unsafe Hid Sorting(ReadOnlySpan<string> members)
    {
        var type = new Hid(Check(H5T.enum_create(H5T.STD_I8LE)), H5T.close);
        for (sbyte value = 0; value < members.Length; value++)
        {
            Check(H5T.enum_insert(type, members[value], (IntPtr)(&value)));
        }

        return type;
    }

    /// <summary>The bytes of a text with as many zeros after it as fill the length.</summary>
    public static byte[] Bytes(string text, int length)
    {
        var bytes = new byte[Math.Max(length, Encoding.UTF8.GetByteCount(text) + 1)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
