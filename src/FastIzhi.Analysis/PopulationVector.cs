using FastIzhi.Hdf5;
using MathNet.Numerics.LinearRegression;

namespace FastIzhi.Analysis;

/// <summary>
/// The population vector of neurons evenly spread on a ring (Georgopoulos et al., Science 233 (1986) 1416): neuron i of n stands
/// for the angle 360 i / n degrees, and each spike adds a unit vector of that angle. It says where a bump of activity is, and how
/// it drifts.
/// </summary>
public sealed class PopulationVector
{
    private readonly SpikeWindow _window;
    private readonly double _bin;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly long[] _spikes;
    private readonly int _size;

    /// <summary>A population vector of no spikes.</summary>
    /// <param name="size">Number of neurons on the ring.</param>
    /// <param name="window">The window of time; spikes outside are not taken.</param>
    /// <param name="bin">Width of the bins that have a vector each [ms]; the last one may be shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the width is not above 0.</exception>
    public PopulationVector(int size, SpikeWindow window, double bin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (!(double.IsFinite(bin) && bin > 0 && window.Length / bin < 1e7))
        {
            throw new ArgumentOutOfRangeException(
                nameof(bin), $"the width of a bin is {bin} ms; it must be above {window.Length / 1e7} in a window of {window.Length} ms");
        }

        (_size, _window, _bin) = (size, window, bin);
        var bins = Math.Max(1, (int)Math.Ceiling((window.Length / bin) - 1e-9));
        (_x, _y, _spikes) = (new double[bins], new double[bins], new long[bins]);
    }

    /// <summary>The vector of each bin.</summary>
    public IReadOnlyList<PopulationVectorSample> Samples => [.. _spikes.Select((spikes, bin) => new PopulationVectorSample(
        _window.From + (bin * _bin), spikes, spikes == 0 ? null : Angle(_x[bin], _y[bin]), Length(_x[bin], _y[bin], spikes)))];

    /// <summary>The vector of the whole window.</summary>
    public PopulationVectorSample Whole => new(
        _window.From,
        _spikes.Sum(),
        _spikes.Sum() == 0 ? null : Angle(_x.Sum(), _y.Sum()),
        Length(_x.Sum(), _y.Sum(), _spikes.Sum()));

    /// <summary>
    /// The drift [degrees per second]: the slope of the line of least squares through the angles of the bins, each taken within
    /// 180 degrees of the one before; null where fewer than two bins have spikes.
    /// </summary>
    public double? Drift
    {
        get
        {
            var samples = Samples.Where(sample => sample.Angle is not null).ToList();
            if (samples.Count < 2)
            {
                return null;
            }

            var angles = new double[samples.Count];
            for (var k = 0; k < angles.Length; k++)
            {
                var angle = samples[k].Angle!.Value;
                angles[k] = k == 0 ? angle : angles[k - 1] + Math.IEEERemainder(angle - angles[k - 1], 360);
            }

            return SimpleRegression.Fit([.. samples.Select(sample => sample.Time / 1000)], angles).B;
        }
    }

    /// <summary>The population vector of a recorded population.</summary>
    /// <param name="file">The result file.</param>
    /// <param name="population">The population, evenly spread on a ring in the order of its neurons.</param>
    /// <param name="window">The window of time.</param>
    /// <param name="bin">Width of the bins that have a vector each [ms].</param>
    /// <exception cref="ArgumentException">Its spikes were not recorded.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static PopulationVector Of(ResultFile file, ResultPopulation population, SpikeWindow window, double bin)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(population);
        var vector = new PopulationVector((int)population.Size, window, bin);
        foreach (var block in window.Read(file.Spikes(population.Name)))
        {
            vector.Add(block.Times, block.Neurons);
        }

        return vector;
    }

    /// <summary>Takes spikes, in any order.</summary>
    /// <param name="times">Their times [ms].</param>
    /// <param name="neurons">The neuron of each.</param>
    /// <exception cref="ArgumentException">A neuron does not exist, or there are not as many times as neurons.</exception>
    public void Add(ReadOnlySpan<double> times, ReadOnlySpan<int> neurons)
    {
        if (times.Length != neurons.Length)
        {
            throw new ArgumentException($"{times.Length} times of {neurons.Length} neurons");
        }

        for (var k = 0; k < times.Length; k++)
        {
            if ((uint)neurons[k] >= (uint)_size)
            {
                throw new ArgumentException($"a spike is that of neuron {neurons[k]}; the ring has {_size}");
            }

            if (_window.Holds(times[k]))
            {
                var bin = Math.Min((int)BinnedCounts.BinOf(times[k], _window, _bin), _spikes.Length - 1);
                var (y, x) = Math.SinCos(2 * Math.PI * neurons[k] / _size);
                _x[bin] += x;
                _y[bin] += y;
                _spikes[bin]++;
            }
        }
    }

    private static double Angle(double x, double y)
    {
        var angle = Math.Atan2(y, x) * 180 / Math.PI;
        return angle < 0 ? angle + 360 : angle;
    }

    private static double Length(double x, double y, long spikes) => spikes == 0 ? 0 : Math.Sqrt((x * x) + (y * y)) / spikes;
}
