using FastIzhi.Networks;

namespace FastIzhi.Tests.Support;

/// <summary>A network small enough for the scalar simulator, and how to simulate it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Options">Scheme, time step and precision.</param>
public sealed record SmallNetwork(Network Network, SimulationOptions Options)
{
    /// <summary>Number of steps that its inputs reach.</summary>
    public const int Steps = 250;

    /// <summary>A simulation of it, at its start.</summary>
    public Simulation Start() => new(Network, Options);

    public override string ToString()
    {
        var populations = Network.Populations.Select(p => $"{p}, {p.Parameters.Count} parameter sets, {p.RefractoryTimes.Max()} ms refractory, {p.Receptors.Count} receptors");
        var projections = Network.Projections.Select(j => $"{j.Source.Name} to {j.Target.Name}: {j.Synapses.Count} synapses");
        return string.Join("; ", [Options.ToString(), .. populations, .. projections, $"{Network.Injections.Count} inputs"]);
    }

    /// <summary>Whether it comes to its end: a few of these networks drive a neuron out of all bounds.</summary>
    public bool IsStable()
    {
        using var simulation = Start();
        try
        {
            simulation.Run(Steps * Options.TimeStep);
            return true;
        }
        catch (SimulationDivergedException)
        {
            return false;
        }
    }
}
