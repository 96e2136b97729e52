using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>Spikes come back by population and window of time.</summary>
[Collection(nameof(Alone))]
public sealed class ResultSpikesTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly RecordedRun _run;
    private readonly ResultFile _file;

    public ResultSpikesTests()
    {
        _run = new RecordedRun(_temp.ResultPath);
        _file = ResultFile.Open(_temp.ResultPath);
    }

    public void Dispose()
    {
        _file.Dispose();
        _temp.Dispose();
    }

    [Theory]
    [InlineData("results")]
    [InlineData("plain")]
    [InlineData("compressed")]
    [InlineData("v18")]
    public void All_recordings_come_back(string layout)
    {
        var path = layout == "results" ? _run.Path : CraftedFile.Write(_run.Path, _temp.File("crafted.h5"), layout, 1, "close");
        _run.AssertBegins(path, 1);
    }

    /// <summary>Every window that begins and ends at a spike, just after it, or beyond all.</summary>
    [Fact]
    public void A_window_has_the_spikes_from_its_begin_to_before_its_end()
    {
        var all = _run.Spikes.Times.Zip(_run.Spikes.Neurons).ToList();
        var times = _run.Spikes.Times.Distinct().Where((_, i) => i % 7 == 0);
        double[] bounds = [-1, .. times, .. times.Select(Math.BitIncrement), 1e9];
        var spikes = _file.Spikes("E");
        Assert.Equal(all.Count, spikes.Count);
        foreach (var from in bounds)
        {
            foreach (var to in bounds.Where(to => to >= from))
            {
                var expected = all.Where(spike => spike.First >= from && spike.First < to);
                var read = spikes.Read(from, to).SelectMany(block => block.Times.ToArray().Zip(block.Neurons.ToArray()));
                Assert.Equal(expected, read);
            }
        }
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused()
    {
        var spikes = _file.Spikes("E");
        Assert.Contains("from 2 to 1 ms", Assert.Throws<ArgumentException>(() => spikes.Read(2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => spikes.Read(double.NaN, 1));
    }

    [Fact]
    public void What_was_not_recorded_is_named_with_what_was()
    {
        var e = Assert.Throws<ArgumentException>(() => _file.Spikes("X"));
        Assert.Equal($"'{_run.Path}' has no spikes of X; it has those of: E, I, Silent-1.x", e.Message);
    }

    [Fact]
    public void A_closed_file_is_read_no_more()
    {
        var spikes = _file.Spikes("E");
        _file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => spikes.Read().ToList());
    }

    /// <summary>Blocks of a long recording join without a gap; memory in use does not grow with it.</summary>
    [Fact]
    public void Blocks_are_about_a_mebibyte()
    {
        var run = new TestRun(excitatory: 8000);
        var path = _temp.File("long.h5");
        var kept = run.Keep(new Recording.SpikeRecording(run.E));
        run.Write(path, run.SmallPlan with { States = [] }, 900);
        using var file = ResultFile.Open(path);

        var blocks = file.Spikes("E").Read(from: 5).ToList();
        Assert.InRange(blocks.Count, 2, int.MaxValue);
        Assert.All(blocks, block => Assert.InRange(block.Count * 16, 1, 1 << 20));
        var skipped = kept.Times.TakeWhile(time => time < 5).Count();
        Assert.Equal(kept.Times.Skip(skipped), blocks.SelectMany(block => block.Times.ToArray()));
        Assert.Equal(kept.Neurons.Skip(skipped), blocks.SelectMany(block => block.Neurons.ToArray()));
    }
}
