using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A delay drawn for each synapse.</summary>
internal sealed class DrawnDelay : Delay
{
    private readonly Distribution _distribution;

    public DrawnDelay(Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        Check(distribution.Low, "minimum of the delay", "ms");
        Check(distribution.High, "maximum of the delay", "ms");
        _distribution = distribution.Problem("ms") is { } problem ? throw new ArgumentException($"the delay {problem}") : distribution;
    }

    public override double? Common => null;

    public override double Minimum(in ProjectionShape shape) => _distribution.Low;

    public override double Maximum(in ProjectionShape shape) => _distribution.High;

    public override string ToString() => $"{_distribution} ms";

    /// <summary>Populations of one pool share a generator: the window of the source keeps their draws apart.</summary>
    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) =>
        _distribution.Draw(ProjectionStreams.DelaysOf(random, target), ((ulong)shape.PoolOffset << 32) + (ulong)input);
}
