namespace FastIzhi.Cli;

/// <summary>The mean rate of all neurons during a run, as a line of bars such as ▁▂▅█ that fits into a terminal.</summary>
/// <param name="neurons">Number of neurons.</param>
/// <param name="time">Model time at the begin [ms].</param>
/// <param name="spikes">Spikes of all neurons before it.</param>
internal sealed class RateLine(long neurons, double time, long spikes)
{
    private const int Length = 20;
    private const string Bars = "▁▂▃▄▅▆▇█";

    private readonly Queue<double> _rates = new();
    private double _time = time;
    private long _spikes = spikes;

    /// <summary>Adds the rate since the last moment.</summary>
    /// <param name="now">Model time [ms].</param>
    /// <param name="all">Spikes of all neurons up to then.</param>
    public void Add(double now, long all)
    {
        if (now > _time)
        {
            _rates.Enqueue((all - _spikes) / (double)neurons / (now - _time) * 1000);
            (_time, _spikes) = (now, all);
            if (_rates.Count > Length)
            {
                _rates.Dequeue();
            }
        }
    }

    /// <summary>The last rates as bars, the highest of them full, and the last one in Hz.</summary>
    public override string ToString()
    {
        var highest = _rates.DefaultIfEmpty().Max();
        var bars = string.Concat(_rates.Select(rate => Bars[highest > 0 ? (int)(rate / highest * (Bars.Length - 1)) : 0]));
        return $"{bars} {_rates.LastOrDefault():0.#} Hz";
    }
}
