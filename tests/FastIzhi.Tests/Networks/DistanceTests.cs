using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Distances in every space, and what depends on them: probabilities (with fixed seeds), weights and delays.</summary>
public class DistanceTests
{
    public static TheoryData<string> Spaces => ["ring", "grid", "torus", "cube", "random", "random torus"];

    public static TheoryData<string, string> SpacesAndFunctions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var space in (string[])["ring", "grid", "torus", "random torus"])
            {
                foreach (var function in (string[])["gaussian", "exponential", "box", "linear", "narrow"])
                {
                    data.Add(space, function);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Angles_are_good_to_the_last_bits()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var turns = i / 1_000.0;
            var (cos, sin) = PortableMath.CosSin(turns);
            var difference = Math.Abs(PortableMath.Turns(cos * 3, sin * 3) - turns);
            Assert.InRange(Math.Min(difference, 1 - difference), 0, 3e-16);
        }

        Assert.Equal(0, PortableMath.Turns(0, 0));
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Distances_go_the_shorter_way_and_no_node_is_farther_than_its_neurons(string space)
    {
        var projection = Connect(space, 400, 36, new AllToAllRule(1));
        var shape = projection.Shape;
        var (distances, tree) = (shape.Distances!, shape.Distances!.Sources.Tree);
        Assert.Equal(Enumerable.Range(0, 400), tree.Order.ToArray().Order());
        for (var target = 0; target < 36; target++)
        {
            for (var source = 0; source < 400; source++)
            {
                var expected = Expected(space, projection, source, target);
                Assert.Equal(expected, Math.Sqrt(distances.SquareOf(source, target)), 1e-9);
                Assert.InRange(expected, 0, distances.Longest + 1e-9);
            }

            AssertNear(tree.Root, target);
        }

        void AssertNear(SourceTree.Node node, int target)
        {
            var bound = tree.SquareTo(node, distances.Targets.X[target], distances.Targets.Y[target], distances.Targets.Z[target]);
            foreach (var source in tree.Order[node.First..node.End])
            {
                Assert.True(bound <= distances.SquareOf(source, target));
            }

            if (!tree.IsLeaf(node))
            {
                AssertNear(node.Before, target);
                AssertNear(node.Behind, target);
            }
        }
    }

    [Theory]
    [MemberData(nameof(SpacesAndFunctions))]
    public void Pairs_at_each_distance_are_connected_with_its_probability(string space, string name)
    {
        const int Sources = 1_600;
        const int Targets = 900;
        const int Cells = 60;
        var function = name switch
        {
            "gaussian" => DistanceFunction.Gaussian(0.6, 60),
            "exponential" => DistanceFunction.Exponential(1, 50),
            "box" => DistanceFunction.Box(0.3, 80),
            "linear" => DistanceFunction.Linear(0.5, -0.002),
            _ => DistanceFunction.Gaussian(0.02, 15),
        };
        var projection = Connect(space, Sources, Targets, new DistanceProbabilityRule(function, 1));
        var (expected, variance, actual, degrees) = (new double[Cells], 0.0, new long[Cells], new double[Sources]);
        for (var target = 0; target < Targets; target++)
        {
            for (var source = 0; source < Sources; source++)
            {
                var distance = Math.Sqrt(projection.Shape.Distances!.SquareOf(source, target));
                var p = Math.Max(0, function.Of(distance));
                expected[Cell(distance)] += p;
                degrees[source] += p;
                variance += p * (1 - p);
            }

            foreach (var (source, _) in ProjectionInputs.Of(projection, target))
            {
                actual[Cell(Math.Sqrt(projection.Shape.Distances!.SquareOf(source, target)))]++;
            }
        }

        ChiSquare.AssertFits(actual, expected);
        ChiSquare.AssertFits(OutDegrees(projection), degrees);
        Assert.Equal(expected.Sum(), actual.Sum(), 5 * Math.Sqrt(variance));
        Assert.Equal(expected.Sum(), projection.ExpectedSynapseCount, 1e-6 * expected.Sum());

        static int Cell(double distance) => Math.Min((int)(distance / 10), Cells - 1);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void A_box_of_probability_1_connects_exactly_those_within_it(string space)
    {
        // Places of the grid and of the ring lie on the edge of the box.
        var radius = space == "ring" ? Math.PI : 30;
        var projection = Connect(space, 400, 400, new DistanceProbabilityRule(DistanceFunction.Box(1, radius), 1));
        var expected =
            from target in Enumerable.Range(0, 400)
            from source in Enumerable.Range(0, 400)
            where Expected(space, projection, source, target) <= radius * (1 + 1e-12)
            select (source, target);

        Assert.Equal(expected.Order(), projection.Synapses.Enumerate().Select(synapse => (synapse.Source, synapse.Target)).Order());
    }

    [Fact]
    public void Weights_and_delays_are_functions_of_the_distance()
    {
        var builder = new NetworkBuilder();
        var line = builder.AddPopulation("E", 5, CellTypes.RS, placement: Placement.Grid(5, 1, 10));
        var projection = builder.Connect(
            line, line, new AllToAllRule(DistanceFunction.Linear(1, -0.02).Clipped(min: 0.3)), Delay.AtVelocity(100, 0.5));

        Assert.Equal([1, 0.8, 0.6, 0.4, 0.3], projection.Synapses.Weights[..5].ToArray().Select(w => Math.Round(w, 12)));
        Assert.Equal([0.5, 0.6, 0.7, 0.8, 0.9], projection.Synapses.Delays[..5].ToArray().Select(d => Math.Round(d, 12)));
        Assert.Equal((0.5, 0.9), (projection.Delay.Minimum(projection.Shape), Math.Round(projection.Delay.Maximum(projection.Shape), 12)));
        Assert.Equal(2 * Math.Exp(-0.5), DistanceFunction.Gaussian(2, 10).Of(10), 1e-15);
        Assert.Equal(2 * Math.Exp(-1), DistanceFunction.Exponential(2, 10).Of(10), 1e-15);
        Assert.Equal((2, 0), (DistanceFunction.Box(2, 10).Of(10), DistanceFunction.Box(2, 10).Of(10.1)));
    }

    [Fact]
    public void Distances_need_positions_in_the_same_space()
    {
        var builder = new NetworkBuilder();
        var nowhere = builder.AddPopulation("N", 4, CellTypes.RS);
        var ring = builder.AddPopulation("R", 4, CellTypes.RS, placement: Placement.Ring(10));
        var torus = builder.AddPopulation("T", 4, CellTypes.RS, placement: Placement.Grid(2, 2, 50, torus: true));
        var free = builder.AddPopulation("F", 4, CellTypes.RS, placement: Placement.Grid(2, 2, 50));
        var rule = new DistanceProbabilityRule(DistanceFunction.Box(1, 10), 1);

        Refusal.Names(() => builder.Connect(nowhere, ring, rule), "projection N to R", "N has none", "Placement", "positions");
        Refusal.Names(() => builder.Connect(ring, nowhere, new AllToAllRule(DistanceFunction.Box(1, 10))), "N has none");
        Refusal.Names(() => builder.Connect(ring, nowhere, new AllToAllRule(1), Delay.AtVelocity(100)), "N has none");
        Refusal.Names(() => builder.Connect(ring, torus, rule), "R lies in a ring of radius 10 um", "T in a torus of 100 x 100 x 0 um");
        Refusal.Names(() => builder.Connect(torus, free, rule), "F in a free space", "same space");
    }

    [Fact]
    public void Functions_that_cannot_be_are_refused()
    {
        Refuse(DistanceFunction.Gaussian(1.5, 10), "is 1.5 at distance 0", "from 0 to 1");
        Refuse(DistanceFunction.Gaussian(0.5, 0), "sigma of 0 um", "above 0");
        Refuse(DistanceFunction.Exponential(0.5, -1), "lambda of -1 um");
        Refuse(DistanceFunction.Box(0.5, double.NaN), "radius of NaN um");
        Refuse(DistanceFunction.Linear(0.5, 0.1), "0.5 + 0.1 d grows");
        Refuse(DistanceFunction.Linear(double.NaN, 0), "NaN", "finite");

        var builder = new NetworkBuilder();
        var line = builder.AddPopulation("E", 5, CellTypes.RS, placement: Placement.Grid(5, 1, 10));
        Refusal.Names(() => _ = new AllToAllRule(DistanceFunction.Linear(-1, 0.1)), "weight is -1 nS at distance 0", "give 1");
        Refusal.Names(() => builder.Connect(line, line, new AllToAllRule(DistanceFunction.Linear(1, -0.1))), "falls to -3 nS at 40 um", "min");
        Refusal.Names(
            () => builder.Connect(line, line, new AllToAllRule(1), Delay.ByDistance(DistanceFunction.Linear(1, -0.1))), "falls to -3 ms at 40 um");
        Refusal.Names(() => Delay.AtVelocity(0), "velocity is 0 um/ms", "above 0");
        Refusal.Names(() => Delay.ByDistance(DistanceFunction.Linear(-1, 0)), "delay at distance 0 is -1 ms");

        static void Refuse(DistanceFunction probability, params string[] pieces) =>
            Refusal.Names(() => _ = new DistanceProbabilityRule(probability, 1), ["the probability", .. pieces]);
    }

    private static List<long> OutDegrees(Projection projection)
    {
        var synapses = projection.Synapses;
        return Enumerable.Range(0, synapses.SourceCount).Select(source => (long)synapses.TargetsOf(source).Length).ToList();
    }

    private static Projection Connect(string space, int sources, int targets, ConnectionRule rule)
    {
        var builder = new NetworkBuilder(5);
        var source = builder.AddPopulation("E", sources, CellTypes.RS, placement: PlacementOf(space, sources));
        return builder.Connect(source, builder.AddPopulation("I", targets, CellTypes.FS, placement: PlacementOf(space, targets)), rule);
    }

    private static Placement PlacementOf(string space, int size)
    {
        var side = (int)Math.Sqrt(size);
        return space switch
        {
            "ring" => Placement.Ring(100),
            "grid" => Placement.Grid(side, size / side, 400.0 / side),
            "torus" => Placement.Grid(side, size / side, 400.0 / side, torus: true),
            "cube" => Placement.Random(400, 300, 200),
            "random" => Placement.Random(400, 400),
            _ => Placement.Random(400, 200, 100, torus: true),
        };
    }

    /// <summary>The distance from its definition.</summary>
    private static double Expected(string space, Projection projection, int sourceNeuron, int targetNeuron)
    {
        if (space == "ring")
        {
            var turns = Math.Abs(((double)sourceNeuron / projection.Source.Size) - ((double)targetNeuron / projection.Target.Size));
            return 2 * Math.PI * 100 * Math.Min(turns, 1 - turns);
        }

        var (source, target) = (projection.Source.Positions[sourceNeuron], projection.Target.Positions[targetNeuron]);
        var (px, py, pz) = space switch
        {
            "torus" => (400, 400, 0.0),
            "random torus" => (400, 200, 100),
            _ => (0.0, 0.0, 0.0),
        };
        var (dx, dy, dz) = (Along(source.X - target.X, px), Along(source.Y - target.Y, py), Along(source.Z - target.Z, pz));
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));

        static double Along(double difference, double period) => period == 0
            ? Math.Abs(difference)
            : Math.Min(Math.Abs(difference), period - Math.Abs(difference));
    }
}
