using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Sources;

/// <summary>A dataset of numbers of any type, open. It has been looked at, so that reading takes no more than the file can hold.</summary>
internal sealed unsafe class NumberDataset : IDisposable
{
    /// <summary>Deflate makes nothing smaller than by this.</summary>
    private const long LargestRatio = 1100;

    /// <summary>Numbers that are read at a time to be checked.</summary>
    private const int BlockLength = 1 << 18;

    private readonly DataFile _file;
    private readonly string _path;
    private readonly Hid _dataset;
    private readonly H5T.class_t _class;
    private readonly long[] _extent;

    /// <param name="file">The file.</param>
    /// <param name="path">Path of the dataset, which is there.</param>
    /// <exception cref="InvalidDataException">It does not hold numbers, or not as many as it says.</exception>
    public NumberDataset(DataFile file, string path)
    {
        (_file, _path) = (file, path);
        _dataset = new Hid(Check(H5D.open(file.Id, path)), H5D.close);
        try
        {
            using var type = new Hid(Check(H5D.get_type(_dataset)), H5T.close);
            _class = H5T.get_class(type);
            if (_class is not (H5T.class_t.INTEGER or H5T.class_t.FLOAT))
            {
                throw file.Wrong($"{path} does not hold numbers");
            }

            using var space = new Hid(Check(H5D.get_space(_dataset)), H5S.close);
            _extent = H5Read.Extent(space);
            CheckStorage(H5T.get_size(type));
            Unit = Text(FileNames.Units);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Its attribute units; null where it has none.</summary>
    public string? Unit { get; }

    /// <summary>Number of columns: 1 for a dataset of one dimension.</summary>
    /// <exception cref="InvalidDataException">It has more than two dimensions.</exception>
    public int Columns => _extent.Length switch
    {
        1 => 1,
        2 => (int)_extent[1],
        var dimensions => throw _file.Wrong($"{_path} has {dimensions} dimensions; it must have two, or one"),
    };

    /// <summary>Length of a dataset of one dimension.</summary>
    /// <exception cref="InvalidDataException">It has another number of dimensions.</exception>
    public int Length => _extent.Length == 1
        ? (int)_extent[0]
        : throw _file.Wrong($"{_path} has {_extent.Length} dimensions; it must have one");

    /// <summary>Fails where the numbers have another unit; what does not say one has this.</summary>
    /// <param name="unit">The unit; null for any.</param>
    /// <exception cref="InvalidDataException">They have.</exception>
    public NumberDataset In(string? unit) => unit is null || string.IsNullOrEmpty(Unit) || Unit == unit || (unit == "ms" && Unit == "milliseconds")
        ? this
        : throw _file.Wrong($"{_path} is in '{Unit}'; it must be in {unit}");

    /// <summary>Fails where the dataset has not one dimension of a length.</summary>
    /// <param name="length">The length.</param>
    /// <param name="other">The path of what has this length, for the message.</param>
    /// <exception cref="InvalidDataException">It has not.</exception>
    public NumberDataset AsLongAs(int length, string other) => Length == length
        ? this
        : throw _file.Wrong($"{_path} has the length {Length}, {other} has {length}; they must be the same");

    /// <summary>An attribute that is a text; null where there is none of that name.</summary>
    public string? Text(string attribute) => _file.TextOf(_dataset, attribute);

    /// <summary>Whole numbers.</summary>
    /// <exception cref="InvalidDataException">They are something else, or there is more than one dimension.</exception>
    public long[] WholeNumbers()
    {
        CheckWhole();
        var numbers = new long[Length];
        Read(0, numbers.Length, numbers);
        return numbers;
    }

    /// <summary>Indices: whole numbers from 0 that fit an int.</summary>
    /// <exception cref="InvalidDataException">They are something else.</exception>
    public int[] Indices()
    {
        CheckWhole();
        var indices = new int[Length];
        var block = new long[Math.Min(BlockLength, indices.Length)];
        for (var first = 0; first < indices.Length; first += block.Length)
        {
            var count = Math.Min(block.Length, indices.Length - first);
            Read(first, count, block);
            for (var i = 0; i < count; i++)
            {
                indices[first + i] = block[i] is >= 0 and <= int.MaxValue
                    ? (int)block[i]
                    : throw _file.Wrong($"{_path}[{first + i}] is {block[i]}; it must be a whole number from 0 to {int.MaxValue}");
            }
        }

        return indices;
    }

    /// <summary>The numbers of a dataset of one dimension.</summary>
    /// <exception cref="InvalidDataException">It has another number of dimensions, or a number is not finite.</exception>
    public double[] Values() => Read(Length, columns: 1);

    /// <summary>The numbers of a dataset of one or two dimensions, row after row.</summary>
    /// <param name="rows">How many rows it must have.</param>
    /// <param name="other">The path of what has this length, for the message.</param>
    /// <exception cref="InvalidDataException">It has others, or a number is not finite.</exception>
    public double[] Rows(int rows, string other)
    {
        var columns = Columns;
        return _extent[0] == rows
            ? Read(rows, columns)
            : throw _file.Wrong($"{_path} has {_extent[0]} rows, {other} has {rows}; they must be the same");
    }

    public void Dispose() => _dataset.Dispose();

    private void CheckWhole()
    {
        if (_class != H5T.class_t.INTEGER)
        {
            throw _file.Wrong($"{_path} does not hold whole numbers");
        }
    }

    private void CheckStorage(nint elementBytes)
    {
        using var creation = new Hid(Check(H5D.get_create_plist(_dataset)), H5P.close);
        if (H5P.get_layout(creation) is not (H5D.layout_t.COMPACT or H5D.layout_t.CONTIGUOUS or H5D.layout_t.CHUNKED)
            || Check(H5P.get_external_count(creation)) > 0)
        {
            throw _file.Wrong($"the numbers of {_path} are in other files; copy them into this one");
        }

        // What a dataset says may be made up; the size of the file is not.
        var ratio = Check(H5P.get_nfilters(creation)) > 0 ? LargestRatio : 1;
        var count = _extent.Aggregate(1.0, (product, length) => product * length);
        if (count * elementBytes > (double)_file.Bytes * ratio)
        {
            throw _file.Wrong($"{_path} is said to have {string.Join(" x ", _extent)} numbers, more than fit in a file of {_file.Bytes} bytes");
        }

        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (count > Array.MaxLength || _extent.Any(length => length > Array.MaxLength) || count * sizeof(double) > memory)
        {
            throw _file.Wrong($"{_path} has {string.Join(" x ", _extent)} numbers, more than fit in memory");
        }
    }

    private double[] Read(int rows, int columns)
    {
        var values = new double[rows * columns];
        fixed (double* first = values)
        {
            Check(H5D.read(_dataset, H5Types.Of<double>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)first));
        }

        var bad = Array.FindIndex(values, value => !double.IsFinite(value));
        var place = _extent.Length == 1 ? $"{bad}" : $"{bad / columns}, {bad % columns}";
        return bad < 0 ? values : throw _file.Wrong($"{_path}[{place}] is {values[bad]}; it must be a finite number");
    }

    private void Read(int first, int count, long[] values)
    {
        if (count == 0)
        {
            return;
        }

        using var from = new Hid(Check(H5D.get_space(_dataset)), H5S.close);
        Check(H5S.select_hyperslab(from, H5S.seloper_t.SET, [(ulong)first], null, [(ulong)count], null));
        using var to = new Hid(Check(H5S.create_simple(1, [(ulong)count], null)), H5S.close);
        fixed (long* address = values)
        {
            Check(H5D.read(_dataset, H5Types.Of<long>(), to, from, H5P.DEFAULT, (IntPtr)address));
        }
    }
}
