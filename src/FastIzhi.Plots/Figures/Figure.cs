namespace FastIzhi.Plots.Figures;

/// <summary>Panels below and beside one another, under a title.</summary>
/// <param name="Title">The experiment.</param>
/// <param name="Description">What it shows; empty where nothing is said.</param>
/// <param name="Facts">How it was run, and the window.</param>
/// <param name="Columns">The panels of each column, from top to bottom.</param>
internal sealed record Figure(string Title, string Description, string Facts, IReadOnlyList<IReadOnlyList<Panel>> Columns)
{
    public IEnumerable<Panel> Panels => Columns.SelectMany(panels => panels);
}
