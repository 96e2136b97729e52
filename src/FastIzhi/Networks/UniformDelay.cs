using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A delay drawn for each synapse.</summary>
internal sealed class UniformDelay : Delay
{
    private readonly double _minimum;
    private readonly double _maximum;

    public UniformDelay(double minimum, double maximum)
    {
        _minimum = Check(minimum, "minimum of the delay", "ms");
        _maximum = Check(maximum, "maximum of the delay", "ms");
        if (maximum < minimum)
        {
            throw new ArgumentException($"the maximum of the delay is {maximum} ms; it must be at least the minimum, {minimum} ms");
        }
    }

    public override double? Common => null;

    public override double Minimum(in ProjectionShape shape) => _minimum;

    public override double Maximum(in ProjectionShape shape) => _maximum;

    public override string ToString() => $"{_minimum} to {_maximum} ms";

    /// <summary>Populations of one pool share a generator: the window of the source keeps their draws apart.</summary>
    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random)
    {
        var draw = ProjectionStreams.DelaysOf(random, target).Uniform(((ulong)shape.PoolOffset << 32) + (ulong)input);
        return Math.Min(_minimum + (_maximum - _minimum) * draw, _maximum);
    }
}
