namespace FastIzhi.Networks;

/// <summary>The distances of the neurons of two populations.</summary>
internal sealed class Distances(Coordinates sources, Coordinates targets)
{
    private readonly Lazy<double> _longest = new(() => LongestOf(sources, targets));

    /// <summary>Where the sources lie.</summary>
    public Coordinates Sources => sources;

    /// <summary>Where the targets lie.</summary>
    public Coordinates Targets => targets;

    /// <summary>An upper bound [um], near the longest distance.</summary>
    public double Longest => _longest.Value;

    /// <summary>The square of the distance of two neurons [um^2].</summary>
    public double SquareOf(int source, int target)
    {
        var periods = targets.Periods;
        var dx = Coordinates.Along(sources.X[source], targets.X[target], periods.X);
        var dy = Coordinates.Along(sources.Y[source], targets.Y[target], periods.Y);
        var dz = Coordinates.Along(sources.Z[source], targets.Z[target], periods.Z);
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    private static double LongestOf(Coordinates sources, Coordinates targets)
    {
        var dx = Along(sources.X, targets.X, targets.Periods.X);
        var dy = Along(sources.Y, targets.Y, targets.Periods.Y);
        var dz = Along(sources.Z, targets.Z, targets.Periods.Z);
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));

        static double Along(double[] a, double[] b, double period) =>
            Math.Min(Math.Max(a.Max() - b.Min(), b.Max() - a.Min()), period / 2);
    }
}
