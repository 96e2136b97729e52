using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>Makes the synapses and the state of an experiment.</summary>
internal static class SimulationBuild
{
    /// <exception cref="InputException">The network does not fit into the memory that is free.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static Simulation Make(
        Experiment experiment, int? threads, IProgress<ConstructionProgress> progress, CancellationToken cancellation)
    {
        try
        {
            return new Simulation(experiment.Network, experiment.Options with { Threads = threads }, progress, cancellation);
        }
        catch (InsufficientMemoryException e)
        {
            throw new InputException($"{experiment.Name}: {e.Message}");
        }
    }
}
