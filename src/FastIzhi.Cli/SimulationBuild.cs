using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>Makes the synapses and the state of an experiment, and shows how far that is.</summary>
internal static class SimulationBuild
{
    /// <exception cref="InputException">The network does not fit into the memory that is free.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static Simulation Make(Experiment experiment, int? threads, CancellationToken cancellation)
    {
        Simulation? simulation = null;
        try
        {
            ProgressDisplay.Show("build", quietTime: TimeSpan.FromSeconds(1), report => simulation = new Simulation(
                experiment.Network,
                experiment.Options with { Threads = threads },
                new ProgressRelay<ConstructionProgress>(p => report(ProgressReport.Of(p))),
                cancellation));
            return simulation!;
        }
        catch (InsufficientMemoryException e)
        {
            throw new InputException($"{experiment.Name}: {e.Message}");
        }
    }
}
