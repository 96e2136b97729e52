using FastIzhi.Neurons;

namespace FastIzhi.Analysis;

/// <summary>How a frequency-current curve is measured: neurons that rest until a step of current, one current each.</summary>
public sealed record FrequencyCurrentProtocol
{
    /// <summary>The cell type.</summary>
    public required CellType Cell { get; init; }

    /// <summary>How the neurons are simulated.</summary>
    public SimulationOptions Options { get; init; } = new();

    /// <summary>When the current is switched on [ms], at least 0.</summary>
    public double Onset { get; init; } = 100;

    /// <summary>Model time from the start to the end [ms], longer than <see cref="Onset"/> and <see cref="SteadyWindow"/>.</summary>
    public double Duration { get; init; } = 5000;

    /// <summary>The last part of the run, in which the neuron has settled [ms].</summary>
    public double SteadyWindow { get; init; } = 2000;

    /// <summary>What is wrong with the protocol; null for nothing.</summary>
    internal string? Problem =>
        !(double.IsFinite(Duration) && Onset >= 0 && Duration > Onset) ? $"the run of {Duration} ms must be longer than the onset of {Onset} ms"
        : !(SteadyWindow > 0 && SteadyWindow <= Duration - Onset) ? $"the steady window of {SteadyWindow} ms must be within the {Duration - Onset} ms under current"
        : null;
}
