using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Shares out a number of synapses among target neurons, as if the target of each had been drawn uniformly: a binary tree of
/// target ranges halves the range and splits its synapses by a binomial draw of its own at each node. The result for a
/// target follows from the seed and the nodes above it alone; walking on to the next target draws one new node on average.
/// </summary>
internal sealed class InDegreeWalk
{
    private const ulong Root = 1;

    /// <summary>The nodes from the root to the last target asked for.</summary>
    private readonly List<Node> _path = [];

    private CounterRandom _random;

    /// <summary>The number of inputs of a target.</summary>
    /// <param name="target">Index within the target population.</param>
    /// <param name="total">Number of synapses of all targets.</param>
    /// <param name="targetCount">Number of targets.</param>
    /// <param name="random">The generator of the projection.</param>
    public long Of(int target, long total, int targetCount, CounterRandom random)
    {
        if (_path.Count == 0 || _random != random || _path[0].Total != total || _path[0].End != targetCount)
        {
            _random = random;
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
        var share = (double)(middle - first) / (end - first);
        var before = Binomial.Draw(total, share, ProjectionStreams.InDegrees(_random).Stream(number));
        _path.Add(new Node(number, first, middle, end, total, before));
    }

    /// <summary>The targets [First, End), which have Total synapses, TotalBefore of them before Middle.</summary>
    private readonly record struct Node(ulong Number, int First, int Middle, int End, long Total, long TotalBefore);
}
