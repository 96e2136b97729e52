namespace FastIzhi.Plots.Figures;

/// <summary>How finely a figure is resolved: what is read of a file is thinned to it, whatever its size.</summary>
/// <param name="Columns">Of thinned lines along the x axis.</param>
/// <param name="GridColumns">Cells of a grid of spikes along the x axis.</param>
/// <param name="GridRowsPerPixel">Cells of a grid of spikes along the y axis, at most, for each pixel of its layout.</param>
/// <param name="Marks">Spikes of a population that are drawn one by one, at most; more become a grid.</param>
/// <param name="HiddenNeurons">Number of neurons to choose among, beside those that are shown.</param>
internal sealed record Detail(int Columns, int GridColumns, double GridRowsPerPixel, int Marks, int HiddenNeurons)
{
    /// <summary>That of a picture: lines as fine as its pixels, and cells as large as the ticks of single spikes, or they would look paler.</summary>
    public static Detail Picture { get; } = new(1600, 500, 0.5, 20_000, 0);

    /// <summary>That of a page in which one can zoom and choose among neurons.</summary>
    public static Detail Page { get; } = new(2000, 1500, 1.5, 200_000, 12);

    /// <summary>Whether it may be as long as it likes, and has more than fits on a sheet.</summary>
    public bool HasRoom => HiddenNeurons > 0;
}
