using System.Diagnostics;
using System.Globalization;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Writing;

/// <summary>
/// Writes what a file says about its run: /run and /populations. How far the run is was created at the start too, and is
/// written over at each flush.
/// </summary>
/// <param name="simulation">The simulation.</param>
/// <param name="run">What it does not know.</param>
/// <param name="recordings">Number of recordings.</param>
internal sealed class RunFacts(Simulation simulation, RunDescription run, int recordings)
{
    private readonly long[] _firstSpikes = [.. simulation.Network.Populations.Select(simulation.SpikeCount)];
    private readonly long[] _spikes = new long[simulation.Network.Populations.Count];
    private long _firstRow = simulation.Row;
    private ulong _firstChecksum = simulation.SpikeChecksum;
    private double _earlierSeconds;
    private long _began;
    private long _steps;
    private double _wallSeconds;
    private ulong _checksum;

    /// <summary>The row at which the run began.</summary>
    public long FirstRow => _firstRow;

    /// <summary>What a resumed run must be told: at which row, count of spikes and checksum it began, and how long it has taken.</summary>
    public IEnumerable<ulong> Position =>
    [
        (ulong)_firstRow,
        _firstChecksum,
        BitConverter.DoubleToUInt64Bits(_wallSeconds),
        .. _firstSpikes.Select(count => (ulong)count),
    ];

    /// <summary>Number of values of <see cref="Position"/>.</summary>
    public int PositionLength => 3 + _firstSpikes.Length;

    /// <summary>Goes on from a position.</summary>
    public void Resume(ReadOnlySpan<ulong> position)
    {
        (_firstRow, _firstChecksum) = ((long)position[0], position[1]);
        _earlierSeconds = BitConverter.UInt64BitsToDouble(position[2]);
        for (var p = 0; p < _firstSpikes.Length; p++)
        {
            _firstSpikes[p] = (long)position[3 + p];
        }
    }

    public void Create(long file)
    {
        H5Write.Attribute(file, "magic", 0x0A7A);
        H5Write.Attribute(file, "version", [0, 1]);
        H5Write.Attribute(file, FileNames.Creator, FileNames.CreatorValue);
        H5Write.Attribute(file, FileNames.CreatorVersion, MachineDescription.CreatorVersion);
        H5Write.Attribute(file, FileNames.FormatVersion, FileNames.FormatVersionValue);

        using (var group = H5Write.Group(file, FileNames.Run))
        {
            CreateRun(group);
            CreateMachine(group, MachineDescription.Current());
        }

        using var populations = H5Write.Group(file, FileNames.Populations);
        foreach (var population in simulation.Network.Populations)
        {
            using var group = H5Write.Group(populations, population.Name);
            H5Write.Dataset(group, FileNames.Size, (ulong)population.Size);
            H5Write.Text(group, FileNames.Kind, Words.Of(population.Kind));
            H5Write.Dataset(group, FileNames.SpikeCount, 0ul);
        }
    }

    /// <summary>Begins to take the time of the run.</summary>
    public void Begin() => _began = Stopwatch.GetTimestamp();

    /// <summary>Takes note of how far the run is, on the thread that simulates.</summary>
    public void Mark()
    {
        _steps = simulation.Row - _firstRow;
        _wallSeconds = _earlierSeconds + Stopwatch.GetElapsedTime(_began).TotalSeconds;
        _checksum = unchecked(simulation.SpikeChecksum - _firstChecksum);
        for (var p = 0; p < _spikes.Length; p++)
        {
            _spikes[p] = simulation.SpikeCount(simulation.Network.Populations[p]) - _firstSpikes[p];
        }
    }

    /// <summary>Writes what was marked.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">Number of rows of each recording that the file holds.</param>
    public void WriteMarked(long file, IReadOnlyList<long> rows)
    {
        var committed = new Committed(_steps, _checksum, _spikes, rows);
        H5Write.Rewrite(file, $"{FileNames.Run}/{FileNames.WallSeconds}", _wallSeconds);
        committed.WriteFacts(file, simulation.Options.TimeStep);
        committed.Write(file);
    }

    public static void WriteStatus(long file, RunStatus status) =>
        H5Write.RewriteText(file, $"{FileNames.Run}/{FileNames.Status}", Words.Of(status), FileNames.StatusBytes);

    private void CreateRun(long group)
    {
        var options = simulation.Options;
        H5Write.Text(group, FileNames.Name, run.Name);
        H5Write.Text(group, FileNames.Experiment, run.Experiment);
        H5Write.Text(group, FileNames.Scheme, Words.Of(options.Scheme));
        H5Write.Text(group, FileNames.Integration, Words.Of(options.Integration));
        H5Write.Text(group, FileNames.Precision, Words.Of(options.Precision));
        H5Write.Text(group, FileNames.Receptors, ReceptorText.Of(simulation.Network));
        H5Write.Dataset(group, FileNames.TimeStep, options.TimeStep, FileNames.Milliseconds);
        H5Write.Dataset(group, FileNames.Seed, simulation.Network.Seed);
        H5Write.Dataset(group, FileNames.Start, simulation.Time, FileNames.Milliseconds);
        H5Write.Dataset(group, FileNames.Duration, run.Duration, FileNames.Milliseconds);
        H5Write.Text(group, FileNames.Started, DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        H5Write.Text(group, FileNames.Status, Words.Of(RunStatus.Running), FileNames.StatusBytes);
        H5Write.Dataset(group, FileNames.Steps, 0ul);
        H5Write.Dataset(group, FileNames.Time, 0.0, FileNames.Milliseconds);
        H5Write.Dataset(group, FileNames.WallSeconds, 0.0, "s");
        H5Write.Dataset(group, FileNames.SpikeChecksum, 0ul);
        H5Write.Dataset(group, FileNames.Threads, (ulong)simulation.Threads);
        Committed.Create(group, simulation.Network.Populations.Count, recordings);
    }

    private static void CreateMachine(long group, MachineDescription machine)
    {
        H5Write.Text(group, FileNames.Cpu, machine.Cpu);
        H5Write.Dataset(group, FileNames.Cores, (ulong)machine.Cores);
        H5Write.Text(group, FileNames.OperatingSystem, machine.OperatingSystem);
        H5Write.Text(group, FileNames.DotNet, machine.DotNet);
        H5Write.Text(group, FileNames.Hdf5, machine.Hdf5);
        H5Write.Dataset(group, FileNames.VectorBits, (ulong)machine.VectorBits);
    }
}
