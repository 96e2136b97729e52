using FastIzhi.Hdf5.Layout;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Layout;

/// <summary>Chunks cover all columns, are about 1 MiB, and blocks stay within the memory that they are given.</summary>
public class ChunkLayoutProperties
{
    [Property(MaxTest = 500, Replay = "1,3")]
    public void Blocks_fit_and_tiles_cover(PositiveInt columns, bool wide, PositiveInt rows, PositiveInt kilobytes, byte scale)
    {
        var width = (int)Math.Min((long)columns.Get << (scale % 16), 5_000_000);
        var bytes = wide ? 8 : 4;
        var budget = kilobytes.Get * 1024L << (scale % 12);
        var layout = new ChunkLayout(width, bytes, (long)rows.Get << (scale % 20), budget);
        var rowBytes = (long)width * bytes;

        Assert.True((long)layout.TileCount * layout.TileColumns >= width, "the tiles cover all columns");
        Assert.True((layout.TileCount - 1L) * layout.TileColumns < width, "no tile is beyond the last column");
        Assert.InRange(layout.TileBytes, 1, ChunkLayout.ChunkBytes);
        Assert.True(layout.Rows * rowBytes <= Math.Max(budget, rowBytes), "a block keeps to its memory");
        Assert.InRange(layout.BlockBytes - layout.Rows * rowBytes, 0, layout.Rows * layout.TileCount * bytes);
    }

    [Property(MaxTest = 500, Replay = "1,3")]
    public void Chunks_are_no_longer_than_the_run_needs(PositiveInt columns, PositiveInt rows)
    {
        var layout = new ChunkLayout(columns.Get, 8, rows.Get * 37L, 1 << 23);
        var needed = (rows.Get * 37L - 1) / layout.Rows + 1;

        Assert.InRange(needed * layout.Rows - rows.Get * 37L, 0, Math.Max(needed, 64));
        Assert.Equal(needed * layout.BlockBytes, layout.FileBytes(rows.Get * 37L));
    }

    [Fact]
    public void A_million_neurons_fit()
    {
        var layout = new ChunkLayout(1_000_000, 4, 10_000, ResultWriter.BufferBytes / 2);

        Assert.InRange(layout.BlockBytes, 100_000_000, ResultWriter.BufferBytes / 2 * 1.01);
        Assert.InRange(layout.TileBytes, ChunkLayout.ChunkBytes * 0.9, ChunkLayout.ChunkBytes);
    }

    [Fact]
    public void A_row_that_no_memory_holds_is_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => new ChunkLayout(500_000_000, 8, 1, 1));
        Assert.Contains("a row of 500000000 neurons takes 4000000000 bytes", e.Message, StringComparison.Ordinal);
    }
}
