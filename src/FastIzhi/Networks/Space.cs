using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>How distances between positions are measured: straight on, round a ring, or through the sides of a box.</summary>
public sealed class Space
{
    private readonly double _radius;
    private readonly Position _periods;

    private Space(double radius, Position periods) => (_radius, _periods) = (radius, periods);

    /// <summary>Straight on (Euclidean).</summary>
    public static Space Free { get; } = new(0, new Position(0, 0));

    private bool IsRing => _radius > 0;

    /// <summary>Along a circle about the origin in the plane z = 0, the shorter way round: the angle of the positions alone counts.</summary>
    /// <param name="radius">Radius of the circle [um], above 0.</param>
    /// <exception cref="ArgumentException">The radius is not a finite number above 0.</exception>
    public static Space Ring(double radius) => double.IsFinite(radius) && radius > 0
        ? new Space(radius, default)
        : throw new ArgumentException($"the radius of the ring is {radius} um; it must be a finite number above 0", nameof(radius));

    /// <summary>Straight on in a box whose opposite sides are joined, the shorter way along each axis.</summary>
    /// <param name="dx">Length of the box along x [um]; 0 where it has no sides.</param>
    /// <param name="dy">Length of the box along y [um]; 0 where it has no sides.</param>
    /// <param name="dz">Length of the box along z [um]; 0 where it has no sides.</param>
    /// <exception cref="ArgumentException">A length is negative or not finite.</exception>
    public static Space Torus(double dx, double dy, double dz = 0)
    {
        foreach (var length in (ReadOnlySpan<double>)[dx, dy, dz])
        {
            if (!(double.IsFinite(length) && length >= 0))
            {
                throw new ArgumentException($"a length of the torus is {length} um; it must be a finite number of at least 0");
            }
        }

        return new Space(0, new Position(dx, dy, dz));
    }

    /// <summary>The space in words.</summary>
    public override string ToString() => IsRing ? $"a ring of radius {_radius} um"
        : _periods == default ? "a free space"
        : $"a torus of {_periods.X} x {_periods.Y} x {_periods.Z} um";

    /// <summary>Whether distances are measured in the same way, up to rounding.</summary>
    internal bool IsLike(Space other)
    {
        return IsNear(_radius, other._radius) && IsNear(_periods.X, other._periods.X)
            && IsNear(_periods.Y, other._periods.Y) && IsNear(_periods.Z, other._periods.Z);

        static bool IsNear(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(a, b);
    }

    /// <summary>Positions in coordinates in which distances are straight on but for the periods. A ring becomes a line that is periodic.</summary>
    internal Coordinates CoordinatesOf(IReadOnlyList<Position> positions)
    {
        var circumference = 2 * Math.PI * _radius;
        return IsRing
            ? new Coordinates(
                [.. positions.Select(p => Wrap(PortableMath.Turns(p.X, p.Y) * circumference, circumference))],
                new double[positions.Count],
                new double[positions.Count],
                new Position(circumference, double.PositiveInfinity, double.PositiveInfinity))
            : new Coordinates(
                [.. positions.Select(p => Wrap(p.X, _periods.X))],
                [.. positions.Select(p => Wrap(p.Y, _periods.Y))],
                [.. positions.Select(p => Wrap(p.Z, _periods.Z))],
                new Position(Period(_periods.X), Period(_periods.Y), Period(_periods.Z)));

        static double Period(double length) => length > 0 ? length : double.PositiveInfinity;
    }

    private static double Wrap(double x, double length)
    {
        if (!(length > 0))
        {
            return x;
        }

        var wrapped = x - (Math.Floor(x / length) * length);
        return wrapped >= 0 && wrapped < length ? wrapped : 0;
    }
}
