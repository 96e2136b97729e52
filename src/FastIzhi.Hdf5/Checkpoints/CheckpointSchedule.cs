using System.Diagnostics;

namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>
/// Writes checkpoints of a run again and again while it goes on, each with the rows that the result file holds at that moment.
/// </summary>
/// <example>
/// <code>
/// using var writer = new ResultWriter("ring.h5", simulation, plan, new RunDescription("ring", 1e6, experiment));
/// using var schedule = new CheckpointSchedule(simulation, writer, new CheckpointFiles("ring.h5", experiment)) { ModelInterval = 1000 };
/// simulation.Run(1e6);
/// </code>
/// </example>
public sealed class CheckpointSchedule : IDisposable
{
    /// <summary>The clock is looked at once in so many epochs.</summary>
    private const int EpochsPerLook = 16;

    private readonly Simulation _simulation;
    private readonly ResultWriter _writer;
    private readonly CheckpointFiles _files;
    private long _lastWrite = Stopwatch.GetTimestamp();
    private long _lastRow;
    private int _epochs;

    /// <summary>Begins.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="writer">The writer that records it.</param>
    /// <param name="files">Where the checkpoints go.</param>
    public CheckpointSchedule(Simulation simulation, ResultWriter writer, CheckpointFiles files)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(files);
        (_simulation, _writer, _files, _lastRow) = (simulation, writer, files, simulation.Row);
        simulation.EpochEnded += WriteIfDue;
    }

    /// <summary>Wall time from one checkpoint to the next; null for no limit.</summary>
    public TimeSpan? WallInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Model time from one checkpoint to the next [ms]; null for no limit. It may be longer by an epoch.</summary>
    public double? ModelInterval { get; init; }

    /// <summary>Writes a checkpoint of the present state. The result file then has all rows up to it on the disk.</summary>
    /// <exception cref="ResultFileException">The result file or the checkpoint cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The simulation has diverged, or the result file is finished.</exception>
    public void Write()
    {
        _writer.Flush();
        _files.Write(_simulation, _writer.Position);
        (_lastWrite, _lastRow) = (Stopwatch.GetTimestamp(), _simulation.Row);
    }

    /// <summary>Ends. What was written stays.</summary>
    public void Dispose() => _simulation.EpochEnded -= WriteIfDue;

    private void WriteIfDue()
    {
        if (IsDue())
        {
            Write();
        }
    }

    private bool IsDue()
    {
        if ((_simulation.Row - _lastRow) * _simulation.Options.TimeStep >= ModelInterval)
        {
            return true;
        }

        if (++_epochs < EpochsPerLook)
        {
            return false;
        }

        _epochs = 0;
        return Stopwatch.GetElapsedTime(_lastWrite) >= WallInterval;
    }
}
