using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>The order at which each integration converges, against a very fine solution, and what the program of 2003 does.</summary>
public class IntegrationTests
{
    /// <summary>When the receptors open [ms]; a multiple of all steps.</summary>
    private const double Opening = 1;

    /// <summary>
    /// A cell; the conductances of excitation and inhibition [nS]; a time at which it is below threshold, or on its way up to the peak:
    /// RS is then at -18 mV, FS at -29 mV.
    /// </summary>
    public static TheoryData<string, double, double, double> Trajectories => new()
    {
        { "RS", 1, 2, 8 },
        { "RS", 20, 2, 4 },
        { "FS", 0.5, 3, 8 },
        { "FS", 6, 1, 3.5 },
    };

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Euler_and_half_steps_are_of_first_order(string cell, double excitation, double inhibition, double time)
    {
        foreach (var integration in (Integration[])[Integration.Euler, Integration.HalfSteps])
        {
            AssertOrder(1, 0.06, integration, CellTypes.Named(cell), excitation, inhibition, time, 1.0 / 128);
        }
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void RK4_is_of_fourth_order(string cell, double excitation, double inhibition, double time) =>
        AssertOrder(4, 0.2, Integration.RK4, CellTypes.Named(cell), excitation, inhibition, time, 1.0 / 16);

    /// <summary>Half-steps see the conductances of the start of the step twice, which costs the second order but halves the error.</summary>
    [Theory]
    [InlineData("RS", 20, 2, 4)]
    [InlineData("FS", 6, 1, 3.5)]
    public void On_the_way_to_a_spike_half_steps_err_less_than_Euler(string cell, double excitation, double inhibition, double time)
    {
        var exact = new FineSolution(CellTypes.Named(cell).Parameters, Opening, excitation, inhibition).At(time).V;
        double Error(Integration integration) =>
            Math.Abs(Run(CellTypes.Named(cell), excitation, inhibition, time, integration, 1.0 / 16).V - exact);

        Assert.InRange(Error(Integration.HalfSteps) / Error(Integration.Euler), 0.2, 0.75);
    }

    /// <summary>
    /// A spike falls on the first step at which v has reached the peak, so that its time is of first order whatever the integration:
    /// with RK4 it is late by less than one step, and by nothing else.
    /// </summary>
    [Theory]
    [InlineData("RS", 20, 2)]
    [InlineData("FS", 6, 1)]
    public void The_time_of_a_spike_is_on_the_grid(string cell, double excitation, double inhibition)
    {
        var exact = new FineSolution(CellTypes.Named(cell).Parameters, Opening, excitation, inhibition).SpikeTime();
        foreach (var timeStep in (double[])[0.125, 0.0625, 0.03125, 0.015625])
        {
            Assert.InRange(SpikeTime(Integration.RK4) - exact, -0.001, timeStep);
            Assert.InRange(SpikeTime(Integration.HalfSteps) - exact, 0, 3 * timeStep);
            Assert.InRange(SpikeTime(Integration.Euler) - exact, 0, 4 * timeStep);

            double SpikeTime(Integration integration) =>
                Run(CellTypes.Named(cell), excitation, inhibition, 10, integration, timeStep).Spikes[0] * timeStep;
        }
    }

    public static TheoryData<string, double> Cells2003 => new()
    {
        { "RS-2003", 10 }, { "IB-2003", 10 }, { "CH-2003", 10 }, { "FS-2003", 10 }, { "LTS-2003", 10 }, { "RZ-2003", 10 }, { "TC-2003", 3 },
    };

    /// <summary>
    /// Each step, up to rounding, is that of the published program (in MATLAB) at its step of 1 ms. At that step some of the cells are
    /// chaotic, so that rounding decides after a while when they fire; hence step by step.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cells2003))]
    public void Half_steps_are_the_program_of_2003(string name, double current)
    {
        var type = CellTypes.Named(name);
        var (a, b, c, d) = type.Four!.Value;
        var offset = b * type.Parameters.RestingVoltage;
        var builder = new NetworkBuilder();
        var start = new NeuronValues { StartVoltage = -65, StartRecovery = (b * -65) - offset };
        var cell = builder.AddPopulation("A", 1, type, start);
        builder.Inject(cell, new StepCurrent(current));
        using var simulation = new Simulation(
            builder.Build(), new SimulationOptions { Integration = Integration.HalfSteps, TimeStep = 1 });

        for (var t = 1; t <= 500; t++)
        {
            var (v, u) = (simulation.V<double>(cell)[0], simulation.U<double>(cell)[0] + offset);
            v = v + 0.5 * (0.04 * v * v + 5 * v + 140 - u + current);
            v = v + 0.5 * (0.04 * v * v + 5 * v + 140 - u + current);
            u = u + a * (b * v - u);
            simulation.Step();

            // These lines are the first of the program's next step.
            var fired = v >= 30;
            v = fired ? c : v;
            u = fired ? u + d : u;
            Assert.Equal(fired, simulation.Spikes(cell).Length == 1);
            Assert.Equal(v, simulation.V<double>(cell)[0], 1e-9);
            Assert.Equal(u - offset, simulation.U<double>(cell)[0], 1e-9);
        }

        Assert.NotEqual(0, simulation.TotalSpikeCount);
    }

    /// <summary>Those of figure 2 of the paper. There are fewer spikes than in a fine solution.</summary>
    [Fact]
    public void At_1_ms_half_steps_keep_the_patterns_of_2003()
    {
        var rs = Intervals(CellTypes2003.RS);
        var ib = Intervals(CellTypes2003.IB);
        var ch = Intervals(CellTypes2003.CH);
        var fs = Intervals(CellTypes2003.FS);
        var lts = Intervals(CellTypes2003.LTS);

        Assert.True(rs[0] < 0.85 * rs[^1], "RS adapts");
        Assert.True(ib[0] <= 5 && ib[1..].All(interval => interval > 30), "IB begins with a burst and goes on with single spikes");
        Assert.True(ch.Count(interval => interval <= 5) >= 8 && ch.Count(interval => interval > 30) >= 5, "CH bursts again and again");
        Assert.True(fs.Average() < 0.35 * rs.Average(), "FS is fast");
        Assert.InRange(fs[1..8].Average() / fs[^7..].Average(), 0.75, 1.25);
        Assert.True(lts[0] < 10 && lts[^1] > 2 * lts[0] && lts.Average() < 0.6 * rs.Average(), "LTS adapts and is faster than RS");

        static long[] Intervals(CellType type)
        {
            var spikes = Spikes2003(type, Integration.HalfSteps, 1, 10);
            return [.. spikes.Zip(spikes.Skip(1), (first, second) => second - first)];
        }
    }

    /// <summary>Counts of 500 ms at a current of 10, as docs/integration.md has them; the last column is the fine solution.</summary>
    [Theory]
    [InlineData("RS-2003", 10, 12, 12, 12)]
    [InlineData("IB-2003", 14, 17, 18, 18)]
    [InlineData("CH-2003", 22, 38, 41, 48)]
    [InlineData("FS-2003", 34, 47, 58, 69)]
    [InlineData("LTS-2003", 25, 32, 37, 41)]
    public void Spike_counts_of_2003(string name, int halfSteps, int halfStepsOfHalf, int rk4, int fine)
    {
        var type = CellTypes.Named(name);

        Assert.Equal(halfSteps, Spikes2003(type, Integration.HalfSteps, 1, 10).Count);
        Assert.Equal(halfStepsOfHalf, Spikes2003(type, Integration.HalfSteps, 0.5, 10).Count);
        Assert.Equal(rk4, Spikes2003(type, Integration.RK4, 1, 10).Count);
        Assert.Equal(fine, Spikes2003(type, Integration.RK4, 1.0 / 256, 10).Count);
        Assert.Equal(fine, Spikes2003(type, Integration.Euler, 1.0 / 2048, 10).Count);
    }

    /// <summary>The step before a spike leads far beyond the peak; u must not follow.</summary>
    [Fact]
    public void A_coarse_RK4_step_into_a_spike_takes_u_no_further_than_v_peak_would()
    {
        var p = CellTypes2003.FS.Parameters;
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, CellTypes2003.FS, new NeuronValues { StartVoltage = 29, StartRecovery = 0 });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = Integration.RK4, TimeStep = 1 });

        simulation.Step();

        Assert.Equal([0], simulation.Spikes(cell).ToArray());
        var most = p.RecoveryRate * p.RecoverySensitivity * (p.PeakVoltage - p.RestingVoltage);
        Assert.InRange(simulation.U<double>(cell)[0], p.ResetIncrement, p.ResetIncrement + most);
    }

    [Fact]
    public void Two_half_steps_without_conductances_are_two_steps_of_v()
    {
        var p = CellTypes.RS.Parameters;
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, CellTypes.RS, new NeuronValues { StartVoltage = -58, StartRecovery = 20 });
        builder.Inject(cell, new StepCurrent(70));
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = Integration.HalfSteps, TimeStep = 0.5 });
        var (v, u) = (-58.0, 20.0);
        v += 0.25 * (3 * (v + 60) * (v + 50) - u + 70) / 100;
        v += 0.25 * (3 * (v + 60) * (v + 50) - u + 70) / 100;
        u += 0.5 * p.RecoveryRate * (5 * (v + 60) - u);

        simulation.Step();

        Assert.Equal(v, simulation.V<double>(cell)[0], 1e-12);
        Assert.Equal(u, simulation.U<double>(cell)[0], 1e-12);
    }

    [Fact]
    public void The_reference_scheme_is_forward_Euler() => Refusal.Names(
        () => Run(CellTypes.RS, new SimulationOptions { Scheme = Scheme.Reference, Integration = Integration.RK4 }).Dispose(),
        "the reference scheme integrates by euler only, not by rk4", "use the standard scheme");

    [Fact]
    public void An_integration_that_is_none_is_refused() => Refusal.Names(
        () => Run(CellTypes.RS, new SimulationOptions { Integration = (Integration)7 }).Dispose(), "integration 7", "euler, half_steps, rk4");

    /// <summary>The error of v and u falls by 2^order whenever the step is halved.</summary>
    private static void AssertOrder(
        double order, double tolerance, Integration integration, CellType cell, double excitation, double inhibition, double time, double coarsest)
    {
        var exact = new FineSolution(cell.Parameters, Opening, excitation, inhibition).At(time);
        var errors = Enumerable.Range(0, 3).Select(k =>
        {
            var (v, u, spikes) = Run(cell, excitation, inhibition, time, integration, coarsest / (1 << k));
            Assert.Empty(spikes);
            return double.Hypot(v - exact.V, u - exact.U);
        }).ToArray();
        foreach (var (coarse, fine) in errors.Zip(errors.Skip(1)))
        {
            Assert.InRange(Math.Log2(coarse / fine), order - tolerance, order + tolerance);
        }
    }

    private static (double V, double U, IReadOnlyList<long> Spikes) Run(
        CellType type, double excitation, double inhibition, double time, Integration integration, double timeStep)
    {
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, type);
        GivenSpike[] spike = [new GivenSpike(0, 0)];
        builder.Inject(cell, new GivenTrains(spike, excitation) { Delay = Opening });
        builder.Inject(cell, new GivenTrains(spike, inhibition) { Delay = Opening, Receptors = [.. StandardReceptors.Inhibitory] });
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = integration, TimeStep = timeStep });
        var recorder = new SpikeRecorder();
        simulation.Record(cell, recorder);
        simulation.Run(time);
        return (simulation.V<double>(cell)[0], simulation.U<double>(cell)[0], recorder.Rows);
    }

    private static Simulation Run(CellType type, SimulationOptions options)
    {
        var builder = new NetworkBuilder();
        builder.AddPopulation("A", 1, type);
        return new Simulation(builder.Build(), options);
    }

    private static IReadOnlyList<long> Spikes2003(
        CellType type, Integration integration, double timeStep, double current)
    {
        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, type);
        builder.Inject(cell, new StepCurrent(current));
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Integration = integration, TimeStep = timeStep });
        var recorder = new SpikeRecorder();
        simulation.Record(cell, recorder);
        simulation.Run(500);
        return recorder.Rows;
    }
}
