namespace FastIzhi.Plots.Figures;

/// <summary>A round mark: full, or a ring.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Its colour, such as #2166ac.</param>
/// <param name="X">Where it is along the x axis.</param>
/// <param name="Y">Where it is along the y axis.</param>
/// <param name="IsFull">Whether it is full.</param>
internal sealed record PlotDot(string Name, string Color, double X, double Y, bool IsFull);
