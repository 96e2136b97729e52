namespace FastIzhi.Plots.Figures;

/// <summary>A line through points; a point that is no number is a gap.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Its colour, such as #2166ac.</param>
/// <param name="X">Where the points are along the x axis.</param>
/// <param name="Y">Where they are along the y axis.</param>
internal sealed record PlotLine(string Name, string Color, double[] X, double[] Y)
{
    /// <summary>Width [px].</summary>
    public double Width { get; init; } = 1.2;

    public bool IsDashed { get; init; }

    /// <summary>Whether each point has a round mark.</summary>
    public bool HasMarks { get; init; }
}
