using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Neurons;

/// <summary>
/// The published cells do what their figures show. The counts are those of the scalar simulator, with steps from 100 ms on.
/// </summary>
public class CellBehaviourTests
{
    private const double Duration = 1100, Start = 100;

    /// <summary>Steps about those of the figures of the book.</summary>
    [Theory]
    [InlineData("RS-2007", 50, 0)]
    [InlineData("RS-2007", 60, 4)]
    [InlineData("RS-2007", 100, 13)]
    [InlineData("IB-2007", 300, 0)]
    [InlineData("IB-2007", 500, 12)]
    [InlineData("CH-2007", 200, 22)]
    [InlineData("CH-2007", 400, 56)]
    [InlineData("LTS-2007", 125, 11)]
    [InlineData("LTS-2007", 300, 67)]
    [InlineData("FS-2007", 50, 0)]
    [InlineData("FS-2007", 400, 135)]
    [InlineData("TC-tonic-2007", 50, 5)]
    [InlineData("TC-tonic-2007", 100, 17)]
    [InlineData("RTN-2007", 30, 0)]
    [InlineData("RTN-2007", 90, 13)]
    public void Spikes_of_a_step(string name, double current, int spikes) =>
        Assert.Equal(spikes, Electrode.Record(CellTypes.Named(name), Duration, Electrode.Step(Start, current)).Length);

    [Fact]
    public void RS_adapts()
    {
        var intervals = StepIntervals(CellTypes2007.RS, 100);

        Assert.True(intervals[0] < 0.98 * intervals[^1]);
    }

    [Fact]
    public void IB_begins_with_a_burst_and_goes_on_with_single_spikes()
    {
        var intervals = StepIntervals(CellTypes2007.IB, 500);

        Assert.True(intervals[0] < 20);
        Assert.All(intervals[1..], interval => Assert.InRange(interval, 80, 100));
    }

    [Fact]
    public void CH_fires_bursts_again_and_again()
    {
        var intervals = StepIntervals(CellTypes2007.CH, 200);

        Assert.All(intervals.Chunk(2), pair =>
        {
            Assert.InRange(pair[0], 3, 8);
            Assert.All(pair[1..], pause => Assert.InRange(pause, 80, 100));
        });
    }

    [Fact]
    public void LTS_adapts_and_fires_faster_than_RS()
    {
        var intervals = StepIntervals(CellTypes2007.LTS, 300);

        Assert.True(intervals[0] < 0.85 * intervals[^1]);
        Assert.True(intervals.Length > 3 * StepIntervals(CellTypes2007.RS, 100).Length);
    }

    [Fact]
    public void FS_does_not_adapt()
    {
        var intervals = StepIntervals(CellTypes2007.FS, 200);

        Assert.InRange(intervals[1..11].Average() / intervals[^11..].Average(), 0.97, 1.03);
    }

    [Fact]
    public void TC_fires_single_spikes_from_rest()
    {
        var intervals = StepIntervals(CellTypes2007.TCTonic, 100);

        Assert.All(intervals, interval => Assert.InRange(interval, 45, 60));
    }

    /// <summary>A current of -1185 pA holds it at -80 mV. Let go, it fires a rebound burst; from rest it is silent.</summary>
    [Fact]
    public void TC_answers_a_release_from_minus_80_mV_with_a_burst()
    {
        var spikes = Electrode.Record(CellTypes2007.TCBurst, 400, time => time < Start ? -1185 : 0);
        var intervals = Electrode.Intervals(spikes);

        Assert.InRange(spikes[0], Start + 20, Start + 50);
        Assert.InRange(intervals[0], 5, 10);
        Assert.True(intervals[^1] > 3 * intervals[0]);
        Assert.InRange(spikes.Length, 4, 8);
        Assert.Empty(Electrode.Record(CellTypes2007.TCTonic, 400, _ => 0));
    }

    /// <summary>Held at -80 mV by -281.25 pA, where u is 10 (-80 + 65).</summary>
    [Fact]
    public void RTN_bursts_from_minus_80_mV()
    {
        var held = CellTypes2007.RTN with { StartVoltage = -80, StartRecovery = -150 };

        var intervals = Electrode.Intervals(Electrode.Record(held, 400, time => time < Start ? -281.25 : 50));

        Assert.True(intervals[0] < 15);
        Assert.True(intervals[^1] > 100);
    }

    [Fact]
    public void RS_of_2003_adapts_FS_does_not_and_CH_bursts()
    {
        var rs = Intervals2003(CellTypes2003.RS);
        var fs = Intervals2003(CellTypes2003.FS);
        var ch = Intervals2003(CellTypes2003.CH);

        Assert.True(rs[0] < 0.6 * rs[^1]);
        Assert.InRange(fs[5] / fs[^1], 0.95, 1.05);
        Assert.True(fs[^1] < rs[^1]);
        Assert.True(ch.Max() > 5 * ch.Min());
    }

