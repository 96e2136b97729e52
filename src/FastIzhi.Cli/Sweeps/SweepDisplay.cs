namespace FastIzhi.Cli.Sweeps;

/// <summary>A run of a sweep, which shows the part of it that is done.</summary>
/// <param name="duration">Model time at its end [ms].</param>
/// <param name="report">Receives that part, 0 to 1.</param>
internal sealed class SweepDisplay(double duration, Action<double> report) : IRunDisplay
{
    public void Build(Action<IProgress<ConstructionProgress>> work) => work(new ProgressRelay<ConstructionProgress>(_ => { }));

    public void Simulate(Simulation simulation, Action<IProgress<SimulationProgress>> work) =>
        work(new ProgressRelay<SimulationProgress>(progress => report(progress.Time / duration)));

    public void End(Simulation simulation, RunEnd end, double begin, TimeSpan wall)
    {
    }
}
