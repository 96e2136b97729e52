namespace FastIzhi.Hdf5.Sonata;

/// <summary>What was imported or exported.</summary>
/// <param name="Populations">Number of populations.</param>
/// <param name="Neurons">Number of neurons.</param>
/// <param name="Synapses">Number of synapses.</param>
/// <param name="Notes">What was left out, changed or guessed, a line each.</param>
public sealed record SonataSummary(int Populations, long Neurons, long Synapses, IReadOnlyList<string> Notes);
