using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// How many of its targets each source neuron has in each range of targets: the first half of the draws of
/// <see cref="FixedOutDegreeRule"/>. Which ones of the range these are is drawn anew, so that the inputs of one range of targets can be
/// made without those of any other: given the number, they are uniform in the range. It holds a number for about 16 to 32 synapses.
/// </summary>
internal sealed class OutDegreeTable
{
    private const int LeastPerRange = 16;

    private const int SourcesAtATime = 1024;

    private readonly int _outDegree;
    private readonly bool _isOwnLeftOut;
    private readonly bool _multapses;
    private readonly int _targetCount;
    private readonly CounterRandom _random;

    /// <summary>A range has 2^_log2OfRange targets.</summary>
    private readonly int _log2OfRange;

    /// <summary>[range x number of sources + source].</summary>
    private readonly int[] _counts;

    /// <summary>Draws how many targets are in which range.</summary>
    /// <param name="outDegree">Number of targets of each source.</param>
    /// <param name="isOwnLeftOut">Whether source i does not connect to target i.</param>
    /// <param name="multapses">Whether a target may be drawn more than once by one source.</param>
    /// <param name="shape">The sizes of the projection.</param>
    /// <param name="random">The generator of the projection.</param>
    public OutDegreeTable(int outDegree, bool isOwnLeftOut, bool multapses, in ProjectionShape shape, CounterRandom random)
    {
        (_outDegree, _isOwnLeftOut, _multapses, SourceCount, _targetCount) =
            (outDegree, isOwnLeftOut, multapses, shape.SourceSize, shape.TargetSize);
        _random = ProjectionStreams.OutDegrees(random);
        while (1L << _log2OfRange < _targetCount && ((long)outDegree << _log2OfRange) < (long)LeastPerRange * _targetCount)
        {
            _log2OfRange++;
        }

        var ranges = ((_targetCount - 1) >> _log2OfRange) + 1;
        _counts = new int[checked(ranges * SourceCount)];
        Parallel.For(0, (SourceCount + SourcesAtATime - 1) / SourcesAtATime, () => new TargetDraws(), Count, _ => { });
    }

    /// <summary>Number of source neurons.</summary>
    public int SourceCount { get; }

    /// <summary>The range that a target is in.</summary>
    public int RangeOf(int target) => target >> _log2OfRange;

    /// <summary>The first target of a range.</summary>
    public int FirstOf(int range) => range << _log2OfRange;

    /// <summary>The end of a range.</summary>
    public int EndOf(int range) => (int)Math.Min((range + 1L) << _log2OfRange, _targetCount);

    /// <summary>The targets of one source neuron in one range, in no order.</summary>
    public ReadOnlySpan<int> TargetsOf(int source, int range, TargetDraws draws)
    {
        var count = _counts[((long)range * SourceCount) + source];
        return count == 0
            ? []
            : draws.Draw(count, FirstOf(range), EndOf(range), LeftOut(source), _multapses, _random.Stream((ulong)source).Stream((ulong)range));
    }

    private int LeftOut(int source) => _isOwnLeftOut ? source : -1;

    private TargetDraws Count(int part, ParallelLoopState state, TargetDraws draws)
    {
        var end = Math.Min((part + 1L) * SourcesAtATime, SourceCount);
        for (var source = part * SourcesAtATime; source < end; source++)
        {
            foreach (var target in draws.Draw(_outDegree, 0, _targetCount, LeftOut(source), _multapses, _random.Stream((ulong)source)))
            {
                _counts[((long)RangeOf(target) * SourceCount) + source]++;
            }
        }

        return draws;
    }
}
