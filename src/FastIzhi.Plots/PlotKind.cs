namespace FastIzhi.Plots;

/// <summary>What is plotted of a result file.</summary>
public enum PlotKind
{
    /// <summary>All that was recorded, on one page.</summary>
    Summary,

    /// <summary>The spikes of each population, with the rates below.</summary>
    Raster,

    /// <summary>v of some neurons.</summary>
    Voltage,

    /// <summary>u against v of some neurons, with their nullclines.</summary>
    Phase,

    /// <summary>The mean rate of each population.</summary>
    Rate,

    /// <summary>The conductances of some neurons, receptor by receptor; the currents of those that are current-based.</summary>
    Conductance,
}
