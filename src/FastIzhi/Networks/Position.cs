namespace FastIzhi.Networks;

/// <summary>Where a neuron lies.</summary>
/// <param name="X">X [um].</param>
/// <param name="Y">Y [um].</param>
/// <param name="Z">Z [um].</param>
public readonly record struct Position(double X, double Y, double Z = 0);
