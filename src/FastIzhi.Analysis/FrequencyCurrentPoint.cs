namespace FastIzhi.Analysis;

/// <summary>What a neuron does under a step of current.</summary>
/// <param name="Current">The current [pA].</param>
/// <param name="Spikes">Number of spikes.</param>
/// <param name="Latency">From the onset to the first spike [ms]; null without one.</param>
/// <param name="FirstRate">By the interval between the first two spikes [Hz]; null below two.</param>
/// <param name="SteadyRate">By the mean interval of the spikes of the steady window [Hz]; 0 where it has fewer than two.</param>
public sealed record FrequencyCurrentPoint(double Current, int Spikes, double? Latency, double? FirstRate, double SteadyRate);
