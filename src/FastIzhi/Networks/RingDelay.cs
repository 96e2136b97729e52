using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A delay that grows with the distance on a ring.</summary>
internal sealed class RingDelay(double minimum, double perDegree) : Delay
{
    private readonly double _minimum = Check(minimum, "minimum of the delay", "ms");
    private readonly double _perDegree = Check(perDegree, "delay per degree", "ms");

    public override double? Common => null;

    public override double Minimum(in ProjectionShape shape) => At(0);

    public override double Maximum(in ProjectionShape shape) => At(RingDistance.Longest);

    public override string ToString() => $"{_minimum} ms + {_perDegree} ms per degree";

    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) =>
        At(RingDistance.Between(source, target, shape));

    private double At(double distance) => _minimum + distance * _perDegree;
}
