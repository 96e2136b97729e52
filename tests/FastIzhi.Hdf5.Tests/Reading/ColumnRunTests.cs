using FastIzhi.Hdf5.Reading;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Reading;

/// <summary>Columns are read in runs.</summary>
public sealed class ColumnRunTests
{
    [Property]
    public void Runs_are_the_columns_in_their_order(NonNegativeInt[] columns)
    {
        var wanted = columns.Select(column => column.Get % 8).ToArray();
        var runs = ColumnRun.Of(wanted);

        Assert.Equal(wanted, runs.SelectMany(run => Enumerable.Range(run.First, run.Count)));
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.NotEqual(pair.First.First + pair.First.Count, pair.Second.First));
    }
}
