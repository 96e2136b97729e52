using FastIzhi.Plots.Figures;
using FastIzhi.Plots.Pictures;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>The numbers along axes.</summary>
public class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1000, 40, 600, "0 100 200 300 400 500 600 700 800 900 1000")]
    [InlineData(-83, 55, 26, 100, "-50 0 50")]
    [InlineData(0.1, 0.32, 40, 200, "0.1 0.15 0.2 0.25 0.3")]
    [InlineData(0, 0.00006, 26, 60, "0 5e-5")]
    public void They_are_round_and_have_room(double low, double high, double room, double length, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Of(new PlotAxis("v", "mV", low, high), length, _ => room).Select(AxisTicks.Label)));

    [Fact]
    public void Neurons_are_whole_numbers() =>
        Assert.Equal(["0", "1"], AxisTicks.Of(new PlotAxis("neuron", "", -0.5, 1.5), 400, _ => 10).Select(AxisTicks.Label));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 1000)]
    [InlineData(3_599_999, 3_600_000)]
    [InlineData(35_999_999.9, 36_000_000)]
    public void Labels_do_not_touch_however_long_they_are(double low, double high)
    {
        const int Digit = 7, Length = 600;

        var ticks = AxisTicks.Of(new PlotAxis("time", "ms", low, high), Length, label => 20 + (Digit * label.Length));

        var distance = (ticks[1] - ticks[0]) / (high - low) * Length;
        Assert.True(ticks.Length > 2);
        Assert.All(ticks, tick => Assert.True(Digit * AxisTicks.Label(tick).Length < distance));
    }
}
