using FastIzhi.Inputs;

namespace FastIzhi.Networks;

/// <summary>A current injected into a population.</summary>
/// <param name="Population">The population that receives it.</param>
/// <param name="Current">The current.</param>
public sealed record Injection(Population Population, CurrentInput Current);
