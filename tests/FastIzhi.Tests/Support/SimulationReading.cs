using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Tests.Support;

/// <summary>Reads the state of a simulation whatever its precision.</summary>
internal static class SimulationReading
{
    /// <summary>v, u and the conductance of each receptor.</summary>
    public static IEnumerable<StateVariable> StateVariables(this Network network) =>
        [StateVariable.V, StateVariable.U, .. network.Receptors.Select(receptor => StateVariable.Of(receptor))];

    public static double[] Values(this Simulation simulation, Population population, StateVariable variable) =>
        simulation.Options.Precision == Precision.Single
            ? Array.ConvertAll(simulation.State<float>(population, variable).ToArray(), value => (double)value)
            : simulation.State<double>(population, variable).ToArray();

    /// <summary>All values of all state variables, population by population.</summary>
    public static double[] AllValues(this Simulation simulation) =>
    [
        .. simulation.Network.Populations.SelectMany(population =>
            simulation.Network.StateVariables().SelectMany(variable => simulation.Values(population, variable))),
    ];

    public static void RunSteps(this Simulation simulation, long steps)
    {
        for (var step = 0L; step < steps; step++)
        {
            simulation.Step();
        }
    }
}
