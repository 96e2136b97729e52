using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Anywhere in a box.</summary>
internal sealed class RandomPlacement(double dx, double dy, double dz, bool torus) : Placement
{
    internal override Space Space => torus ? Space.Torus(dx, dy, dz) : Space.Free;

    internal override string? Problem(int size)
    {
        foreach (var length in (double[])[dx, dy, dz])
        {
            if (!(double.IsFinite(length) && length >= 0))
            {
                return $"a length of the box is {length} um; it must be a finite number of at least 0";
            }
        }

        return null;
    }

    internal override Position Of(int neuron, int size, CounterRandom random)
    {
        var draws = random.Stream((ulong)neuron);
        return new Position(dx * draws.Uniform(0), dy * draws.Uniform(1), dz * draws.Uniform(2));
    }
}
