namespace FastIzhi.Receptors;

/// <summary>
/// The voltage dependence of a receptor: it is open to the fraction x / (1 + x), x = ((v - Centre) / Width)^2.
/// Source: Izhikevich and Edelman, PNAS 105 (2008) 3593, supporting text, the NMDA current.
/// </summary>
/// <param name="Centre">The potential at which the gate is shut [mV].</param>
/// <param name="Width">The distance from <paramref name="Centre"/> at which it is half open [mV], above 0.</param>
public sealed record VoltageGate(double Centre, double Width);
