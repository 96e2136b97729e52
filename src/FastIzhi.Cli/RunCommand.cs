using System.CommandLine;
using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi run</c>: simulates an experiment and writes its result file.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("experiment") { Description = "The experiment file (JSON; see 'fastizhi schema')." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The result file; by default the experiment's name with .h5, in the current folder.",
            HelpName = "file.h5",
        };
        var duration = RunOptions.Duration();
        var precision = RunOptions.Precision();
        var seed = RunOptions.Seed();
        var threads = RunOptions.Threads();
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the result file if it exists." };
        var command = new Command("run", "Simulates an experiment and writes a result file.")
        {
            experiment, output, duration, precision, seed, threads, overwrite,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(experiment),
            parsed.GetValue(output),
            new ExperimentOverrides
            {
                Duration = parsed.GetValue(duration),
                Precision = parsed.GetValue(precision),
                Seed = parsed.GetValue(seed),
            },
            parsed.GetValue(threads),
            parsed.GetValue(overwrite)));
        return command;
    }

    private static int Run(
        string experimentPath, string? output, ExperimentOverrides overrides, int? threads, bool overwrite)
    {
        if (output is not null)
        {
            OutputFile.Check(output, overwrite);
        }

        var experiment = ExperimentFile.Load(experimentPath, overrides);
        output ??= experiment.Name + ".h5";
        OutputFile.Check(output, overwrite);

        using var interruption = new Interruption();
        using var simulation = Construct(experiment, threads, interruption.Token);
        if (simulation is null)
        {
            Console.Error.WriteLine("fastizhi: interrupted while the network was made; there is no result file");
            return ExitCode.Interrupted;
        }

        var clock = Stopwatch.StartNew();
        var (status, failure) = Simulate(experiment, simulation, output, overwrite, interruption.Token);
        Summary.Print(experiment, simulation, status, clock.Elapsed, output);
        if (failure is not null)
        {
            throw new RunFailedException(failure);
        }

        return status == RunStatus.Complete ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <summary>Makes the synapses and the state.</summary>
    /// <returns>The simulation; null when it was interrupted.</returns>
    /// <exception cref="InputException">The network does not fit into the memory that is free.</exception>
    private static Simulation? Construct(Experiment experiment, int? threads, CancellationToken cancellation)
    {
        Simulation? simulation = null;
        try
        {
            ProgressDisplay.Show("build", quietTime: TimeSpan.FromSeconds(1), report => simulation = new Simulation(
                experiment.Network,
                experiment.Options with { Threads = threads },
                new ProgressRelay<ConstructionProgress>(p => report(ProgressReport.Of(p))),
                cancellation));
            return simulation;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (InsufficientMemoryException e)
        {
            throw new InputException($"{experiment.Name}: {e.Message}");
        }
    }

    /// <summary>Runs and finishes the file, however the run ends.</summary>
    /// <returns>How it ended, and why if it failed.</returns>
    private static (RunStatus Status, string? Failure) Simulate(
        Experiment experiment, Simulation simulation, string output, bool overwrite, CancellationToken cancellation)
    {
        var description = new RunDescription(experiment.Name, experiment.Duration, experiment.Json);
        using var writer = new ResultWriter(output, simulation, experiment.Recordings, description, new ResultWriterOptions { Overwrite = overwrite });
        var (status, failure) = (RunStatus.Complete, (string?)null);
        try
        {
            ProgressDisplay.Show("simulate", quietTime: TimeSpan.Zero, report => simulation.Run(
                experiment.Duration, new ProgressRelay<SimulationProgress>(p => report(ProgressReport.Of(p))), cancellation));
        }
        catch (OperationCanceledException)
        {
            status = RunStatus.Interrupted;
        }
        catch (SimulationDivergedException e)
        {
            (status, failure) = (RunStatus.Failed, e.Message);
        }

        writer.Finish(status);
        return (status, failure);
    }
}
