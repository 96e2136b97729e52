namespace FastIzhi.Analysis;

/// <summary>Where the nullclines of a neuron meet.</summary>
/// <param name="Voltage">v there [mV].</param>
/// <param name="Recovery">u there [pA].</param>
/// <param name="IsStable">Whether both eigenvalues of the Jacobian have a real part below 0.</param>
public readonly record struct FixedPoint(double Voltage, double Recovery, bool IsStable);
