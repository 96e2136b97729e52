using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace FastIzhi.Analysis;

/// <summary>
/// Power spectrum of the number of spikes of a population in bins of 1 ms, by Welch's method (IEEE Trans. Audio Electroacoust. 15
/// (1967) 70): the mean of the periodograms of segments of 1,000 bins that overlap by half, each less the mean of the whole window and
/// under a Hann window. It is divided by the mean count, so that independent Poisson processes have 1 at all frequencies.
/// </summary>
public sealed class PowerSpectrum
{
    /// <summary>Width of a bin [ms].</summary>
    public const double Bin = 1;

    /// <summary>Bins of a segment.</summary>
    public const int SegmentBins = 1000;

    /// <summary>The lowest frequency at which a peak is looked for [Hz]: below it the Hann window blurs what is left of the mean.</summary>
    public const double LowestPeak = 2;

    private readonly double[] _power;

    private PowerSpectrum(double[] power) => _power = power;

    /// <summary>Distance from one frequency to the next [Hz].</summary>
    public static double Resolution => 1000 / (SegmentBins * Bin);

    /// <summary>Power at the frequencies 0, 1, 2, ... times <see cref="Resolution"/>, up to half the rate of the bins.</summary>
    public ReadOnlySpan<double> Power => _power;

    /// <summary>The highest peak from <see cref="LowestPeak"/> on.</summary>
    public SpectrumPeak Peak
    {
        get
        {
            var first = (int)Math.Ceiling(LowestPeak / Resolution);
            var highest = first;
            for (var k = first; k < _power.Length; k++)
            {
                highest = _power[k] > _power[highest] ? k : highest;
            }

            return new SpectrumPeak(highest * Resolution, _power[highest]);
        }
    }

    /// <summary>Computes the spectrum.</summary>
    /// <param name="counts">Number of spikes in each bin of 1 ms.</param>
    /// <returns>The spectrum; null if there is no segment or no spike.</returns>
    public static PowerSpectrum? Of(ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }

        if (counts.Length < SegmentBins || sum == 0)
        {
            return null;
        }

        var mean = (double)sum / counts.Length;
        var window = Window.HannPeriodic(SegmentBins);
        var norm = window.Sum(weight => weight * weight) * mean;
        var power = new double[(SegmentBins / 2) + 1];
        var segment = new Complex[SegmentBins];
        var segments = 0;
        for (var first = 0; first + SegmentBins <= counts.Length; first += SegmentBins / 2)
        {
            for (var i = 0; i < SegmentBins; i++)
            {
                segment[i] = window[i] * (counts[first + i] - mean);
            }

            Fourier.Forward(segment, FourierOptions.AsymmetricScaling);
            for (var k = 0; k < power.Length; k++)
            {
                power[k] += Square(segment[k]) / norm;
            }

            segments++;
        }

        for (var k = 0; k < power.Length; k++)
        {
            power[k] /= segments;
        }

        return new PowerSpectrum(power);
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
