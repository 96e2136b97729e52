using FastIzhi.Neurons;
using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Frequency-current curves against what the reference notebook found, and against themselves.</summary>
public class FrequencyCurrentTests
{
    /// <summary>The brackets of data/golden/fi_thresholds.json and the rates of data/golden/fi_table.csv at 200 pA.</summary>
    [Theory]
    [InlineData("RS", 84.6567153930664, 100.39424896240234, 6.489292667099286, 5.763688760806916)]
    [InlineData("FS", 97.69821166992188, 121.50955200195312, null, null)]
    public void Thresholds_and_rates_are_those_of_the_notebook(string cell, double first, double sustained, double? firstRate, double? steadyRate)
    {
        var curve = FrequencyCurrentCurve.Measure(Reference(cell), [.. Enumerable.Range(0, 51).Select(k => 10.0 * k)]);

        Assert.Equal(first, curve.FirstSpikeThreshold!.Value, tolerance: 0.001);
        Assert.Equal(sustained, curve.SustainedThreshold!.Value, tolerance: 0.001);
        if (firstRate is not null)
        {
            Assert.Equal(firstRate.Value, curve.Points[20].FirstRate!.Value, precision: 9);
            Assert.Equal(steadyRate!.Value, curve.Points[20].SteadyRate, precision: 9);
        }
    }

    [Fact]
    public void A_current_gives_the_same_alone_and_beside_others()
    {
        double[] currents = [80, 90, 100.5, 250, 400];
        var together = FrequencyCurrentCurve.Measure(Short("IB-2007"), currents).Points;

        Assert.Equal(together, currents.SelectMany(current => FrequencyCurrentCurve.Measure(Short("IB-2007"), [current]).Points));
    }

    [Fact]
    public void There_is_no_threshold_where_the_curve_does_not_cross_it()
    {
        var silent = FrequencyCurrentCurve.Measure(Short("RS"), [0, 10, 20]);
        var busy = FrequencyCurrentCurve.Measure(Short("RS"), [300, 400]);

        Assert.Null(silent.FirstSpikeThreshold);
        Assert.All(silent.Points, point => Assert.Equal((0, null, 0.0), (point.Spikes, point.Latency, point.SteadyRate)));
        Assert.Null(busy.FirstSpikeThreshold);
        Assert.All(busy.Points, point => Assert.True(point.Spikes > 0 && point.Latency > 0));
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        var protocol = Short("RS");

        Refused(protocol, [], "give at least one current");
        Refused(protocol, [2, 1], "each above the one before");
        Refused(protocol with { Duration = 50 }, [1], "the run of 50 ms must be longer than the onset of 100 ms");
        Refused(protocol with { SteadyWindow = 1000 }, [1], "the steady window of 1000 ms must be within the 500 ms under current");

        static void Refused(FrequencyCurrentProtocol protocol, double[] currents, string problem) => Assert.Contains(
            problem, Assert.Throws<ArgumentException>(() => FrequencyCurrentCurve.Measure(protocol, currents)).Message, StringComparison.Ordinal);
    }

    private static FrequencyCurrentProtocol Reference(string cell) => new()
    {
        Cell = CellTypes.Named(cell),
        Options = new SimulationOptions { Scheme = Scheme.Reference, Threads = 1 },
    };

    private static FrequencyCurrentProtocol Short(string cell) => new()
    {
        Cell = CellTypes.Named(cell),
        Duration = 600,
        SteadyWindow = 300,
        Options = new SimulationOptions { Threads = 1 },
    };
}
