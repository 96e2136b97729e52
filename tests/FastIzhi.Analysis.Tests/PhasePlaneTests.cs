using FastIzhi.Neurons;
using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Nullclines and fixed points that can be computed by hand.</summary>
public class PhasePlaneTests
{
    /// <summary>3 (v + 60)(v + 50) = 5 (v + 60): at -60 and at -50 + 5/3 mV.</summary>
    [Fact]
    public void A_resting_cell_has_a_stable_and_an_unstable_point()
    {
        var points = new PhasePlane(CellTypes.RS.Parameters, current: 0).FixedPoints(-80, 50);

        Assert.Equal([-60, -50 + (5 / 3.0)], points.Select(point => Math.Round(point.Voltage, 9)), (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal([0, 35 / 3.0 * 5], points.Select(point => point.Recovery), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([true, false], points.Select(point => point.IsStable));
    }

    [Fact]
    public void A_strong_current_leaves_no_fixed_point() =>
        Assert.Empty(new PhasePlane(CellTypes.RS.Parameters, current: 200).FixedPoints(-80, 50));

    /// <summary>U(v) of FS-2007 is 0 up to -55 mV and 0.025 (v + 55)^3 above.</summary>
    [Fact]
    public void The_recovery_nullcline_has_the_extended_terms()
    {
        var plane = new PhasePlane(CellTypes2007.FS.Parameters, current: 0);

        Assert.Equal([0, 0, 25], new[] { -70.0, -55, -45 }.Select(plane.RecoveryNullcline));
        Assert.Equal(100, new PhasePlane(CellTypes2007.FS.Parameters, current: 100).VoltageNullcline(-40));
        Assert.Equal(-55, plane.FixedPoints(-80, 20)[0].Voltage, precision: 9);
        Assert.True(plane.FixedPoints(-80, 20)[0].IsStable);
    }
}
