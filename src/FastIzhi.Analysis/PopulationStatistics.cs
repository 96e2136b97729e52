namespace FastIzhi.Analysis;

/// <summary>Statistics of the spikes of a population in a window of time.</summary>
/// <param name="Population">Its name.</param>
/// <param name="Size">Number of neurons.</param>
/// <param name="Window">The window.</param>
/// <param name="Spikes">Number of spikes.</param>
/// <param name="Rate">Mean rate of a neuron [Hz].</param>
/// <param name="SilentFraction">Part of the neurons that did not fire.</param>
/// <param name="IntervalCv">
/// Mean over the neurons with at least three spikes of the coefficient of variation of their inter-spike intervals; null without
/// such a neuron.
/// </param>
/// <param name="FanoFactor">
/// Synchrony: variance (over n) by mean of the number of spikes of the whole population in a bin. 1 for independent Poisson
/// processes, and up to the number of neurons when they fire together. Null where no complete bin has a spike.
/// </param>
/// <param name="Bin">Width of these bins [ms].</param>
/// <param name="SpectrumPeak">The highest peak of the power spectrum; null in windows too short for one, or without spikes.</param>
/// <param name="Neurons">Statistics of each neuron.</param>
public sealed record PopulationStatistics(
    string Population,
    int Size,
    SpikeWindow Window,
    long Spikes,
    double Rate,
    double SilentFraction,
    double? IntervalCv,
    double? FanoFactor,
    double Bin,
    SpectrumPeak? SpectrumPeak,
    IReadOnlyList<NeuronStatistics> Neurons);
