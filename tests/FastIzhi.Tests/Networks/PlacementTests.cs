using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Where the neurons of a population lie.</summary>
public class PlacementTests
{
    [Fact]
    public void Neurons_lie_nowhere_unless_it_is_said() => Assert.Empty(new NetworkBuilder().AddPopulation("E", 3, CellTypes.RS).Positions);

    [Fact]
    public void On_a_ring_the_angle_grows_with_the_index()
    {
        Assert.Equal(
            [new Position(50, 0), new Position(0, 50), new Position(-50, 0), new Position(0, -50)], Place(4, Placement.Ring(50)));
        var eighths = Place(8, Placement.Ring(50));
        Assert.Equal(50 * Math.Sqrt(0.5), eighths[1].X, 1e-12);
        Assert.Equal(-50 * Math.Sqrt(0.5), eighths[7].Y, 1e-12);
    }

    [Fact]
    public void On_a_grid_x_grows_fastest()
    {
        Assert.Equal(
            [new(0, 0), new(10, 0), new(20, 0), new(0, 10), new(10, 10), new(20, 10)], Place(6, Placement.Grid(3, 2, 10)));
        Assert.Equal(
            [new(0, 0, 0), new(2, 0, 0), new(0, 2, 0), new(2, 2, 0), new(0, 0, 2), new(2, 0, 2), new(0, 2, 2), new(2, 2, 2)],
            Place(8, Placement.Grid(2, 2, 2, 2)));
    }

    [Fact]
    public void Random_positions_fill_the_box()
    {
        const int Size = 100_000;
        var positions = Place(Size, Placement.Random(100, 20, 5));
        var counts = new long[1000];
        foreach (var (x, y, z) in positions)
        {
            counts[((int)(x / 10) * 100) + ((int)(y / 2) * 10) + (int)(z / 0.5)]++;
        }

        ChiSquare.AssertUniform(counts);
        Assert.All(Place(10, Placement.Random(100, 20)), position => Assert.Equal(0, position.Z));
    }

    [Fact]
    public void Random_positions_depend_on_the_seed_the_population_and_the_neuron_only()
    {
        var positions = Place(100, Placement.Random(1, 1, 1));

        Assert.Equal(positions.Take(10), Place(10, Placement.Random(1, 1, 1)));
        Assert.Empty(positions.Intersect(Place(100, Placement.Random(1, 1, 1), name: "I")));
        Assert.Empty(positions.Intersect(Place(100, Placement.Random(1, 1, 1), seed: 2)));
    }

    [Fact]
    public void Positions_may_be_given()
    {
        Position[] given = [new(1, 2, 3), new(4, 5)];

        Assert.Equal(given, Place(2, Placement.Given(given)));
        Assert.Equal(given, new NetworkBuilder().AddPopulation(new Population("E", 2, CellTypes.RS) { Positions = given }).Positions);
    }

    public static TheoryData<Placement, string[]> Wrong => new()
    {
        { Placement.Ring(0), ["radius of the ring is 0 um", "above 0"] },
        { Placement.Ring(double.NaN), ["radius of the ring is NaN um"] },
        { Placement.Grid(2, 3, 1), ["2 x 3 x 1 = 6 places for 4 neurons"] },
        { Placement.Grid(int.MaxValue, int.MaxValue, int.MaxValue, 1), ["places for 4 neurons"] },
        { Placement.Grid(0, 3, 1), ["0 x 3 x 1 places", "at least 1"] },
        { Placement.Grid(2, 2, 0), ["spacing of the grid is 0 um", "above 0"] },
        { Placement.Random(1, -1), ["length of the box is -1 um", "at least 0"] },
        { Placement.Given([new(0, 0)]), ["1 positions for 4 neurons"] },
        { Placement.Given([new(0, 0), new(0, 0), new(double.NaN, 0), new(0, 0)]), ["position 2", "finite"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_does_not_fit_is_refused(Placement placement, string[] pieces) =>
        Refusal.Names(() => Place(4, placement), ["population E", .. pieces]);

    [Fact]
    public void Positions_of_a_population_must_fit_it() => Refusal.Names(
        () => new NetworkBuilder().AddPopulation(new Population("E", 2, CellTypes.RS) { Positions = [new(1, 2)] }),
        "population E", "1 positions for 2 neurons");

    private static IReadOnlyList<Position> Place(int size, Placement placement, string name = "E", ulong seed = 1) =>
        new NetworkBuilder(seed).AddPopulation(name, size, CellTypes.RS, placement: placement).Positions;
}
