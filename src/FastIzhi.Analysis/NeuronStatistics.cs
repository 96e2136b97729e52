namespace FastIzhi.Analysis;

/// <summary>Statistics of the spikes of a neuron.</summary>
/// <param name="Neuron">The neuron, counted from 0 within its population.</param>
/// <param name="Spikes">Number of spikes.</param>
/// <param name="Rate">Spikes by the length of the window [Hz].</param>
/// <param name="MeanInterval">Mean of the intervals between one spike and the next [ms]; null below two spikes.</param>
/// <param name="IntervalCv">
/// Coefficient of variation of these intervals, their standard deviation (over n) by their mean: 0 for a clock, 1 for a Poisson
/// process; null below three spikes.
/// </param>
public sealed record NeuronStatistics(int Neuron, long Spikes, double Rate, double? MeanInterval, double? IntervalCv);
