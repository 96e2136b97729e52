using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Where the neurons of a population lie.</summary>
public abstract class Placement
{
    /// <summary>
    /// Evenly spread on a circle about the origin, in the plane z = 0: neuron i at the angle i / size x 360 degrees. Distances are
    /// measured along the circle.
    /// </summary>
    /// <param name="radius">Radius [um], above 0.</param>
    public static Placement Ring(double radius) => new RingPlacement(radius);

    /// <summary>On a grid in the plane z = 0 with a corner at the origin. x grows fastest.</summary>
    /// <param name="nx">Number of places along x.</param>
    /// <param name="ny">Number of places along y.</param>
    /// <param name="spacing">Distance of neighbours [um], above 0.</param>
    /// <param name="torus">Whether opposite sides are joined: the last place along an axis is a neighbour of the first.</param>
    public static Placement Grid(int nx, int ny, double spacing, bool torus = false) => new GridPlacement(nx, ny, 1, spacing, torus);

    /// <summary>On a grid in space with a corner at the origin. x grows fastest, then y.</summary>
    /// <param name="nx">Number of places along x.</param>
    /// <param name="ny">Number of places along y.</param>
    /// <param name="nz">Number of places along z.</param>
    /// <param name="spacing">Distance of neighbours [um], above 0.</param>
    /// <param name="torus">Whether opposite sides are joined: the last place along an axis is a neighbour of the first.</param>
    public static Placement Grid(int nx, int ny, int nz, double spacing, bool torus = false) =>
        new GridPlacement(nx, ny, nz, spacing, torus);

    /// <summary>
    /// Drawn uniformly and independently from a box with a corner at the origin, as a function of the seed of the network, the name of the
    /// population and the neuron.
    /// </summary>
    /// <param name="dx">Length of the box along x [um], at least 0.</param>
    /// <param name="dy">Length of the box along y [um], at least 0.</param>
    /// <param name="dz">Length of the box along z [um], at least 0.</param>
    /// <param name="torus">Whether opposite sides of the box are joined.</param>
    public static Placement Random(double dx, double dy, double dz = 0, bool torus = false) => new RandomPlacement(dx, dy, dz, torus);

    /// <summary>As given.</summary>
    /// <param name="positions">One position per neuron.</param>
    public static Placement Given(IReadOnlyList<Position> positions) => new GivenPlacement(positions);

    /// <summary>How distances are measured, where there is no <see cref="Problem"/>.</summary>
    internal virtual Space Space => Space.Free;

    /// <summary>What prevents so many neurons from being placed; null if nothing does.</summary>
    internal abstract string? Problem(int size);

    /// <summary>The position of a neuron, for which there is no <see cref="Problem"/>.</summary>
    internal abstract Position Of(int neuron, int size, CounterRandom random);
}
