using FastIzhi.Hdf5.Layout;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Layout;

/// <summary>Readers find the number of rows from {start, stop, step} as bmtk does: int((stop - start) / step).</summary>
public class TimeRangeProperties
{
    private static readonly double[] TimeSteps = [0.1, 0.05, 0.025, 0.01, 0.2, 1, 1.0 / 3, 0.7];

    [Property(MaxTest = 2000, Replay = "1,3")]
    public void The_number_of_rows_is_found_again(
        NonNegativeInt firstRow, PositiveInt every, NonNegativeInt rows, byte scale)
    {
        var count = (long)rows.Get << (scale % 20);
        var first = ((long)firstRow.Get << (scale / 16)) * every.Get;
        var range = FileNames.TimeRange(first, every.Get, count, TimeSteps[scale % TimeSteps.Length]);

        Assert.Equal(count, (long)((range[1] - range[0]) / range[2]));
        Assert.Equal(first * TimeSteps[scale % TimeSteps.Length], range[0]);
    }

    [Theory]
    [InlineData(0, 1, 10_000, 0.1)]
    [InlineData(0, 3, 34, 0.1)]
    public void Stop_is_the_time_of_the_row_after_the_last(long firstRow, int every, long rows, double timeStep) =>
        Assert.Equal((firstRow + rows * every) * timeStep, FileNames.TimeRange(firstRow, every, rows, timeStep)[1], 1e-9);
}
