using FastIzhi.Experiments;
using FastIzhi.Networks;

namespace FastIzhi.Cli;

/// <summary>The memory that an experiment takes.</summary>
internal static class MemoryNeed
{
    /// <summary>Memory of the network and of its state [bytes].</summary>
    public static long Of(Experiment experiment) =>
        Simulation.EstimateMemory(experiment.Network, experiment.Options)
        + experiment.Network.Projections.Sum(projection => Of(projection));

    /// <exception cref="InputException">The state does not fit into the memory of this machine.</exception>
    public static void Check(Experiment experiment)
    {
        var needed = Simulation.EstimateMemory(experiment.Network, experiment.Options);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > available)
        {
            throw new InputException(
                $"{experiment.Name} needs {Units.Bytes(needed)} of memory; this machine has {Units.Bytes(available)}");
        }
    }

    private static long Of(Projection projection)
    {
        var weights = projection.Rule.CommonWeight is null ? projection.ExpectedSynapseCount : 1;
        return (projection.Source.Size + 1) * (long)sizeof(long)
            + (long)projection.ExpectedSynapseCount * sizeof(int)
            + (long)weights * sizeof(double);
    }
}
