using FastIzhi.Hdf5.Checkpoints;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Checkpoints;

/// <summary>A disk that takes no more costs the checkpoint that is written, and not the ones before.</summary>
[Collection(nameof(Alone))]
public sealed class CheckpointFailureTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_full_disk_is_reported_and_the_checkpoint_before_is_kept()
    {
        using var simulation = new TestRun(excitatory: 10_000).Simulation;
        var files = new CheckpointFiles(_temp.ResultPath, "");
        var before = files.Write(simulation, []);
        simulation.Run(1);
        using (new FileSizeLimit(new FileInfo(before).Length / 2))
        {
            var error = Assert.Throws<ResultFileException>(() => files.Write(simulation, []));
            Assert.Equal(_temp.File("results.h5.10.checkpoint"), error.Path);
            Assert.StartsWith($"cannot write the checkpoint '{error.Path}': ", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal([before], Directory.GetFileSystemEntries(_temp.Folder));
        Assert.Equal(before, files.FindLastGood().Found!.Path);
        simulation.Run(1);
        files.Write(simulation, []);
    }

    /// <summary>The state has 3 MB and more; a copy of it would show.</summary>
    [Fact]
    public void Neither_writing_nor_reading_keeps_the_state_in_memory()
    {
        using var simulation = new TestRun(excitatory: 40_000).Simulation;
        var files = new CheckpointFiles(_temp.ResultPath, "");
        files.Open(files.Write(simulation, [])).Restore(simulation);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var path = files.Write(simulation, []);
        files.Open(path).Restore(simulation);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var length = new FileInfo(path).Length;
        Assert.True(length > 2_500_000 && allocated < 1_000_000, $"{allocated} bytes for a file of {length}");
    }
}
