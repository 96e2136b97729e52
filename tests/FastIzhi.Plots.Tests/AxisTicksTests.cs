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
    public void They_are_round_and_have_room(double low, double high, double least, double length, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Of(new PlotAxis("v", "mV", low, high), least, length).Select(AxisTicks.Label)));

    [Fact]
    public void Neurons_are_whole_numbers() =>
        Assert.Equal(["0", "1"], AxisTicks.Of(new PlotAxis("neuron", "", -0.5, 1.5), 10, 400).Select(AxisTicks.Label));
}
