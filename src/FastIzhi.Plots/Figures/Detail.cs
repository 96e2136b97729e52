namespace FastIzhi.Plots.Figures;

/// <summary>How finely a figure is resolved: what is read of a file is thinned to it, whatever its size.</summary>
/// <param name="Columns">Of the thinned lines and grids along the x axis.</param>
/// <param name="Rows">Of grids along the y axis, at most.</param>
/// <param name="Marks">Spikes of a population that are drawn one by one, at most; more become a grid.</param>
/// <param name="HiddenNeurons">Number of neurons to choose among, beside those that are shown.</param>
internal sealed record Detail(int Columns, int Rows, int Marks, int HiddenNeurons)
{
    /// <summary>That of a picture: the pixels there are.</summary>
    public static Detail Picture { get; } = new(1600, 500, 20_000, 0);

    /// <summary>That of a page in which one can zoom and choose among neurons.</summary>
    public static Detail Page { get; } = new(2000, 500, 200_000, 12);
}
