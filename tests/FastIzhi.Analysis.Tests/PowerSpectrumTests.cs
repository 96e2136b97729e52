using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Spectra that are known in closed form or in law.</summary>
public class PowerSpectrumTests
{
    [Fact]
    public void Independent_spikes_have_power_1_at_all_frequencies()
    {
        var random = new Random(5);
        var counts = Enumerable.Range(0, 200_000).Select(_ => Enumerable.Range(0, 20).Count(_ => random.NextDouble() < 0.05)).ToArray();

        var power = PowerSpectrum.Of(counts)!.Power.ToArray();

        // 399 segments that overlap by half: the standard deviation of a power is some 0.06;
        // counts are binomial, 20 draws of 0.05: their variance is 0.95 of the mean.
        Assert.All(power[2..], value => Assert.Equal(0.95, value, tolerance: 0.35));
        Assert.Equal(0.95, power[2..].Average(), tolerance: 0.01);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void A_rhythm_is_the_peak(int frequency)
    {
        // Rates of 0.5 (1 + cos(2 pi f t)) spikes a bin from a regular generator: integrate, and fire at whole numbers.
        var (counts, level) = (new int[4000], 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            level += 50 * (1 + Math.Cos(2 * Math.PI * frequency * i / 1000));
            counts[i] = (int)level;
            level -= counts[i];
        }

        var peak = PowerSpectrum.Of(counts)!.Peak;

        // |sum of w 25 exp(...)|^2 / (sum of w^2 * 50), with sums of w of n / 2 and of w^2 of 3 n / 8: 625 n^2 / 4 / (150 n / 8).
        Assert.Equal(frequency, peak.Frequency);
        Assert.Equal(625.0 / 4 / (150.0 / 8) * 1000, peak.Power, tolerance: 20);
    }

    [Fact]
    public void There_is_none_of_less_than_a_second_or_of_no_spikes()
    {
        Assert.Null(PowerSpectrum.Of(Enumerable.Repeat(1, 999).ToArray()));
        Assert.Null(PowerSpectrum.Of(new int[2000]));
        Assert.NotNull(PowerSpectrum.Of(Enumerable.Repeat(1, 1000).ToArray()));
    }
}
