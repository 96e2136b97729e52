using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Native;

/// <summary>Creates groups, attributes and small datasets.</summary>
internal static unsafe class H5Write
{
    /// <summary>Creates a group whose members are listed in the order of their creation where the reader asks for it.</summary>
    public static Hid Group(long parent, string name)
    {
        using var creation = new Hid(Check(H5P.create(H5P.GROUP_CREATE)), H5P.close);
        Check(H5P.set_link_creation_order(creation, H5P.CRT_ORDER_TRACKED | H5P.CRT_ORDER_INDEXED));
        return new Hid(Check(H5G.create(parent, name, H5P.DEFAULT, creation)), H5G.close);
    }

    public static void Attribute(long owner, string name, string text)
    {
        var bytes = H5Types.Bytes(text, 0);
        using var type = H5Types.Text(bytes.Length);
        using var space = Scalar();
        Attribute(owner, name, type, space, bytes);
    }

    /// <summary>Writes a text of any length, as the readers of SONATA edges expect it.</summary>
    public static void AnyTextAttribute(long owner, string name, string text)
    {
        using var type = new Hid(Check(H5T.copy(H5T.C_S1)), H5T.close);
        Check(H5T.set_size(type, H5T.VARIABLE));
        Check(H5T.set_cset(type, H5T.cset_t.UTF8));
        using var space = Scalar();
        fixed (byte* first = H5Types.Bytes(text, 0))
        {
            Attribute<nint>(owner, name, type, space, [(nint)first]);
        }
    }

    public static void Attribute(long owner, string name, uint value)
    {
        using var space = Scalar();
        Attribute<uint>(owner, name, H5T.STD_U32LE, space, [value]);
    }

    public static void Attribute(long owner, string name, ReadOnlySpan<uint> values)
    {
        using var space = Simple([(ulong)values.Length], null);
        Attribute(owner, name, H5T.STD_U32LE, space, values);
    }

    /// <summary>Writes a member of an enumeration.</summary>
    public static void EnumAttribute(long owner, string name, ReadOnlySpan<string> members, sbyte value)
    {
        using var type = H5Types.Sorting(members);
        using var space = Scalar();
        Attribute<sbyte>(owner, name, type, space, [value]);
    }

    public static void Dataset<T>(long parent, string name, T value, string? units = null)
        where T : unmanaged
    {
        using var space = Scalar();
        Dataset<T>(parent, name, H5Types.Of<T>(), space, [value], units);
    }

    public static void Dataset<T>(long parent, string name, ReadOnlySpan<T> values, string? units = null)
        where T : unmanaged
    {
        using var space = Simple([(ulong)values.Length], null);
        Dataset(parent, name, H5Types.Of<T>(), space, values, units);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="parent">A group.</param>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="text">The text.</param>
    /// <param name="length">Room to keep for a longer text that is written later, with the final zero [bytes].</param>
    public static void Text(long parent, string name, string text, int length = 0)
    {
        var bytes = H5Types.Bytes(text, length);
        using var type = H5Types.Text(bytes.Length);
        using var space = Scalar();
        Dataset<byte>(parent, name, type, space, bytes, null);
    }

    /// <summary>Creates a dataset that grows by whole chunks of rows.</summary>
    /// <param name="parent">A group.</param>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="type">Type of an element.</param>
    /// <param name="extent">Its shape at first; the first of these may grow.</param>
    /// <param name="chunk">Shape of a chunk.</param>
    /// <param name="level">Level of the compression with shuffle and deflate, 1 to 9; 0 for none.</param>
    /// <returns>The dataset, open.</returns>
    public static long Chunked(long parent, string name, long type, ulong[] extent, ulong[] chunk, int level = 0)
    {
        using var creation = new Hid(Check(H5P.create(H5P.DATASET_CREATE)), H5P.close);
        Check(H5P.set_chunk(creation, chunk.Length, chunk));
        if (level > 0)
        {
            Check(H5P.set_shuffle(creation));
            Check(H5P.set_deflate(creation, (uint)level));
        }

        Check(H5P.set_fill_time(creation, H5D.fill_time_t.NEVER));
        using var space = Simple(extent, [H5S.UNLIMITED, .. extent[1..]]);
        return Check(H5D.create(parent, name, type, space, H5P.DEFAULT, creation));
    }

    /// <summary>Creates a dataset of a shape that it keeps.</summary>
    /// <returns>The dataset, open.</returns>
    public static long Fixed(long parent, string name, long type, ulong[] extent)
    {
        using var space = Simple(extent, null);
        return Check(H5D.create(parent, name, type, space));
    }

    /// <summary>Writes other values into a dataset that exists.</summary>
    public static void Rewrite<T>(long file, string path, params ReadOnlySpan<T> values)
        where T : unmanaged => Rewrite(file, path, H5Types.Of<T>(), values);

    /// <summary>Writes another text into a dataset that has room for it.</summary>
    public static void RewriteText(long file, string path, string text, int length)
    {
        using var type = H5Types.Text(length);
        Rewrite<byte>(file, path, type, H5Types.Bytes(text, length));
    }

    private static Hid Simple(ulong[] extent, ulong[]? maximum) =>
        new(Check(H5S.create_simple(extent.Length, extent, maximum)), H5S.close);

    private static Hid Scalar() => new(Check(H5S.create(H5S.class_t.SCALAR)), H5S.close);

    private static void Attribute<T>(long owner, string name, long type, long space, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var attribute = new Hid(Check(H5A.create(owner, name, type, space)), H5A.close);
        fixed (T* first = values)
        {
            Check(H5A.write(attribute, type, (IntPtr)first));
        }
    }

    private static void Dataset<T>(
        long parent, string name, long type, long space, ReadOnlySpan<T> values, string? units)
        where T : unmanaged
    {
        using var dataset = new Hid(Check(H5D.create(parent, name, type, space)), H5D.close);
        Values(dataset, type, values);
        if (units is not null)
        {
            Attribute(dataset, "units", units);
        }
    }

    private static void Rewrite<T>(long file, string path, long type, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var dataset = new Hid(Check(H5D.open(file, path)), H5D.close);
        Values(dataset, type, values);
    }

    private static void Values<T>(long dataset, long type, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        fixed (T* first = values)
        {
            Check(H5D.write(dataset, type, H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)first));
        }
    }
}
