using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Recovery;
using FastIzhi.Hdf5.Tests.Support;
using HDF.PInvoke;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>Files of killed runs are read as they are, and repaired for every reader.</summary>
[Collection(nameof(Alone))]
public sealed class ResultRecoveryTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly RecordedRun _run;
    private readonly string _path;

    public ResultRecoveryTests()
    {
        _run = new RecordedRun(_temp.ResultPath);
        _path = _temp.File("crafted.h5");
    }

    public void Dispose() => _temp.Dispose();

    /// <summary>Fractions: nothing, within the first block, at the end of a block of v (1001 rows), in later blocks, all.</summary>
    public static TheoryData<string, double> Layouts
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (var layout in (string[])["plain", "compressed", "v18"])
            {
                foreach (var fraction in (double[])[0, 0.005, 0.0161, 0.777, 1])
                {
                    data.Add(layout, fraction);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_file_of_a_killed_run_is_read_and_repaired(string layout, double fraction)
    {
        CraftedFile.Write(_run.Path, _path, layout, fraction, "kill");
        AssertCrashed(fraction);
        AssertRepaired(fraction);
    }

    /// <summary>Whole blocks that nobody has committed are read by nobody.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    [InlineData("v18")]
    public void Rows_that_are_not_committed_are_cut(string layout)
    {
        CraftedFile.Write(_run.Path, _path, layout, 0.5, "ahead", "kill");
        AssertCrashed(0.5);
        AssertRepaired(0.5);
    }

    /// <summary>A repair that is killed after its first write, or just before the status is written, is done again.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    public void A_repair_can_be_repeated(string layout)
    {
        CraftedFile.Write(_run.Path, _path, layout, 0.3, "kill");
        Assert.NotNull(SuperblockRepair.Repair(_path, superblock => superblock.IsMarked));
        AssertCrashed(0.3);
        AssertRepaired(0.3);

        using (H5Library.Enter())
        {
            using var file = new Hid(H5Library.Check(H5F.open(_path, H5F.ACC_RDWR)), H5F.close);
            H5Write.RewriteText(file, "/run/status", "running", 16);
        }

        AssertCrashed(0.3);
        AssertRepaired(0.3);
    }

    /// <summary>A kill between the writes of a flush: the single numbers are of the flush to come.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    public void Facts_are_those_of_the_committed_rows(string layout)
    {
        CraftedFile.Write(_run.Path, _path, layout, 0.3, "early", "kill");
        using (var file = ResultFile.Open(_path))
        {
            Assert.Equal((300, 30.0), (file.Steps, Math.Round(file.Time, 9)));
        }

        AssertRepaired(0.3);
        Assert.Equal("300 30.0 True\n", Python.Run(_temp.Folder, """
            import h5py
            file = h5py.File("crafted.h5")
            committed = file["run/committed"][:].tolist()
            counts = [group["spike_count"][()] for group in file["populations"].values()]
            print(file["run/steps"][()], round(file["run/time"][()], 9), committed[1:2 + len(counts)] == [file["run/spike_checksum"][()]] + counts)
            """));
    }

    /// <summary>What was not committed is missing: the disk was full. A complete file that is cut off has lost something.</summary>
    [Fact]
    public void A_file_whose_disk_was_full_is_repaired_and_one_that_was_cut_is_not()
    {
        CraftedFile.Write(_run.Path, _path, "plain", 0.3, "kill");
        using (var file = File.Open(_path, FileMode.Open))
        {
            file.SetLength(file.Length + 100);
            Superblock.Read(file).Repair(file);
            file.SetLength(file.Length - 100);
        }

        Assert.Contains("is cut off", Assert.Throws<ResultFileException>(() => ResultFile.Open(_path)).Message, StringComparison.Ordinal);
        AssertRepaired(0.3);

        using (var file = File.Open(_run.Path, FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        AssertRefused(_run.Path, "results.h5");
    }

    [Fact]
    public void A_sound_file_is_left_as_it_is()
    {
        foreach (var path in (string[])[_run.Path, CraftedFile.Write(_run.Path, _path, "compressed", 0.4, "close")])
        {
            var before = File.ReadAllBytes(path);
            Assert.False(ResultRecovery.Recover(path));
            Assert.Equal(before, File.ReadAllBytes(path));
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    public void A_file_that_is_being_written_is_read_and_not_repaired(string layout)
    {
        using var live = new CraftedFile(_run.Path, _path, layout);
        foreach (var fraction in (double[])[0, 0.2, 0.201, 0.6])
        {
            live.Flush(fraction);
            using var file = ResultFile.Open(_path);
            Assert.Equal((true, false, RunStatus.Running), (file.IsBeingWritten, file.NeedsRecovery, file.Status));
            Assert.Equal((long)(1000 * fraction), file.Steps);
            _run.AssertBegins(file, fraction);
        }

        var e = Assert.Throws<ResultFileException>(() => ResultRecovery.Recover(_path));
        Assert.StartsWith($"a run is writing '{_path}'", e.Message, StringComparison.Ordinal);
        live.Do("close");
        _run.AssertBegins(_path, 0.6);
    }

    /// <summary>What was opened stays what it was, though the tail comes to hold later rows meanwhile.</summary>
    [Fact]
    public void A_file_that_grows_while_it_is_read_gives_what_it_had()
    {
        using var live = new CraftedFile(_run.Path, _path, "compressed");
        live.Flush(0.2);
        using var file = ResultFile.Open(_path);
        var states = file.States("E", "v");
        live.Flush(0.6);
        _run.AssertBegins(file, 0.2);
        live.Do("close");
        Assert.Equal(
            _run.States.Values.Take(200).Select(row => row[5]),
            states.Read<double>(neurons: [5]).SelectMany(block => block.Values.ToArray()));
    }

    [Fact]
    public void What_is_not_ours_or_damaged_is_refused_and_kept()
    {
        AssertRefused(_temp.File("none.h5"), "there is no file");

        File.WriteAllText(_temp.File("text.h5"), "{}");
        AssertRefused(_temp.File("text.h5"), "it is not an HDF5 file");

        CraftedFile.Write(_run.Path, _path, "compressed", 0.5, "facts 1 1 1 1 1 1 1 1 1 1000", "kill");
        AssertRefused(_path, "rows");

        CraftedFile.Write(_run.Path, _path, "plain", 0.5, "kill");
        using (var file = File.OpenWrite(_path))
        {
            file.SetLength(file.Length / 4);
        }

        AssertRefused(_path, "crafted.h5");
    }

    private static void AssertRefused(string path, string reason)
    {
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        var e = Assert.Throws<ResultFileException>(() => ResultRecovery.Recover(path));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.Contains($"'{path}'", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.Exists(path) ? File.ReadAllBytes(path) : null);
    }

    private void AssertCrashed(double fraction)
    {
        using var file = ResultFile.Open(_path);
        Assert.Equal((false, true, RunStatus.Running), (file.IsBeingWritten, file.NeedsRecovery, file.Status));
        _run.AssertBegins(file, fraction);
    }

    private void AssertRepaired(double fraction)
    {
        Assert.True(ResultRecovery.Recover(_path));
        using (var file = ResultFile.Open(_path))
        {
            Assert.Equal((false, false, RunStatus.Recovered), (file.IsBeingWritten, file.NeedsRecovery, file.Status));
            _run.AssertBegins(file, fraction);
        }

        // Others need not know of committed rows.
        using (var pure = new PureReader(_path))
        {
            var rows = (int)(fraction * _run.States.Values.Count);
            Assert.Equal([(ulong)rows, 8ul], pure.Extent("/states/E/v/data"));
            Assert.Equal(_run.States.Values.Take(rows).SelectMany(row => row), rows == 0 ? [] : pure.Array<double>("/states/E/v/data"));
            Assert.Equal([(ulong)(fraction * _run.Spikes.Count)], pure.Extent("/spikes/E/node_ids"));
        }

        Python.Run(_temp.Folder, """
            import h5py
            file = h5py.File("crafted.h5", "r")
            assert file["run/status"][()] == b"recovered"
            start, stop, step = file["states/I/g_ampa/time"][:]
            assert int((stop - start) / step) == len(file["states/I/g_ampa/data"])
            """);
        Assert.False(ResultRecovery.Recover(_path));
    }
}
