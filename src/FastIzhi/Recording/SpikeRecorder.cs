namespace FastIzhi.Recording;

/// <summary>Keeps spikes in memory.</summary>
public sealed class SpikeRecorder : ISpikeSink
{
    private readonly List<double> _times = [];
    private readonly List<long> _rows = [];
    private readonly List<int> _neurons = [];

    /// <summary>Time of each spike [ms], never falling.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Row of each spike.</summary>
    public IReadOnlyList<long> Rows => _rows;

    /// <summary>Neuron of each spike, an index within the population; ascending within a row.</summary>
    public IReadOnlyList<int> Neurons => _neurons;

    /// <summary>Number of spikes.</summary>
    public int Count => _neurons.Count;

    /// <inheritdoc/>
    public void Write(long row, double time, ReadOnlySpan<int> neurons)
    {
        foreach (var neuron in neurons)
        {
            _times.Add(time);
            _rows.Add(row);
            _neurons.Add(neuron);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _times.Clear();
        _rows.Clear();
        _neurons.Clear();
    }
}
