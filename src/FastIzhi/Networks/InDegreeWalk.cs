using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Shares out a number of synapses among target neurons, as if the target of each, or the pair, had been drawn uniformly: a binary
/// tree of target ranges halves the range and splits its synapses by a draw of its own at each node, binomial where pairs may be drawn
/// more than once, else hypergeometric. The result for a target follows from the seed and the nodes above it alone; walking on to the
/// next target draws one new node on average.
/// </summary>
internal sealed class InDegreeWalk
{
    private const ulong Root = 1;

    /// <summary>The nodes from the root to the last target asked for.</summary>
    private readonly List<Node> _path = [];

    private CounterRandom _random;
    private int? _most;

    /// <summary>The number of inputs of a target.</summary>
    /// <param name="target">Index within the target population.</param>
    /// <param name="total">Number of synapses of all targets.</param>
    /// <param name="targetCount">Number of targets.</param>
    /// <param name="most">The most inputs of a target where no pair is drawn twice; null where any may be.</param>
    /// <param name="random">The generator of the projection.</param>
    public long Of(int target, long total, int targetCount, int? most, CounterRandom random)
    {
        if (_path.Count == 0 || _random != random || _most != most || _path[0].Total != total || _path[0].End != targetCount)
        {
            (_random, _most) = (random, most);
            _path.Clear();
            Enter(Root, 0, targetCount, total);
        }

        while (target < _path[^1].First || target >= _path[^1].End)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        while (_path[^1] is var node && node.End - node.First > 1)
        {
            if (target < node.Middle)
            {
                Enter(2 * node.Number, node.First, node.Middle, node.TotalBefore);
            }
            else
            {
                Enter(2 * node.Number + 1, node.Middle, node.End, node.Total - node.TotalBefore);
            }
        }

        return _path[^1].Total;
    }

    private void Enter(ulong number, int first, int end, long total)
    {
        var middle = first + (end - first) / 2;
        var draws = ProjectionStreams.InDegrees(_random).Stream(number);
        var before = _most is { } most
            ? Hypergeometric.Draw((long)most * (middle - first), (long)most * (end - middle), total, draws)
            : Binomial.Draw(total, (double)(middle - first) / (end - first), draws);
        _path.Add(new Node(number, first, middle, end, total, before));
    }

    /// <summary>The targets [First, End), which have Total synapses, TotalBefore of them before Middle.</summary>
    private readonly record struct Node(ulong Number, int First, int Middle, int End, long Total, long TotalBefore);
}
