namespace FastIzhi.Plots.Figures;

/// <summary>
/// The spikes of a raster: each of them where they are few, else their number in each cell of a grid over the axes of the panel.
/// </summary>
/// <param name="Color">The colour, such as #2166ac.</param>
/// <param name="Times">Time of each spike [ms]; empty where there is a grid.</param>
/// <param name="Neurons">The neuron of each.</param>
/// <param name="Grid">The numbers of spikes; null where each spike is there.</param>
internal sealed record SpikeMap(string Color, double[] Times, int[] Neurons, SpikeGrid? Grid);
