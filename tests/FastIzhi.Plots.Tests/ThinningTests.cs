using FastIzhi.Plots.Building;
using FastIzhi.Plots.Figures;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>What is thinned keeps its look, and its size does not grow with that of the file.</summary>
public class ThinningTests
{
    private static readonly PlotAxis Time = new("time", "ms", 0, 1000);

    [Property(Replay = "11,3")]
    public void A_line_keeps_the_lowest_and_highest_point_of_each_column(short[] values)
    {
        const int Columns = 7;
        var points = values.Select((value, i) => (X: i * 1000.0 / values.Length, Y: (double)value)).ToArray();
        var thinner = new LineThinner(Time, Columns);
        Array.ForEach(points, point => thinner.Add(point.X, point.Y));

        var line = thinner.Build("E 0", "#000000");

        Assert.True(line.X.Length <= 4 * Columns);
        Assert.Equal(line.X.Order(), line.X);
        var kept = line.X.Zip(line.Y).ToLookup(point => ColumnOf(point.First), point => point.Second);
        foreach (var column in points.GroupBy(point => ColumnOf(point.X)))
        {
            // A level stretch may have been shortened to its ends, in other columns.
            if (column.Select(point => point.Y).Distinct().Count() > 1)
            {
                Assert.Equal(column.Min(point => point.Y), kept[column.Key].Min());
                Assert.Equal(column.Max(point => point.Y), kept[column.Key].Max());
            }
        }

        static int ColumnOf(double x) => (int)(x / 1000 * Columns);
    }

    [Fact]
    public void A_short_line_is_whole()
    {
        var thinner = new LineThinner(Time, 100);
        double[] values = [3, 1, 2, 5, 4];
        for (var i = 0; i < values.Length; i++)
        {
            thinner.Add(200 * i, values[i]);
        }

        // A run that diverged ends so.
        thinner.Add(1000, double.NaN);

        Assert.Equal(values, thinner.Build("E 0", "#000000").Y);
        Assert.Equal((1, 5), (thinner.Least, thinner.Greatest));
    }

    [Fact]
    public void Few_spikes_are_drawn_one_by_one_and_a_million_as_a_grid()
    {
        const int Million = 1_000_000;
        var (few, many) = (new SpikeMapBuilder(Time, 0, 80_000, 20_000, 500, 200), new SpikeMapBuilder(Time, 0, 80_000, 20_000, 500, 200));
        few.Add(10, 7);
        for (var i = 0; i < Million; i++)
        {
            many.Add(i / 1000.0, (int)(i * 7919L % 80_000));
        }

        Assert.Equal([7], few.Build("#000000").Neurons);
        Assert.Null(few.Build("#000000").Grid);
        var map = many.Build("#000000");
        Assert.Empty(map.Times);
        Assert.Equal(Million, many.Count);
        Assert.Equal(Million, map.Grid!.Counts.Sum());
        Assert.Equal((500, 200, 100_000), (map.Grid.Columns, map.Grid.Rows, map.Grid.Counts.Length));
    }

    [Fact]
    public void A_cell_has_the_spikes_of_its_time_and_neurons()
    {
        var map = new SpikeMapBuilder(Time, firstNeuron: 10, neurons: 4, marks: 0, columns: 10, mostRows: 2);
        foreach (var (time, neuron) in ((double, int)[])[(50, 10), (99, 11), (950, 13), (1000, 13), (500, 9), (500, 14)])
        {
            map.Add(time, neuron);
        }

        var grid = map.Build("#000000").Grid!;

        Assert.Equal(4, map.Count);
        Assert.Equal(2, grid.Counts[0]);
        Assert.Equal(2, grid.Counts[19]);
    }

    [Property(Replay = "5,9")]
    public void Where_there_are_more_spikes_it_is_darker(ushort[] counts)
    {
        var grid = new SpikeGrid(counts.Length + 1, 1, [1, .. counts.Select(count => (int)count)]);
        var shades = grid.Counts.Distinct().Order().Select(grid.Shade).ToList();

        Assert.All(shades, shade => Assert.InRange(shade, 0, 1));
        Assert.All(shades.Zip(shades.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(0, grid.Shade(0));
        Assert.True(grid.Shade(1) >= 0.45);
    }

    [Fact]
    public void A_path_that_is_gone_twice_is_drawn_once()
    {
        var (once, often) = (new PathThinner((-1, 1), (-1, 1)), new PathThinner((-1, 1), (-1, 1)));
        Walk(once, rounds: 1);
        Walk(often, rounds: 50);

        Assert.True(once.Path.X.Length > 500);
        Assert.InRange(often.Path.X.Length, once.Path.X.Length, once.Path.X.Length + 3);

        static void Walk(PathThinner path, int rounds)
        {
            for (var i = 0; i <= 1000 * rounds; i++)
            {
                var angle = i % 1000 * Math.PI / 500;
                path.Add(Math.Cos(angle), Math.Sin(angle));
            }
        }
    }

    [Fact]
    public void A_path_has_gaps_where_it_is_broken()
    {
        var path = new PathThinner((0, 10), (0, 10));
        path.Add(0, 0);
        path.Add(5, 5);
        path.Break();
        path.Add(9, 1);
        path.Add(9, 9);

        Assert.Equal([double.NaN, 0, 5, double.NaN, 9, 9], path.Path.X);
    }
}
