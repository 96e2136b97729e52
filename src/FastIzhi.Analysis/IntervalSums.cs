namespace FastIzhi.Analysis;

/// <summary>What is known of the spikes of a neuron: their number, and mean and variance of the intervals (Welford's method).</summary>
internal struct IntervalSums
{
    private double _last;
    private double _mean;
    private double _squares;

    /// <summary>Number of spikes.</summary>
    public long Spikes { get; private set; }

    /// <summary>Takes a spike.</summary>
    /// <param name="time">Its time [ms].</param>
    public void Add(double time)
    {
        Spikes++;
        if (Spikes > 1)
        {
            var interval = time - _last;
            var deviation = interval - _mean;
            _mean += deviation / (Spikes - 1);
            _squares += deviation * (interval - _mean);
        }

        _last = time;
    }

    public readonly NeuronStatistics Statistics(int neuron, SpikeWindow window) => new(
        neuron,
        Spikes,
        Spikes / window.Length * 1000,
        Spikes < 2 ? null : _mean,
        Spikes < 3 || _mean == 0 ? null : Math.Sqrt(_squares / (Spikes - 1)) / _mean);
}
