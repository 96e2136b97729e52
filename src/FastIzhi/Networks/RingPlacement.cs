using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>On a circle.</summary>
internal sealed class RingPlacement(double radius) : Placement
{
    internal override Space Space => Space.Ring(radius);

    internal override string? Problem(int size) => double.IsFinite(radius) && radius > 0
        ? null
        : $"the radius of the ring is {radius} um; it must be a finite number above 0";

    internal override Position Of(int neuron, int size, CounterRandom random)
    {
        var (cos, sin) = PortableMath.CosSin((double)neuron / size);
        return new Position(radius * cos, radius * sin);
    }
}
