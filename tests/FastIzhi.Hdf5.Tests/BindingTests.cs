using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>The calls into the HDF5 library, as the results are written and read with them.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"binding-{Guid.NewGuid():N}.h5");

    public BindingTests() => Check(H5E.set_auto(H5E.DEFAULT, null, IntPtr.Zero));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_library_is_1_10_3_or_newer()
    {
        uint major = 0, minor = 0, release = 0;
        Check(H5.get_libversion(ref major, ref minor, ref release));

        var version = new Version((int)major, (int)minor, (int)release);
        Assert.True(version >= new Version(1, 10, 3), $"found {version}");
    }

    [Fact]
    public void Predefined_types_and_classes_are_valid_identifiers()
    {
        long[] types =
        [
            H5T.IEEE_F32LE, H5T.IEEE_F64LE, H5T.STD_I8LE, H5T.STD_I16LE, H5T.STD_I32LE, H5T.STD_I64LE,
            H5T.STD_U8LE, H5T.STD_U16LE, H5T.STD_U32LE, H5T.STD_U64LE, H5T.C_S1,
            H5T.NATIVE_INT8, H5T.NATIVE_INT16, H5T.NATIVE_INT32, H5T.NATIVE_INT64,
            H5T.NATIVE_UINT8, H5T.NATIVE_UINT16, H5T.NATIVE_UINT32, H5T.NATIVE_UINT64,
            H5T.NATIVE_FLOAT, H5T.NATIVE_DOUBLE, H5T.NATIVE_HSIZE, H5T.NATIVE_HBOOL,
        ];
        Assert.All(types, type => Assert.Equal(H5I.type_t.DATATYPE, H5I.get_type(type)));
        Assert.Equal(4, H5T.get_size(H5T.IEEE_F32LE));
        Assert.Equal(H5T.sign_t.SGN_2, H5T.get_sign(H5T.STD_I64LE));
        Assert.Equal(H5T.order_t.LE, H5T.get_order(H5T.STD_U32LE));

        long[] classes =
        [
            H5P.FILE_CREATE, H5P.FILE_ACCESS, H5P.DATASET_CREATE, H5P.DATASET_ACCESS, H5P.DATASET_XFER,
            H5P.GROUP_CREATE, H5P.LINK_CREATE, H5P.ATTRIBUTE_CREATE,
        ];
        Assert.All(classes, cls => Check(H5P.close(Check(H5P.create(cls)))));
    }

    [Fact]
    public void Whole_chunks_written_directly_are_read_back_as_rows()
    {
        const int rows = 6, columns = 5, chunkRows = 4;
        long file = Check(H5F.create(_path, H5F.ACC_TRUNC));
        long space = Check(H5S.create_simple(2, [0, columns], [H5S.UNLIMITED, columns]));
        long creation = Check(H5P.create(H5P.DATASET_CREATE));
        Check(H5P.set_chunk(creation, 2, [chunkRows, columns]));
        long dataset = Check(H5D.create(file, "v", H5T.IEEE_F32LE, space, H5P.DEFAULT, creation));

        float[] values = [.. Enumerable.Range(0, 2 * chunkRows * columns).Select(i => i / 8f)];
        Check(H5D.set_extent(dataset, [rows, columns]));
        WriteChunk(dataset, [0, 0], values[..(chunkRows * columns)]);
        WriteChunk(dataset, [chunkRows, 0], values[(chunkRows * columns)..]);
        Check(H5D.close(dataset));
        Check(H5P.close(creation));
        Check(H5S.close(space));
        Check(H5F.close(file));

        file = Check(H5F.open(_path, H5F.ACC_RDONLY));
        dataset = Check(H5D.open(file, "v"));
        space = Check(H5D.get_space(dataset));
        ulong[] extent = new ulong[2];
        Assert.Equal(2, H5S.get_simple_extent_dims(space, extent, null));
        Assert.Equal([rows, columns], extent);

        float[] read = new float[columns];
        long row = Check(H5S.create_simple(2, [1, columns], null));
        Check(H5S.select_hyperslab(space, H5S.seloper_t.SET, [rows - 1, 0], null, [1, columns], null));
        Pinned(read, p => Check(H5D.read(dataset, H5T.NATIVE_FLOAT, row, space, H5P.DEFAULT, p)));
        Assert.Equal(values[((rows - 1) * columns)..(rows * columns)], read);

        Check(H5S.close(row));
        Check(H5S.close(space));
        Check(H5D.close(dataset));
        Check(H5F.close(file));
    }

    [Fact]
    public void An_enum_attribute_keeps_its_members()
    {
        long file = Check(H5F.create(_path, H5F.ACC_EXCL));
        long type = Check(H5T.enum_create(H5T.STD_I8LE));
        sbyte[] members = [0, 1, 2];
        Pinned(members, p =>
        {
            Check(H5T.enum_insert(type, "none", p));
            Check(H5T.enum_insert(type, "by_id", p + 1));
            Check(H5T.enum_insert(type, "by_time", p + 2));
        });
        long scalar = Check(H5S.create(H5S.class_t.SCALAR));
        long attribute = Check(H5A.create(file, "sorting", type, scalar));
        Pinned(members, p => Check(H5A.write(attribute, type, p + 2)));
        Check(H5A.close(attribute));
        Check(H5S.close(scalar));
        Check(H5T.close(type));
        Check(H5F.close(file));

        file = Check(H5F.open(_path, H5F.ACC_RDONLY));
        Assert.Equal(1, H5A.exists(file, "sorting"));
        attribute = Check(H5A.open(file, "sorting"));
        type = Check(H5A.get_type(attribute));
        Assert.Equal(H5T.class_t.ENUM, H5T.get_class(type));
        sbyte[] read = [-1, -1];
        Pinned(read, p =>
        {
            Check(H5A.read(attribute, type, p));
            Check(H5T.enum_valueof(type, "by_time", p + 1));
        });
        Assert.Equal([2, 2], read);
        Check(H5T.close(type));
        Check(H5A.close(attribute));
        Check(H5F.close(file));
    }

    [Fact]
    public void Objects_are_listed_described_and_linked()
    {
        long file = Check(H5F.create(_path, H5F.ACC_TRUNC));
        Check(H5G.close(Check(H5G.create(file, "spikes"))));
        long scalar = Check(H5S.create(H5S.class_t.SCALAR));
        Check(H5A.close(Check(H5A.create(file, "Länge", H5T.STD_U32LE, scalar))));
        Check(H5S.close(scalar));
        Check(H5L.create_hard(file, "spikes", file, "Ereignisse ä"));

        var group = new H5G.info_t();
        Check(H5G.get_info(file, ref group));
        Assert.Equal(2u, group.nlinks);
        byte[] name = new byte[32];
        Pinned(name, p => Check((int)H5L.get_name_by_idx(
            file, ".", H5.index_t.NAME, H5.iter_order_t.INC, 0, p, name.Length, H5P.DEFAULT)));
        Assert.StartsWith("Ereignisse ä\0", Encoding.UTF8.GetString(name));

        var info = new H5O.info_t();
        Check(H5O.get_info_by_name(file, "spikes", ref info));
        Assert.Equal((H5O.type_t.GROUP, 2u, 0ul), (info.type, info.rc, info.num_attrs));
        Check(H5O.get_info_by_name(file, ".", ref info));
        Assert.Equal(1ul, info.num_attrs);
        long attribute = Check(H5A.open_by_idx(file, ".", H5.index_t.NAME, H5.iter_order_t.INC, 0));
        Assert.Equal(Encoding.UTF8.GetByteCount("Länge"), H5A.get_name(attribute, name.Length, name));
        Check(H5A.close(attribute));
        Check(H5F.close(file));
    }

    [Fact]
    public void A_missing_file_gives_a_negative_identifier_and_a_stack_of_reasons()
    {
        Assert.True(H5F.open(_path, H5F.ACC_RDONLY) < 0);

        var reasons = new List<string>();
        Check(H5E.walk(
            H5E.DEFAULT,
            H5E.direction_t.H5E_WALK_DOWNWARD,
            (uint _, ref H5E.error_t record, IntPtr _) =>
            {
                reasons.Add($"{record.func_name}: {record.desc}");
                return 0;
            },
            IntPtr.Zero));
        Assert.Contains(reasons, reason => reason.StartsWith("H5Fopen: ", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("No such file", StringComparison.Ordinal));
        Check(H5E.clear(H5E.DEFAULT));
        Assert.Equal(0, H5E.get_num(H5E.DEFAULT));
    }

    [Fact]
    public void Deflate_is_available() => Assert.Equal(1, H5Z.filter_avail(H5Z.filter_t.DEFLATE));

    private static void WriteChunk(long dataset, ulong[] offset, float[] values) =>
        Pinned(values, p => Check(
            H5D.write_chunk(dataset, H5P.DEFAULT, 0, ref offset[0], values.Length * sizeof(float), p)));

    private static void Pinned(Array array, Action<IntPtr> use)
    {
        GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        try
        {
            use(pin.AddrOfPinnedObject());
        }
        finally
        {
            pin.Free();
        }
    }

    private static long Check(long id)
    {
        Assert.True(id >= 0, "the call failed");
        return id;
    }

    private static int Check(int result) => (int)Check((long)result);
}
