using FastIzhi.Analysis;

namespace FastIzhi.Plots;

/// <summary>What is plotted, and how.</summary>
public sealed record PlotOptions
{
    /// <summary>What is plotted.</summary>
    public PlotKind Kind { get; init; } = PlotKind.Summary;

    /// <summary>
    /// The neurons whose states are plotted; a raster shows those from the least to the greatest of each population. Empty for the
    /// first ones that were recorded, and for all in a raster.
    /// </summary>
    public IReadOnlyList<PlotNeurons> Neurons { get; init; } = [];

    /// <summary>The window of model time; null for the whole run.</summary>
    public SpikeWindow? Window { get; init; }

    /// <summary>Width of the bins of rates [ms]; null for one that makes some hundreds of bins.</summary>
    public double? Bin { get; init; }

    /// <summary>Standard deviation of the Gaussian that smooths rates, instead of bins [ms]; null for bins.</summary>
    public double? Gaussian { get; init; }

    /// <summary>Whether the voltages of all neurons are drawn over one another, not one below the other.</summary>
    public bool Overlay { get; init; }
}
