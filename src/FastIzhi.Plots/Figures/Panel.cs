namespace FastIzhi.Plots.Figures;

/// <summary>A pair of axes and what is drawn in it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The axis along the bottom.</param>
/// <param name="Y">The axis along the left.</param>
/// <param name="Height">Height between the axes [px].</param>
internal sealed record Panel(string Title, PlotAxis X, PlotAxis Y, double Height)
{
    public IReadOnlyList<PlotLine> Lines { get; init; } = [];

    public IReadOnlyList<PlotDot> Dots { get; init; } = [];

    public SpikeMap? Spikes { get; init; }

    /// <summary>The neuron that it is about, such as E 0; null for a population.</summary>
    public string? Neuron { get; init; }

    /// <summary>Whether the names of lines and dots are shown.</summary>
    public bool HasLegend { get; init; }

    /// <summary>Whether a page shows it only when its neuron is chosen.</summary>
    public bool IsHidden { get; init; }
}
