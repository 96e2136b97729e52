namespace FastIzhi.Cli;

/// <summary>Where a run shows how far it is.</summary>
internal interface IRunDisplay
{
    /// <summary>Shows the making of the network while it is made.</summary>
    /// <param name="work">Makes it, and reports.</param>
    void Build(Action<IProgress<ConstructionProgress>> work);

    /// <summary>Shows a simulation while it runs.</summary>
    /// <param name="simulation">The simulation at its begin.</param>
    /// <param name="work">Runs it, and reports.</param>
    void Simulate(Simulation simulation, Action<IProgress<SimulationProgress>> work);

    /// <summary>Shows what was done.</summary>
    /// <param name="simulation">The simulation at its end.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="begin">Model time at which this process began [ms].</param>
    /// <param name="wall">How long it took.</param>
    void End(Simulation simulation, RunEnd end, double begin, TimeSpan wall);
}
