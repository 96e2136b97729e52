using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>A run that the console shows: progress on stderr, a summary on stdout.</summary>
/// <param name="session">The run.</param>
/// <param name="isLive">Whether the progress has a line of rates.</param>
internal sealed class ConsoleRun(RunSession session, bool isLive) : IRunDisplay
{
    /// <summary>Does it, until its end or an interruption.</summary>
    /// <param name="run">Runs or resumes the session.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RunFailedException">It failed.</exception>
    public int Show(Func<IRunDisplay, CancellationToken, RunEnd> run)
    {
        using var interruption = new Interruption();
        try
        {
            return run(this, interruption.Token) switch
            {
                { Failure: { } failure } => throw new RunFailedException(failure),
                { Status: RunStatus.Complete } => ExitCode.Done,
                _ => ExitCode.Interrupted,
            };
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("fastizhi: interrupted while the network was made; nothing was written");
            return ExitCode.Interrupted;
        }
    }

    public void Build(Action<IProgress<ConstructionProgress>> work) => ProgressDisplay.Build(work);

    public void Simulate(Simulation simulation, Action<IProgress<SimulationProgress>> work)
    {
        var duration = session.Experiment.Duration;
        var rates = isLive ? new RateLine(session.Experiment.Network.NeuronCount, simulation.Time, simulation.TotalSpikeCount) : null;
        ProgressDisplay.Show("simulate", quietTime: TimeSpan.Zero, report => work(
            new ProgressRelay<SimulationProgress>(progress => report(ProgressReport.Of(progress, duration, rates)))));
    }

    public void End(Simulation simulation, RunEnd end, double begin, TimeSpan wall) =>
        Summary.Print(session.Experiment, simulation, end.Status, begin, wall, session.Output);
}