    [Fact]
    public void TC_of_2003_answers_the_end_of_an_inhibition_with_a_burst() => Assert.InRange(
        Electrode.Record(CellTypes2003.TC, 400, time => time < Start ? -10 : 0).Count(spike => spike < Start + 60), 2, 12);

    /// <summary>The currents of figure1.m.</summary>
    [Fact]
    public void The_patterns_of_2004()
    {
        Assert.Equal(5, Spikes(CellTypes2004.TonicSpiking, 100, Electrode.Step(10, 14)).Length);
        Assert.Single(Spikes(CellTypes2004.PhasicSpiking, 200, Electrode.Step(20, 0.5)));
        Assert.True(Electrode.Intervals(Spikes(CellTypes2004.TonicBursting, 220, Electrode.Step(22, 15))).Max() > 15);
        Assert.True(Spikes(CellTypes2004.PhasicBursting, 1000, Electrode.Step(20, 0.6)) is { Length: > 3 } burst && burst[^1] < 100);
        Assert.True(Electrode.Intervals(Spikes(CellTypes2004.MixedMode, 160, Electrode.Step(16, 10))) is [< 5, < 5, > 20, ..]);
        var adapting = Electrode.Intervals(Spikes(CellTypes2004.SpikeFrequencyAdaptation, 85, Electrode.Step(8.5, 30)));
        Assert.True(adapting[^1] > 10 * adapting[0]);
        Assert.InRange(Assert.Single(Spikes(CellTypes2004.SpikeLatency, 100, Pulses(7.04, 3, 10))), 15, 25);
        Assert.Single(Spikes(CellTypes2004.SubthresholdOscillations, 200, Pulses(2, 5, 20)));
        Assert.Single(Spikes(CellTypes2004.ReboundSpike, 200, Pulses(-15, 5, 20)));
        Assert.InRange(Spikes(CellTypes2004.ReboundBurst, 200, Pulses(-15, 5, 20)).Length, 5, 20);
    }

    [Fact]
    public void Class_1_begins_slowly_and_class_2_at_once()
    {
        var class1 = Electrode.Intervals(Spikes(CellTypes2004.Class1, 300, time => 0.075 * Math.Max(0, time - 30)));
        var class2 = Electrode.Intervals(Spikes(CellTypes2004.Class2, 300, time => -0.5 + 0.015 * Math.Max(0, time - 30)));

        Assert.True(class1[0] > 2.5 * class1[^1]);
        Assert.True(class2[0] < 2.5 * class2[^1]);
    }

    /// <summary>The resonator fires for the pulses 40 ms apart, the integrator for those 5 ms apart.</summary>
    [Fact]
    public void A_resonator_prefers_its_period_and_an_integrator_what_comes_together()
    {
        Assert.True(Assert.Single(Spikes(CellTypes2004.Resonator, 400, Pulses(0.65, 4, 40, 60, 280, 320))) > 320);
        Assert.True(Assert.Single(Spikes(CellTypes2004.Integrator, 100, Pulses(9, 2, 9.1, 14.1, 70, 80))) < 30);
    }

    /// <summary>A pulse that is too weak does when an inhibition went before it.</summary>
    [Fact]
    public void A_threshold_varies_and_a_bistable_cell_goes_on()
    {
        var excitation = Pulses(1, 5, 10, 80);
        var inhibition = Pulses(-6, 5, 70);
        Assert.True(Assert.Single(Spikes(CellTypes2004.ThresholdVariability, 100, time => excitation(time) + inhibition(time))) > 80);

        var pulse = Pulses(1, 5, 37.5);
        var resting = CellTypes2004.Bistability with { StartVoltage = -61, StartRecovery = 0.26 * (-61 + 62.5) };
        Assert.Empty(Spikes(resting, 200, _ => 0.24));
        Assert.True(Spikes(resting, 1000, time => 0.24 + pulse(time))[^1] > 900);
    }

    private static double[] StepIntervals(CellType type, double current) =>
        Electrode.Intervals(Electrode.Record(type, Duration, Electrode.Step(Start, current)));

    private static double[] Intervals2003(CellType type) => Electrode.Intervals(Electrode.Record(type, 500, _ => 10));

    private static double[] Spikes(CellType type, double duration, Func<double, double> current) =>
        Electrode.Record(type, duration, current);

    private static Func<double, double> Pulses(double current, double width, params double[] starts) =>
        time => starts.Any(start => time >= start && time < start + width) ? current : 0;
}
