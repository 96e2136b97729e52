using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each pair of a source and a target neuron is connected once with a probability that falls with their distance, independently of all
/// others. The neurons must have positions; their <see cref="Space"/> may be a ring or a torus.
/// </summary>
public sealed class DistanceProbabilityRule : WeightedRule
{
    /// <summary>Fewer candidates of a region than this on average are found by jumps, more by a look at each source.</summary>
    private const double FewCandidates = 0.5;

    /// <summary>The expectation is taken over so many pairs.</summary>
    private const int ExpectedPairs = 4_000_000;

    private readonly DistanceTable _table;

    /// <summary>A projection by distance.</summary>
    /// <param name="probability">
    /// Probability of a pair, from 0 to 1; it must not grow with the distance. What falls below 0 counts as 0.
    /// </param>
    /// <param name="weight">The weights [nS].</param>
    /// <param name="autapses">Whether a neuron may be its own input.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public DistanceProbabilityRule(DistanceFunction probability, Weight weight, bool autapses = true)
        : base(weight)
    {
        ArgumentNullException.ThrowIfNull(probability);
        if (ProblemOf(probability) is { } problem)
        {
            throw new ArgumentException($"the probability {problem}", nameof(probability));
        }

        (Probability, Autapses) = (probability, autapses);
        _table = new DistanceTable(probability);
    }

    /// <summary>Probability of a pair by the distance of its neurons.</summary>
    public DistanceFunction Probability { get; }

    /// <summary>Whether a neuron may be its own input.</summary>
    public bool Autapses { get; }

    internal override bool NeedsDistances => true;

    /// <summary>The sum of the probabilities; for more than four million pairs, of those of some target neurons, evenly spread.</summary>
    /// <inheritdoc/>
    public override double ExpectedCount(in ProjectionShape shape)
    {
        var targets = Math.Clamp(ExpectedPairs / shape.SourceSize, 1, shape.TargetSize);
        var sum = 0.0;
        for (var k = 0; k < targets; k++)
        {
            var target = (int)((long)shape.TargetSize * k / targets);
            for (var source = 0; source < shape.SourceSize; source++)
            {
                var isLeftOut = !Autapses && shape.IsRecurrent && source == target;
                sum += isLeftOut ? 0 : Math.Max(0, Probability.OfSquare(shape.Distances!.SquareOf(source, target)));
            }
        }

        return sum / targets * shape.TargetSize;
    }

    /// <summary>What is wrong with a probability; null if nothing is.</summary>
    internal static string? ProblemOf(DistanceFunction probability) => probability.Problem("") ?? (probability.Of(0) switch
    {
        var near when !(near >= 0 && near <= 1) => $"is {near} at distance 0; it must be from 0 to 1",
        _ when !probability.IsFalling => $"{probability} grows with the distance; use a function that falls",
        _ => null,
    });

    /// <summary>
    /// Goes down the tree of the sources. No source of a node is more probable than one at the nearest place of its box. Where few
    /// candidates of that probability are in a node, a geometric number of sources is jumped over from one to the next, and each is
    /// kept in the ratio of the probabilities; where there are many, the node is divided, at last into pairs. That is exact: there is
    /// no distance beyond which nothing connects.
    /// </summary>
    /// <inheritdoc/>
    protected internal override void AddInputs(int target, in ProjectionShape shape, CounterRandom random, InputList inputs)
    {
        var distances = shape.Distances!;
        var (x, y, z) = (distances.Targets.X[target], distances.Targets.Y[target], distances.Targets.Z[target]);
        var tree = distances.Sources.Tree;
        var draws = ProjectionStreams.SourcesOf(random, target);
        var sources = inputs.Reserve(shape.SourceSize);
        var count = 0;
        var waiting = inputs.WaitingNodes;
        waiting[0] = tree.Root;
        for (var length = 1; length > 0;)
        {
            var node = waiting[--length];
            var bound = _table.UpperBound(tree.SquareTo(node, x, y, z));
            if (node.Count * bound < FewCandidates)
            {
                count = Jump(node, bound, ProjectionStreams.RegionOf(random, target, node.Number), target, shape, sources, count);
            }
            else if (tree.IsLeaf(node))
            {
                foreach (var source in tree.Order[node.First..node.End])
                {
                    // Most draws are above the bound already, so that few distances are needed.
                    var draw = draws.Uniform((ulong)source);
                    if (draw < bound && _table.IsBelow(draw, distances.SquareOf(source, target)))
                    {
                        sources[count++] = source;
                    }
                }
            }
            else
            {
                (waiting[length], waiting[length + 1]) = (node.Behind, node.Before);
                length += 2;
            }
        }

        if (!Autapses && shape.IsRecurrent && sources[..count].IndexOf(target) is var self && self >= 0)
        {
            sources[(self + 1)..count].CopyTo(sources[self..]);
            count--;
        }

        inputs.Commit(count, Weight, target, shape, random);
    }

    /// <summary>Draws 2 k are the jumps; draw 2 k + 1 decides whether the k-th candidate is kept.</summary>
    private int Jump(
        SourceTree.Node node, double bound, CounterRandom draws, int target, in ProjectionShape shape, Span<int> sources, int count)
    {
        // No jump can be shorter than the node if the first draw is above the expected number of candidates.
        var first = draws.Uniform(0);
        if (first >= node.Count * bound)
        {
            return count;
        }

        var distances = shape.Distances!;
        var order = distances.Sources.Tree.Order;
        var logOfNone = PortableMath.LogOfOneMinus(bound);
        var place = node.First + Length(first);
        for (var k = 0UL; place < node.End; place += 1 + Length(draws.Uniform(2 * ++k)))
        {
            sources[count] = order[(int)place];
            count += _table.IsBelow(draws.Uniform((2 * k) + 1) * bound, distances.SquareOf(sources[count], target)) ? 1 : 0;
        }

        return count;

        double Length(double u) => Math.Floor(PortableMath.Log(1 - u) / logOfNone);
    }
}
