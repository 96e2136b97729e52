using FastIzhi.Receptors;

namespace FastIzhi.Engine;

/// <summary>
/// One conductance per target neuron: a receptor with one decay time. Source populations whose receptors differ in tau drive
/// channels of their own.
/// </summary>
/// <param name="Receptor">The receptor, its tau included.</param>
/// <param name="Arrivals">Which arrival buffer feeds it in the standard scheme.</param>
internal sealed record Channel(ReceptorKind Receptor, int Arrivals);
