namespace FastIzhi.Inputs;

/// <summary>A rate from a time on.</summary>
/// <param name="Time">Time [ms].</param>
/// <param name="Rate">Rate [Hz].</param>
public readonly record struct RateStep(double Time, double Rate);
