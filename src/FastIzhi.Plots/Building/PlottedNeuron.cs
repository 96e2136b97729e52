using FastIzhi.Hdf5;

namespace FastIzhi.Plots.Building;

/// <summary>A neuron whose states are plotted.</summary>
/// <param name="Population">Its population.</param>
/// <param name="Index">Its index within it.</param>
/// <param name="IsHidden">Whether a page shows it only when it is chosen there.</param>
internal sealed record PlottedNeuron(ResultPopulation Population, int Index, bool IsHidden)
{
    public string Name => $"{Population.Name} {Index}";
}
