namespace FastIzhi.Analysis;

/// <summary>The highest peak of a power spectrum.</summary>
/// <param name="Frequency">Where it is [Hz].</param>
/// <param name="Power">How high it is; independent Poisson processes have 1 at all frequencies.</param>
public sealed record SpectrumPeak(double Frequency, double Power);
