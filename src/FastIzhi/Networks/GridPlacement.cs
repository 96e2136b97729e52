using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>On a grid.</summary>
internal sealed class GridPlacement(int nx, int ny, int nz, double spacing, bool torus) : Placement
{
    internal override Space Space => torus ? Space.Torus(Period(nx), Period(ny), Period(nz)) : Space.Free;

    internal override string? Problem(int size)
    {
        if (nx < 1 || ny < 1 || nz < 1)
        {
            return $"the grid has {nx} x {ny} x {nz} places; it must have at least 1 along each axis";
        }

        if (!(double.IsFinite(spacing) && spacing > 0))
        {
            return $"the spacing of the grid is {spacing} um; it must be a finite number above 0";
        }

        var places = (Int128)nx * ny * nz;
        return places == size ? null : $"the grid has {nx} x {ny} x {nz} = {places} places for {size} neurons; give as many";
    }

    internal override Position Of(int neuron, int size, CounterRandom random) =>
        new(neuron % nx * spacing, neuron / nx % ny * spacing, neuron / nx / ny * spacing);

    /// <summary>An axis of one place has no sides to join.</summary>
    private double Period(int places) => places > 1 ? places * spacing : 0;
}
