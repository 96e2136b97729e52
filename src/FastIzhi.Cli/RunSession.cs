using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Checkpoints;

namespace FastIzhi.Cli;

/// <summary>A run of an experiment in this process, from the making of its network to the end of its result file.</summary>
/// <param name="Experiment">What is run.</param>
/// <param name="Output">The result file.</param>
/// <param name="Threads">Threads to use; null for the cores of the machine.</param>
/// <param name="CheckpointWall">Wall time from one checkpoint to the next; null for never.</param>
/// <param name="CheckpointModel">Model time from one checkpoint to the next [ms]; null for never.</param>
/// <param name="Writing">How often the result file is flushed.</param>
internal sealed record RunSession(
    Experiment Experiment,
    string Output,
    int? Threads,
    TimeSpan? CheckpointWall,
    double? CheckpointModel,
    ResultWriterOptions Writing)
{
    private CheckpointFiles Checkpoints => new(Output, Experiment.Json);

    private RunDescription Description => new(Experiment.Name, Experiment.Duration, Experiment.Json);

    /// <summary>Runs the experiment from its start.</summary>
    /// <param name="format">The format of the result file.</param>
    /// <param name="overwrite">Whether a result file that exists is replaced.</param>
    /// <param name="display">Where it shows how far it is.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted while the network was made; nothing was written.</exception>
    /// <exception cref="InputException">The network does not fit into the memory that is free.</exception>
    /// <exception cref="RunFailedException">The result file or a checkpoint cannot be written.</exception>
    public RunEnd Run(ResultFormat format, bool overwrite, IRunDisplay display, CancellationToken cancellation) => Run(
        restore: null,
        simulation =>
        {
            var options = Writing with { Format = format, Overwrite = overwrite };
            var writer = new ResultWriter(Output, simulation, Experiment.Recordings, Description, options);

            // Those of an earlier file of this name are of no use any more.
            Checkpoints.DeleteAll();
            return writer;
        },
        display,
        cancellation);

    /// <summary>Goes on with a run that was stopped.</summary>
    /// <param name="from">Where it goes on.</param>
    /// <param name="display">Where it shows how far it is.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <inheritdoc cref="Run(ResultFormat, bool, IRunDisplay, CancellationToken)" path="/exception"/>
    public RunEnd Resume(Resumption from, IRunDisplay display, CancellationToken cancellation) => from.Checkpoint is { } checkpoint
        ? Run(
            checkpoint.Restore,
            simulation => ResultWriter.Resume(Output, simulation, Experiment.Recordings, Description, checkpoint.Positions, Writing),
            display,
            cancellation)
        : Run(from.Format, overwrite: true, display, cancellation);

    private RunEnd Run(Action<Simulation>? restore, Func<Simulation, ResultWriter> open, IRunDisplay display, CancellationToken cancellation)
    {
        Simulation? built = null;
        display.Build(progress => built = SimulationBuild.Make(Experiment, Threads, progress, cancellation));
        using var simulation = built!;
        restore?.Invoke(simulation);
        var begin = simulation.Time;
        var clock = Stopwatch.StartNew();
        using var writer = open(simulation);
        var end = Simulate(simulation, writer, display, cancellation);
        display.End(simulation, end, begin, clock.Elapsed);
        return end;
    }

    /// <summary>Simulates what is left and finishes the file, however the run ends.</summary>
    /// <exception cref="RunFailedException">The result file or a checkpoint cannot be written.</exception>
    private RunEnd Simulate(Simulation simulation, ResultWriter writer, IRunDisplay display, CancellationToken cancellation)
    {
        try
        {
            using var schedule = new CheckpointSchedule(simulation, writer, Checkpoints)
            {
                WallInterval = CheckpointWall,
                ModelInterval = CheckpointModel,
            };
            var end = Simulate(simulation, display, cancellation);
            if (end.Status == RunStatus.Interrupted)
            {
                schedule.Write();
            }

            writer.Finish(end.Status);
            if (end.Status == RunStatus.Complete)
            {
                Checkpoints.DeleteAll();
            }

            return end;
        }
        catch (ResultFileException e)
        {
            var remedy = File.Exists(Output) ? "once that is mended" : "when it is back in its place";
            throw new RunFailedException($"{e.Message}; {remedy}, 'fastizhi resume {Output}' goes on");
        }
    }

    private RunEnd Simulate(Simulation simulation, IRunDisplay display, CancellationToken cancellation)
    {
        var timeStep = Experiment.Options.TimeStep;
        var left = (Simulation.StepsIn(Experiment.Duration, timeStep) - simulation.Row) * timeStep;
        try
        {
            display.Simulate(simulation, progress => simulation.Run(left, progress, cancellation));
            return new RunEnd(RunStatus.Complete, null);
        }
        catch (OperationCanceledException)
        {
            return new RunEnd(RunStatus.Interrupted, null);
        }
        catch (SimulationDivergedException e)
        {
            return new RunEnd(RunStatus.Failed, e.Message);
        }
    }
}
