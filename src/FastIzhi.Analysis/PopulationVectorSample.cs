namespace FastIzhi.Analysis;

/// <summary>The population vector of a window of time.</summary>
/// <param name="Time">Begin of the window [ms].</param>
/// <param name="Spikes">Number of spikes in it.</param>
/// <param name="Angle">Direction of the vector, from 0 to below 360 degrees; null without spikes.</param>
/// <param name="Length">Its length by the number of spikes: 1 when all are at one angle, 0 when they are evenly spread.</param>
public sealed record PopulationVectorSample(double Time, long Spikes, double? Angle, double Length);
