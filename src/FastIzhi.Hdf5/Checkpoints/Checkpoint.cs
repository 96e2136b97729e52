namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>A checkpoint that was read once and is whole. See <see cref="CheckpointFiles"/>.</summary>
public sealed class Checkpoint
{
    private readonly CheckpointHeader _header;

    internal Checkpoint(string path, CheckpointHeader header) => (Path, _header) = (path, header);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The row of its state.</summary>
    public long Row => _header.Row;

    /// <summary>The model time of its state [ms].</summary>
    public double Time => _header.Time;

    /// <summary>The length of each dataset of the result file at that row, as they were given when it was written.</summary>
    public IReadOnlyList<ulong> Positions => _header.Positions;

    /// <summary>Has a simulation go on from it. See <see cref="Simulation.Restore"/> for what becomes of its recorders.</summary>
    /// <param name="simulation">A simulation of the same network and options; threads may differ.</param>
    /// <exception cref="CheckpointException">The state is of another simulation, or was damaged since it was checked.</exception>
    /// <exception cref="ResultFileException">The file cannot be read.</exception>
    public void Restore(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        CheckpointFormat.Restore(Path, _header, simulation);
    }
}
