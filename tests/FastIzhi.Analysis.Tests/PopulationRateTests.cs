using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Rates over time of a recorded population.</summary>
public sealed class PopulationRateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastizhi-").FullName;
    private readonly ResultFile _file;
    private readonly SpikeWindow _window = new(0, 200);

    public PopulationRateTests()
    {
        var experiment = Experiment.Parse("""
            { "name": "busy", "duration": 200, "populations": { "E": { "size": 10, "type": "RS" } },
              "inputs": [{ "population": "E", "current": { "spread": [600, 1000] } }] }
            """);
        var path = Path.Combine(_folder, "busy.h5");
        using (var simulation = new Simulation(experiment.Network, experiment.Options))
        using (var writer = new ResultWriter(path, simulation, experiment.Recordings, new RunDescription("busy", 200, experiment.Json)))
        {
            simulation.Run(200);
            writer.Finish(RunStatus.Complete);
        }

        _file = ResultFile.Open(path);
    }

    public void Dispose()
    {
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Bins_have_the_spikes_after_their_begin_up_to_their_end()
    {
        var rate = PopulationRate.InBins(_file, _file.Populations[0], _window, width: 5);

        var times = _file.Spikes("E").Read().SelectMany(block => block.Times.ToArray()).ToList();
        Assert.Equal(40, rate.Values.Count);
        Assert.True(times.Count > 20);
        for (var bin = 0; bin < 40; bin++)
        {
            var spikes = times.Count(time => time > (5 * bin) + 1e-6 && time <= (5 * (bin + 1)) + 1e-6);
            Assert.Equal(spikes / 10.0 / 0.005, rate.Values[bin], precision: 9);
            Assert.Equal((5 * bin) + 2.5, rate.Time(bin), precision: 9);
        }
    }

    /// <summary>Where the Gaussian is whole, no spike is lost by it; and it is smoother than bins of its width.</summary>
    [Fact]
    public void A_gaussian_keeps_the_mean_rate_and_smooths()
    {
        var (bins, smooth) = (
            PopulationRate.InBins(_file, _file.Populations[0], _window, width: 4), PopulationRate.Smoothed(_file, _file.Populations[0], _window, deviation: 4));

        Assert.Equal(1, smooth.Step);
        Assert.Equal(bins.Values.Average(), smooth.Values.Average(), tolerance: 0.05 * bins.Values.Average());
        Assert.True(smooth.Values.Max() < bins.Values.Max());
    }

    /// <summary>By the definition, also near the ends of the window, where only the part of the Gaussian within it counts.</summary>
    [Fact]
    public void A_gaussian_weighs_bins_by_their_distance()
    {
        const double Deviation = 8;
        var bins = PopulationRate.InBins(_file, _file.Populations[0], _window, width: Deviation / 4);

        var smooth = PopulationRate.Smoothed(_file, _file.Populations[0], _window, Deviation);

        Assert.Equal(bins.Values.Count, smooth.Values.Count);
        for (var i = 0; i < smooth.Values.Count; i++)
        {
            var near = Enumerable.Range(0, bins.Values.Count).Where(j => Math.Abs(bins.Time(i) - bins.Time(j)) <= 4 * Deviation).ToList();
            var weights = near.ConvertAll(j => Math.Exp(-Math.Pow(bins.Time(i) - bins.Time(j), 2) / (2 * Deviation * Deviation)));
            Assert.Equal(near.Zip(weights, (j, weight) => bins.Values[j] * weight).Sum() / weights.Sum(), smooth.Values[i], precision: 9);
        }
    }

    [Theory]
    [InlineData(801, "a Gaussian of 801 ms is too wide for the window from 0 to 200 ms; choose one of 8e-5 to 800 ms")]
    [InlineData(7e-5, "a Gaussian of 7E-05 ms is too narrow for the window from 0 to 200 ms; choose one of 8e-5 to 800 ms")]
    public void A_gaussian_that_does_not_fit_the_window_is_refused(double deviation, string problem) => Assert.Equal(
        problem, Assert.Throws<ArgumentException>(() => PopulationRate.Smoothed(_file, _file.Populations[0], _window, deviation)).Message);

    [Fact]
    public void A_window_without_a_bin_or_with_too_many_is_refused()
    {
        Assert.Equal("the window from 0 to 200 ms has no complete bin of 300 ms", Refusal(300));
        Assert.Equal("the window from 0 to 200 ms has more than 10000000 bins of 1E-05 ms", Refusal(1e-5));

        string Refusal(double width) =>
            Assert.Throws<ArgumentException>(() => PopulationRate.InBins(_file, _file.Populations[0], _window, width)).Message;
    }
}
