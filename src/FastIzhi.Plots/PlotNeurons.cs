namespace FastIzhi.Plots;

/// <summary>Some neurons of a population.</summary>
/// <param name="Population">Its name; null for that of a file with one population only.</param>
/// <param name="Indices">The neurons, counted from 0 within it.</param>
public sealed record PlotNeurons(string? Population, IReadOnlyList<int> Indices);
