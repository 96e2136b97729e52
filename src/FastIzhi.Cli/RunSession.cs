using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;

namespace FastIzhi.Cli;

/// <summary>A run of an experiment in this process, from the making of its network to the summary.</summary>
/// <param name="Experiment">What is run.</param>
/// <param name="Output">The result file.</param>
/// <param name="Threads">Threads to use; null for the cores of the machine.</param>
/// <param name="CheckpointWall">Wall time from one checkpoint to the next; null for never.</param>
/// <param name="CheckpointModel">Model time from one checkpoint to the next [ms]; null for never.</param>
/// <param name="Writing">How often the result file is flushed.</param>
/// <param name="IsLive">Whether the progress has a line of rates.</param>
internal sealed record RunSession(
    Experiment Experiment,
    string Output,
    int? Threads,
    TimeSpan? CheckpointWall,
    double? CheckpointModel,
    ResultWriterOptions Writing,
    bool IsLive)
{
    private CheckpointFiles Checkpoints => new(Output, Experiment.Json);

    private RunDescription Description => new(Experiment.Name, Experiment.Duration, Experiment.Json);

    /// <summary>Runs the experiment from its start.</summary>
    /// <param name="format">The format of the result file.</param>
    /// <param name="overwrite">Whether a result file that exists is replaced.</param>
    public int Run(ResultFormat format, bool overwrite) => Run(restore: null, simulation =>
    {
        var options = Writing with { Format = format, Overwrite = overwrite };
        var writer = new ResultWriter(Output, simulation, Experiment.Recordings, Description, options);

        // Those of an earlier file of this name are of no use any more.
        Checkpoints.DeleteAll();
        return writer;
    });

    /// <summary>Goes on with a run that was stopped.</summary>
    /// <param name="checkpoint">Where it goes on.</param>
    public int Resume(Checkpoint checkpoint) => Run(
        checkpoint.Restore,
        simulation => ResultWriter.Resume(Output, simulation, Experiment.Recordings, Description, checkpoint.Positions, Writing));

    private int Run(Action<Simulation>? restore, Func<Simulation, ResultWriter> open)
    {
        using var interruption = new Interruption();
        using var simulation = Build(interruption.Token);
        if (simulation is null)
        {
            Console.Error.WriteLine("fastizhi: interrupted while the network was made; nothing was written");
            return ExitCode.Interrupted;
        }

        restore?.Invoke(simulation);
        var begin = simulation.Time;
        var clock = Stopwatch.StartNew();
        using var writer = open(simulation);
        var (status, failure) = Simulate(simulation, writer, interruption.Token);
        Summary.Print(Experiment, simulation, status, begin, clock.Elapsed, Output);
        if (failure is not null)
        {
            throw new RunFailedException(failure);
        }

        return status == RunStatus.Complete ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <returns>The simulation; null when it was interrupted.</returns>
    private Simulation? Build(CancellationToken cancellation)
    {
        try
        {
            return SimulationBuild.Make(Experiment, Threads, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Simulates what is left and finishes the file, however the run ends.</summary>
    /// <returns>How it ended, and why if it failed.</returns>
    /// <exception cref="RunFailedException">The result file or a checkpoint cannot be written.</exception>
    private (RunStatus Status, string? Failure) Simulate(Simulation simulation, ResultWriter writer, CancellationToken cancellation)
    {
        try
        {
            using var schedule = new CheckpointSchedule(simulation, writer, Checkpoints)
            {
                WallInterval = CheckpointWall,
                ModelInterval = CheckpointModel,
            };
            var (status, failure) = Simulate(simulation, cancellation);
            if (status == RunStatus.Interrupted)
            {
                schedule.Write();
            }

            writer.Finish(status);
            if (status == RunStatus.Complete)
            {
                Checkpoints.DeleteAll();
            }

            return (status, failure);
        }
        catch (ResultFileException e)
        {
            var remedy = File.Exists(Output) ? "once that is mended" : "when it is back in its place";
            throw new RunFailedException($"{e.Message}; {remedy}, 'fastizhi resume {Output}' goes on");
        }
    }

    private (RunStatus Status, string? Failure) Simulate(Simulation simulation, CancellationToken cancellation)
    {
        var timeStep = Experiment.Options.TimeStep;
        var left = (Simulation.StepsIn(Experiment.Duration, timeStep) - simulation.Row) * timeStep;
        var rates = IsLive ? new RateLine(Experiment.Network.NeuronCount, simulation.Time, simulation.TotalSpikeCount) : null;
        try
        {
            ProgressDisplay.Show("simulate", quietTime: TimeSpan.Zero, report => simulation.Run(
                left, new ProgressRelay<SimulationProgress>(p => report(ProgressReport.Of(p, Experiment.Duration, rates))), cancellation));
            return (RunStatus.Complete, null);
        }
        catch (OperationCanceledException)
        {
            return (RunStatus.Interrupted, null);
        }
        catch (SimulationDivergedException e)
        {
            return (RunStatus.Failed, e.Message);
        }
    }
}
