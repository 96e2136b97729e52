namespace FastIzhi.Hdf5;

/// <summary>What a result file says about its run, beyond what the simulation knows.</summary>
/// <param name="Name">Name of the run, such as that of the experiment.</param>
/// <param name="Duration">Model time that is to be simulated [ms], a multiple of the time step. A run may end sooner or go on.</param>
/// <param name="Experiment">The whole text of the experiment file, of any length; empty when there is none.</param>
public sealed record RunDescription(string Name, double Duration, string Experiment = "");
