namespace FastIzhi.Hdf5;

/// <summary>Some spikes of a population, in the order of their times.</summary>
public sealed class SpikeBlock
{
    private readonly double[] _times;
    private readonly int[] _neurons;

    internal SpikeBlock(double[] times, int[] neurons) => (_times, _neurons) = (times, neurons);

    /// <summary>Number of spikes.</summary>
    public int Count => _times.Length;

    /// <summary>Time of each spike [ms], never falling.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The neuron that fired each, counted from 0 within its population.</summary>
    public ReadOnlySpan<int> Neurons => _neurons;
}
