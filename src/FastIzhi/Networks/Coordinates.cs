namespace FastIzhi.Networks;

/// <summary>Where the neurons of a population lie, in coordinates in which distances are straight on but for periods.</summary>
internal sealed class Coordinates
{
    private readonly Lazy<SourceTree> _tree;

    /// <param name="x">X of each neuron [um].</param>
    /// <param name="y">Y of each neuron [um].</param>
    /// <param name="z">Z of each neuron [um].</param>
    /// <param name="periods">Periods along the axes [um]; infinite for none. The coordinates are within [0, period).</param>
    public Coordinates(double[] x, double[] y, double[] z, Position periods)
    {
        (X, Y, Z, Periods) = (x, y, z, periods);
        _tree = new Lazy<SourceTree>(() => new SourceTree(this));
    }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Z { get; }

    public Position Periods { get; }

    /// <summary>The neurons by region, made when it is first asked for.</summary>
    public SourceTree Tree => _tree.Value;

    /// <summary>The distance along one axis, the shorter way round.</summary>
    public static double Along(double a, double b, double period)
    {
        var difference = Math.Abs(a - b);
        return Math.Min(difference, period - difference);
    }
}
