using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Statistics of spikes whose statistics can be computed by hand.</summary>
public class SpikeStatisticsTests
{
    [Fact]
    public void Counts_rates_and_intervals_are_those_computed_by_hand()
    {
        var statistics = Of(3, new SpikeWindow(0, 500), (100, 0), (110, 0), (150, 1), (130 + 30, 0), (500, 1));

        Assert.Equal(5, statistics.Spikes);
        Assert.Equal(5 / 3.0 / 0.5, statistics.Rate, precision: 12);
        Assert.Equal(1 / 3.0, statistics.SilentFraction, precision: 12);

        // Intervals of 10 and 50 ms: mean 30, standard deviation 20.
        Assert.Equal(new NeuronStatistics(0, 3, 6, 30, 2 / 3.0), Rounded(statistics.Neurons[0]));
        Assert.Equal(new NeuronStatistics(1, 2, 4, 350, null), Rounded(statistics.Neurons[1]));
        Assert.Equal(new NeuronStatistics(2, 0, 0, null, null), statistics.Neurons[2]);
        Assert.Equal(2 / 3.0, statistics.IntervalCv!.Value, precision: 12);
    }

    [Fact]
    public void The_fano_factor_is_variance_by_mean_of_the_counts_of_complete_bins()
    {
        // Counts 2, 0, 1, 1 in (0, 5], (5, 10], (10, 15], (15, 20]; what comes after is no complete bin.
        var statistics = Of(2, new SpikeWindow(0, 23), (0.1, 0), (5, 1), (10.1, 0), (20, 1), (22, 0));

        Assert.Equal(0.5, statistics.FanoFactor!.Value, precision: 12);
        Assert.Equal(5, statistics.Spikes);
    }

    [Fact]
    public void A_window_holds_the_spikes_after_its_begin_up_to_its_end()
    {
        (double, int)[] spikes = [(10, 0), (20, 0), (30, 0)];

        Assert.Equal(1, Of(1, new SpikeWindow(10, 20), spikes).Spikes);
        Assert.Equal(2, Of(1, new SpikeWindow(10, 30), spikes).Spikes);
        Assert.Equal(0, Of(1, new SpikeWindow(30, 40), spikes).Spikes);
    }

    [Fact]
    public void Nothing_is_said_of_what_has_no_spikes()
    {
        var statistics = Of(4, new SpikeWindow(0, 2000));

        Assert.Equal((0L, 0.0, 1.0), (statistics.Spikes, statistics.Rate, statistics.SilentFraction));
        Assert.Null(statistics.IntervalCv);
        Assert.Null(statistics.FanoFactor);
        Assert.Null(statistics.SpectrumPeak);
    }

    /// <summary>Blocks are an accident of the file.</summary>
    [Property(Replay = "201,7")]
    public void How_the_spikes_are_cut_into_blocks_does_not_matter(uint[] draws, byte cut)
    {
        var spikes = draws.Select(draw => (Time: draw % 2000 / 10.0, Neuron: (int)(draw / 2000 % 5))).OrderBy(spike => spike.Time).ToArray();
        var first = Math.Min(cut, spikes.Length);
        var window = new SpikeWindow(20, 150);
        var parts = new SpikeStatistics("E", 5, window);
        Add(parts, spikes[..first]);
        Add(parts, spikes[first..]);

        var (whole, cutUp) = (Of(5, window, spikes), parts.Finish());

        Assert.Equal(whole.Neurons, cutUp.Neurons);
        Assert.Equal((whole.Spikes, whole.Rate, whole.FanoFactor, whole.IntervalCv), (cutUp.Spikes, cutUp.Rate, cutUp.FanoFactor, cutUp.IntervalCv));
        Assert.Equal(spikes.Count(spike => window.Holds(spike.Time)), whole.Spikes);
    }

    [Fact]
    public void What_is_no_list_of_spikes_is_refused()
    {
        var statistics = new SpikeStatistics("E", 2, new SpikeWindow(0, 10));
        statistics.Add([2], [0]);

        Assert.Equal(
            "a spike at 1 ms comes after one at 2 ms; give them in the order of their times",
            Assert.Throws<ArgumentException>(() => statistics.Add([1], [0])).Message);
        Assert.Equal("a spike is that of neuron 2; E has 2", Assert.Throws<ArgumentException>(() => statistics.Add([3], [2])).Message);
        Assert.Equal("1 times of 0 neurons", Assert.Throws<ArgumentException>(() => statistics.Add([3], [])).Message);
        Assert.Equal(
            "the window from 5 to 5 ms must end after it begins", Assert.Throws<ArgumentException>(() => new SpikeWindow(5, 5)).Message);
    }

    private static PopulationStatistics Of(int size, SpikeWindow window, params (double Time, int Neuron)[] spikes)
    {
        var statistics = new SpikeStatistics("E", size, window);
        Add(statistics, spikes);
        return statistics.Finish();
    }

    private static void Add(SpikeStatistics statistics, (double Time, int Neuron)[] spikes) =>
        statistics.Add([.. spikes.Select(spike => spike.Time)], [.. spikes.Select(spike => spike.Neuron)]);

    private static NeuronStatistics Rounded(NeuronStatistics neuron) => neuron with
    {
        IntervalCv = neuron.IntervalCv is { } cv ? Math.Round(cv * 3, 12) / 3 : null,
    };
}
