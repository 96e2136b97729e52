using FastIzhi.Analysis;
using FastIzhi.Neurons;
using FastIzhi.Plots.Building;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>What the figure of a frequency-current curve holds.</summary>
public class FrequencyCurrentFigureTests
{
    private static readonly FrequencyCurrentProtocol Protocol = new() { Cell = CellTypes.RS, Options = new SimulationOptions { Scheme = Scheme.Reference } };

    [Fact]
    public void It_has_both_rates_and_marks_the_thresholds_with_their_values()
    {
        var curve = FrequencyCurrentCurve.Measure(Protocol, [0, 90, 120, 300]);

        var figure = FrequencyCurrentFigure.Build(curve);

        var panel = figure.Panels.Single();
        Assert.Equal(
            ["first spike from 84.66 pA on", "sustained from 100.39 pA on", "first interval", "steady"], panel.Lines.Select(line => line.Name));
        Assert.Equal([curve.FirstSpikeThreshold!.Value, curve.FirstSpikeThreshold!.Value], panel.Lines[0].X);
        Assert.Equal([curve.SustainedThreshold!.Value, curve.SustainedThreshold!.Value], panel.Lines[1].X);
        Assert.Equal([double.NaN, double.NaN, curve.Points[2].FirstRate!.Value, curve.Points[3].FirstRate!.Value], panel.Lines[2].Y);
        Assert.Equal(curve.Points.Select(point => point.SteadyRate), panel.Lines[3].Y);
        Assert.Equal(("current (pA)", "rate (Hz)"), (panel.X.Label, panel.Y.Label));
    }

    [Fact]
    public void The_title_says_the_cell_and_the_scheme()
    {
        var figure = FrequencyCurrentFigure.Build(FrequencyCurrentCurve.Measure(Protocol, [0, 50]));

        Assert.Equal("f-I curve of RS, reference scheme", figure.Title);
        Assert.Equal("euler, dt 0.1 ms, double precision; 5000 ms, current from 100 ms on, steady over the last 2000 ms", figure.Facts);
    }

    [Fact]
    public void A_cell_that_is_silent_has_no_thresholds()
    {
        var panel = FrequencyCurrentFigure.Build(FrequencyCurrentCurve.Measure(Protocol, [0])).Panels.Single();

        Assert.Equal(["first interval", "steady"], panel.Lines.Select(line => line.Name));
        Assert.True(panel.Lines.All(line => line.HasMarks));
        Assert.True(panel.X.Low < 0 && panel.X.High > 0 && panel.Y.High > 0);
    }
}
