using System.Security.Cryptography;
using FastIzhi.Hdf5.Checkpoints;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Checkpoints;

/// <summary>Checkpoints beside a result file: written, found, restored, refused in words that help, and deleted.</summary>
public sealed class CheckpointFilesTests : IDisposable
{
    private const string Experiment = """{ "populations": [] }""";
    private static readonly ulong[] Positions = [12, 0, ulong.MaxValue];

    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();
    private readonly CheckpointFiles _files;

    public CheckpointFilesTests() => _files = new CheckpointFiles(_temp.ResultPath, Experiment);

    public void Dispose()
    {
        _run.Simulation.Dispose();
        _temp.Dispose();
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void A_run_goes_on_from_its_checkpoint_with_the_same_bits(Precision precision)
    {
        using var whole = new TestRun(precision).Simulation;
        whole.Run(100);
        var path = _files.Write(whole, Positions);
        whole.Run(150);
        using var restored = new Simulation(whole.Network, whole.Options with { Threads = 2 });

        var checkpoint = _files.Open(path);
        checkpoint.Restore(restored);

        Assert.Equal(_temp.File("results.h5.1000.checkpoint"), path);
        Assert.Equal((path, 1000L, 100.0), (checkpoint.Path, checkpoint.Row, checkpoint.Time));
        Assert.Equal(Positions, checkpoint.Positions);
        Assert.Equal(1000, restored.Row);
        Assert.Equal(100.0, restored.Time);
        restored.Run(150);
        Assert.NotEqual(0ul, whole.SpikeChecksum);
        Assert.Equal(whole.SpikeChecksum, restored.SpikeChecksum);
        Assert.Equal(State(whole), State(restored));
    }

    [Fact]
    public void The_newest_two_are_kept_and_nothing_else_is_touched()
    {
        string[] others =
        [
            "results.h5", "results.h5.x.checkpoint", "results.h5.007.checkpoint", "results.h5.-1.checkpoint", "results.h5.checkpoint",
            "other.h5.10.checkpoint", "my-results.h5.10.checkpoint", "results.h5.10.checkpoint.bak",
        ];
        Array.ForEach(others, name => File.WriteAllText(_temp.File(name), "kept"));
        foreach (var duration in (double[])[1, 8, 1, 90])
        {
            _run.Simulation.Run(duration);
            _files.Write(_run.Simulation, Positions);
        }

        Assert.Equal([_temp.File("results.h5.1000.checkpoint"), _temp.File("results.h5.100.checkpoint")], _files.Paths());
        Assert.Equal(others.Length + 2, Directory.GetFileSystemEntries(_temp.Folder).Length);
        _files.DeleteAll();
        Assert.Empty(_files.Paths());
        Assert.Equal(others.Order(), Directory.GetFileSystemEntries(_temp.Folder).Select(Path.GetFileName).Order());
    }

    /// <summary>Such as one that was refused, after which the run went on from an earlier one.</summary>
    [Fact]
    public void A_checkpoint_of_a_later_row_never_outlives_the_one_that_is_written()
    {
        File.WriteAllText(_temp.File("results.h5.5000.checkpoint"), "damaged");
        File.WriteAllText(_temp.File("results.h5.6000.checkpoint"), "damaged");
        _run.Simulation.Run(10);
        var first = _files.Write(_run.Simulation, Positions);
        _run.Simulation.Run(10);
        var second = _files.Write(_run.Simulation, Positions);

        Assert.Equal([second, first], _files.Paths());
    }

    [Fact]
    public void The_last_good_one_is_found_and_those_refused_are_named_with_the_reason()
    {
        Assert.Null(_files.FindLastGood().Found);
        _run.Simulation.Run(10);
        var good = _files.Write(_run.Simulation, [7]);
        _run.Simulation.Run(10);
        var damaged = _files.Write(_run.Simulation, [8]);
        Change(damaged, bytes => bytes[^1] ^= 1);
        var empty = _temp.File("results.h5.900.checkpoint");
        File.WriteAllText(empty, "");

        var search = _files.FindLastGood();

        Assert.Equal([7ul], search.Found!.Positions);
        Assert.Equal(good, search.Found.Path);
        Assert.Equal([empty, damaged], search.Refused.Select(refused => refused.Path));
        Assert.All(search.Refused, refused => Assert.StartsWith($"'{refused.Path}' is ", refused.Reason, StringComparison.Ordinal));
        File.Delete(good);
        Assert.Null(_files.FindLastGood().Found);
    }

    [Fact]
    public void A_damaged_byte_anywhere_is_noticed()
    {
        var path = Write();
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x10;
            File.WriteAllBytes(path, bytes);
            bytes[i] ^= 0x10;
            Assert.Contains(path, Assert.Throws<CheckpointException>(() => _files.Open(path)).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, bytes);
        _files.Open(path);
    }

    [Fact]
    public void Another_experiment_is_refused()
    {
        var path = Write();

        Refuses(() => new CheckpointFiles(_temp.ResultPath, Experiment + " ").Open(path), path, "another experiment than", _temp.ResultPath, "delete it");
    }

    [Fact]
    public void Another_format_is_refused()
    {
        var path = Write();
        Change(path, bytes => bytes[20] = 9);

        Refuses(() => _files.Open(path), path, "format 9", "reads 1", "resume with the version that wrote it");
    }

    [Fact]
    public void Another_version_is_refused()
    {
        var path = Write();
        Change(path, bytes => bytes[CheckpointFormat.ChecksumEnd + sizeof(int)] = (byte)'9');
        Seal(path);

        Refuses(() => _files.Open(path), path, "FastIzhi 9", $"this is {CheckpointFormat.CreatorVersion}", "resume with that version");
    }

    [Fact]
    public void The_version_that_is_compared_does_not_tell_one_build_from_another() =>
        Assert.DoesNotContain('+', CheckpointFormat.CreatorVersion);

    [Fact]
    public void Another_row_in_the_name_is_refused()
    {
        var path = Write();
        var other = _temp.File("results.h5.99.checkpoint");
        File.Move(path, other);

        Refuses(() => _files.Open(other), other, "holds row 100, not row 99", "name");
    }

    [Fact]
    public void A_result_file_may_be_renamed_with_its_checkpoints()
    {
        var path = Write();
        File.Move(path, _temp.File("new.h5.100.checkpoint"));

        Assert.Equal(100, new CheckpointFiles(_temp.File("new.h5"), Experiment).FindLastGood().Found!.Row);
    }

    [Fact]
    public void A_state_of_another_network_is_refused_with_the_first_difference()
    {
        var checkpoint = _files.Open(Write());
        using var other = new TestRun(excitatory: 9).Simulation;

        Refuses(
            () => checkpoint.Restore(other), checkpoint.Path, "population E of 8 neurons", "this one has population E of 9 neurons");
        Assert.Equal(0, other.Row);
    }

    [Fact]
    public void A_file_that_is_gone_is_an_error_of_the_file()
    {
        var checkpoint = _files.Open(Write());
        _files.DeleteAll();

        RefusesFile(() => checkpoint.Restore(_run.Simulation), checkpoint.Path, "cannot read");
        RefusesFile(() => _files.Open(checkpoint.Path), checkpoint.Path, "cannot read");
    }

    [Fact]
    public void A_folder_that_is_gone_is_named()
    {
        var files = new CheckpointFiles(_temp.File("none/results.h5"), Experiment);

        RefusesFile(() => files.Write(_run.Simulation, []), _temp.File("none/results.h5.0.checkpoint"), "cannot write");
        RefusesFile(() => files.Paths(), _temp.File("none"), "cannot look for checkpoints");
    }

    [Fact]
    public void A_checkpoint_that_cannot_take_its_name_leaves_no_file_behind()
    {
        Directory.CreateDirectory(_temp.File("results.h5.0.checkpoint/full"));

        RefusesFile(() => _files.Write(_run.Simulation, []), _temp.File("results.h5.0.checkpoint"), "cannot write");

        Assert.Single(Directory.GetFileSystemEntries(_temp.Folder));
    }

    [Fact]
    public void What_a_killed_process_left_is_no_checkpoint_and_makes_way()
    {
        var rest = _temp.File("results.h5.checkpoint.tmp");
        File.WriteAllBytes(rest, new byte[1 << 20]);
        Assert.Empty(_files.Paths());

        _files.Open(Write());

        Assert.False(File.Exists(rest));
        File.WriteAllText(rest, "");
        _files.DeleteAll();
        Assert.False(File.Exists(rest));
    }

    /// <summary>Makes the checksum fit what the file holds.</summary>
    internal static void Seal(byte[] bytes) =>
        SHA256.HashData(bytes.AsSpan(CheckpointFormat.ChecksumEnd)).CopyTo(bytes, CheckpointFormat.ChecksumEnd - SHA256.HashSizeInBytes);

    private static void Seal(string path) => Change(path, Seal);

    private static void Change(string path, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] State(Simulation simulation)
    {
        var stream = new MemoryStream();
        simulation.Save(stream);
        return stream.ToArray();
    }

    private static void Refuses(Action action, params string[] pieces)
    {
        var message = Assert.Throws<CheckpointException>(action).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(pieces, piece => Assert.Contains(piece, message, StringComparison.Ordinal));
    }

    private static void RefusesFile(Action action, string path, string what)
    {
        var error = Assert.Throws<ResultFileException>(action);
        Assert.Equal(path, error.Path);
        Assert.StartsWith(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Write()
    {
        _run.Simulation.Run(10);
        return _files.Write(_run.Simulation, Positions);
    }
}
