using System.Globalization;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>h5py and Octave find in files of every kind what was recorded, bit by bit.</summary>
[Collection(nameof(Alone))]
public sealed class OtherReaderTests(FilesOfAllKinds files) : IClassFixture<FilesOfAllKinds>
{
    public static TheoryData<string> Names => [.. FilesOfAllKinds.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Octave_reads_every_dataset_and_the_same_as_h5py(string name)
    {
        Assert.Equal(files.InPython[name], files.InOctave[name]);
        Assert.True(files.InPython[name].Length > 40, $"only {files.InPython[name].Length} datasets");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_read_what_was_recorded(string name)
    {
        var run = files.Run(name);
        var lines = files.InOctave[name];
        Assert.Contains(Line("/spikes/E/timestamps double", run.Spikes.Count, 1, run.Spikes.Times.Select(Bits)), lines);
        Assert.Contains(Line("/spikes/E/node_ids uint64", run.Spikes.Count, 1, run.Spikes.Neurons.Select(Whole)), lines);
        Assert.Contains(Line("/spikes/Silent_1_x/timestamps double", 0, 1, []), lines);
        AssertStates(lines, "/states/E/v/data", run.States, name);
        AssertStates(lines, "/states/I/g_ampa/data", run.Ampa, name);
        Assert.Contains("/states/I/g_ampa/node_ids uint64 2 1 2 0", lines);
        Assert.Contains($"/run/steps uint64 1 1 {run.States.Rows[^1]}", lines);
        Assert.Contains($"/populations/E/spike_count uint64 1 1 {run.Spikes.Count}", lines);
        Assert.Contains("/run/experiment char 16 1 7b 20 22 6e 61 6d 65 22 3a 20 22 cf 84 22 20 7d", lines);
    }

    [Fact]
    public void Texts_are_of_the_one_form_that_every_reader_knows() => Python.Run(files.Folder, """
        import glob, h5py
        def check(where, kind):
            if isinstance(kind, h5py.h5t.TypeStringID):
                assert not kind.is_variable_str(), where
                assert (kind.get_strpad(), kind.get_cset()) == (h5py.h5t.STR_NULLTERM, h5py.h5t.CSET_ASCII), where
                seen.append(where)
        def look(path, item):
            if isinstance(item, h5py.Dataset):
                check(path, item.id.get_type())
            for name in item.attrs:
                check(f"{path}: {name}", item.attrs.get_id(name).get_type())
        for name in glob.glob("*.h5"):
            seen = []
            h5py.File(name).visititems(look)
            assert len(seen) > 20, seen
        """);

    private static void AssertStates(string[] lines, string path, StateRecorder expected, string name)
    {
        var kind = FilesOfAllKinds.Kind(name);
        var values = expected.Values.SelectMany(row => row);
        values = kind.StatePrecision == Precision.Single ? values.Select(value => (double)(float)value) : values;
        if (kind.MantissaBits is null)
        {
            Assert.Contains(Line($"{path} double", expected.Values.Count, expected.Values[0].Length, values.Select(Bits)), lines);
            return;
        }

        var rounded = Assert.Single(lines, line => line.StartsWith(path + ' ', StringComparison.Ordinal)).Split(' ');
        Assert.Equal([Whole(expected.Values.Count), Whole(expected.Values[0].Length)], rounded[2..4]);
        Assert.Equal(values.Select(value => Bits(Rounded(value, kind.MantissaBits.Value))), rounded[4..]);
    }

    /// <summary>The nearest number with so many bits of mantissa behind the first; of two, the even one.</summary>
    private static double Rounded(double value, int bits)
    {
        if (value == 0)
        {
            return value;
        }

        var unit = Math.ScaleB(1, Math.ILogB(value) - bits);
        return Math.Round(value / unit, MidpointRounding.ToEven) * unit;
    }

    private static string Line(string head, int rows, int columns, IEnumerable<string> values) =>
        string.Join(' ', [head, Whole(rows), Whole(columns), .. values]);

    private static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
