namespace FastIzhi.Networks;

/// <summary>Distances [degrees] of populations that lie evenly spread on a ring: angle = index / population size x 360.</summary>
internal static class RingDistance
{
    /// <summary>That of opposite places.</summary>
    public const double Longest = 180;

    /// <summary>The distance of two neurons, the shorter way round.</summary>
    public static double Between(int source, int target, in ProjectionShape shape)
    {
        var difference = Math.Abs((double)source / shape.SourceSize * 360 - (double)target / shape.TargetSize * 360);
        return Math.Min(difference, 360 - difference);
    }
}
