using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Tests.Support;

/// <summary>The runs that must give the same bits at any vector width.</summary>
internal static class WidthCases
{
    private const int Steps = 600;

    private const double BusyDuration = 50;

    /// <summary>One line per run: what it is, and the hash of its bits.</summary>
    public static IEnumerable<string> Lines() => [.. SmallRuns(), .. IntegrationRuns(), .. BusyRuns()];

    private static IEnumerable<string> SmallRuns() =>
        from isUniform in (bool[])[true, false]
        from scheme in Enum.GetValues<Scheme>()
        from precision in Enum.GetValues<Precision>()
        let options = new SimulationOptions { Scheme = scheme, Precision = precision }
        let hash = RunHash.Of(new Simulation(Network(isUniform), options), Steps)
        select $"{(isUniform ? "uniform" : "heterogeneous")} {scheme} {precision} {hash}";

    /// <summary>All integrations, with refractory times.</summary>
    private static IEnumerable<string> IntegrationRuns() =>
        from isUniform in (bool[])[true, false]
        from integration in Enum.GetValues<Integration>()
        from precision in Enum.GetValues<Precision>()
        let options = new SimulationOptions { Integration = integration, Precision = precision }
        let hash = RunHash.Of(new Simulation(Network(isUniform, refractoryTime: 1.5), options), Steps)
        select $"{(isUniform ? "uniform" : "heterogeneous")} {integration} {precision} {hash}";

    /// <summary>Runs with delays, on one thread and on several.</summary>
    private static IEnumerable<string> BusyRuns() =>
        from scheme in Enum.GetValues<Scheme>()
        from precision in Enum.GetValues<Precision>()
        from threads in (int[])[1, 2, 7]
        select $"busy {scheme} {precision} {threads} {BusyRun(new() { Scheme = scheme, Precision = precision, Threads = threads })}";

    private static string BusyRun(SimulationOptions options)
    {
        using var simulation = new Simulation(BusyNetwork.Describe(hasDelays: options.Scheme == Scheme.Standard), options);
        simulation.Run(BusyDuration);
        return $"{simulation.TotalSpikeCount} {simulation.SpikeChecksum:x} {RunHash.Of(simulation, steps: 1)}";
    }

    /// <summary>A network whose populations fill no vector; all its neurons fire. Some have terms beyond nine parameters.</summary>
    public static Network Network(bool isUniform, double refractoryTime = 0)
    {
        var builder = new NetworkBuilder(seed: 17);
        var e = builder.AddPopulation(Population("E", 37, CellTypes.RS, isUniform, refractoryTime));
        var i = builder.AddPopulation(Population("I", 11, CellTypes.FS, isUniform));
        var l = builder.AddPopulation(Population("L", 5, CellTypes2007.LTS, isUniform, refractoryTime));
        builder.Connect(e, l, new FixedInDegreeRule(5, 2));
        builder.Inject(l, new StepCurrent(400));
        builder.Inject(l, new OrnsteinUhlenbeckNoise(40, 3));
        builder.Inject(i, new WhiteNoise(30));
        builder.Connect(e, e, new FixedInDegreeRule(5, 0.4));
        builder.Connect(e, i, new RingRule(3, 40));
        builder.Connect(i, e, new FixedInDegreeRule(3, 0.9));
        builder.Connect(i, i, new RingRule(1, 40));
        builder.Inject(e, new StepCurrent([.. Enumerable.Range(0, 37).Select(k => 400.0 + 10 * k)]));
        builder.Inject(i, new StepCurrent(300) { Start = 5, Stop = 40 });
        return builder.Build();
    }

    private static Population Population(string name, int size, CellType type, bool isUniform, double refractoryTime = 0) => new(
        name,
        size,
        [.. Enumerable.Range(0, isUniform ? 1 : size).Select(k => type.Parameters with { Capacitance = type.Parameters.Capacitance + 0.3 * k })],
        type.Kind)
    {
        RefractoryTimes = [refractoryTime],
    };
}
