using System.Runtime.InteropServices;
using FastIzhi.Hdf5;

namespace FastIzhi.Analysis;

/// <summary>
/// Takes the spikes of a population in the order of their times, block by block, and makes statistics of them. It keeps a few
/// numbers for each neuron and a count for each millisecond, not the spikes.
/// </summary>
public sealed class SpikeStatistics
{
    /// <summary>Width of a bin for the Fano factor unless another one is asked for [ms].</summary>
    public const double DefaultBin = 5;

    private readonly string _population;
    private readonly SpikeWindow _window;
    private readonly double _bin;
    private readonly IntervalSums[] _neurons;
    private readonly BinnedCounts _bins;
    private readonly BinnedCounts _milliseconds;
    private readonly List<int> _counts = [];
    private double _binCount;
    private double _binSum;
    private double _binSumOfSquares;
    private double _last = double.NegativeInfinity;

    /// <summary>Statistics of no spikes.</summary>
    /// <param name="population">Name of the population.</param>
    /// <param name="size">Its number of neurons.</param>
    /// <param name="window">The window of time; spikes outside are not taken.</param>
    /// <param name="bin">Width of a bin for the Fano factor [ms].</param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the width is not above 0.</exception>
    public SpikeStatistics(string population, int size, SpikeWindow window, double bin = DefaultBin)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (!(double.IsFinite(bin) && bin > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(bin), $"the width of a bin is {bin} ms; it must be above 0");
        }

        (_population, _window, _bin, _neurons) = (population, window, bin, new IntervalSums[size]);
        _bins = new BinnedCounts(window, bin, count =>
        {
            _binCount++;
            _binSum += count;
            _binSumOfSquares += (double)count * count;
        });
        _milliseconds = new BinnedCounts(window, PowerSpectrum.Bin, _counts.Add);
    }

    /// <summary>Statistics of a recorded population.</summary>
    /// <param name="file">The result file.</param>
    /// <param name="population">The population.</param>
    /// <param name="window">The window of time.</param>
    /// <param name="bin">Width of a bin for the Fano factor [ms].</param>
    /// <exception cref="ArgumentException">Its spikes were not recorded.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static PopulationStatistics Of(ResultFile file, ResultPopulation population, SpikeWindow window, double bin = DefaultBin)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(population);
        var statistics = new SpikeStatistics(population.Name, (int)population.Size, window, bin);
        foreach (var block in window.Read(file.Spikes(population.Name)))
        {
            statistics.Add(block.Times, block.Neurons);
        }

        return statistics.Finish();
    }

    /// <summary>Takes spikes.</summary>
    /// <param name="times">Their times [ms], never falling, from block to block neither.</param>
    /// <param name="neurons">The neuron of each.</param>
    /// <exception cref="ArgumentException">The times fall, a neuron does not exist, or there are not as many times as neurons.</exception>
    public void Add(ReadOnlySpan<double> times, ReadOnlySpan<int> neurons)
    {
        if (times.Length != neurons.Length)
        {
            throw new ArgumentException($"{times.Length} times of {neurons.Length} neurons");
        }

        for (var k = 0; k < times.Length; k++)
        {
            var time = times[k];
            if (!(time >= _last))
            {
                throw new ArgumentException($"a spike at {time} ms comes after one at {_last} ms; give them in the order of their times");
            }

            if ((uint)neurons[k] >= (uint)_neurons.Length)
            {
                throw new ArgumentException($"a spike is that of neuron {neurons[k]}; {_population} has {_neurons.Length}");
            }

            _last = time;
            if (_window.Holds(time))
            {
                _neurons[neurons[k]].Add(time);
                _bins.Add(time);
                _milliseconds.Add(time);
            }
        }
    }

    /// <summary>The statistics of what was taken; nothing can be added any more.</summary>
    public PopulationStatistics Finish()
    {
        _bins.Finish();
        _milliseconds.Finish();
        var spikes = _neurons.Sum(neuron => neuron.Spikes);
        var neurons = _neurons.Select((sums, i) => sums.Statistics(i, _window)).ToList();
        var cvs = neurons.Where(neuron => neuron.IntervalCv is not null).Select(neuron => neuron.IntervalCv!.Value).ToList();
        var meanCount = _binSum / _binCount;
        return new PopulationStatistics(
            _population,
            _neurons.Length,
            _window,
            spikes,
            spikes / (double)_neurons.Length / _window.Length * 1000,
            neurons.Count(neuron => neuron.Spikes == 0) / (double)_neurons.Length,
            cvs.Count == 0 ? null : cvs.Average(),
            _binSum == 0 ? null : ((_binSumOfSquares / _binCount) - (meanCount * meanCount)) / meanCount,
            _bin,
            PowerSpectrum.Of(CollectionsMarshal.AsSpan(_counts))?.Peak,
            neurons);
    }
}
