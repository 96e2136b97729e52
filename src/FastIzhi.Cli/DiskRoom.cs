using FastIzhi.Experiments;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>The room that a run needs on the disk of its result file.</summary>
internal static class DiskRoom
{
    /// <summary>The mean rate that spikes are reckoned with [Hz].</summary>
    private const double ExpectedRate = 10;

    private const int SpikeBytes = 16;

    /// <summary>Prints what a run is likely to write, and the room in the current folder.</summary>
    public static void Print(Experiment experiment) => Report.Line(
        "on the disk",
        $"{Units.Bytes((long)Math.Min(Needed(experiment), long.MaxValue))} without compression at {ExpectedRate} Hz; "
        + $"{Units.Bytes(new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace)} are free here");

    /// <summary>Checks before the start that there is enough for a run.</summary>
    /// <param name="output">Its result file.</param>
    /// <param name="experiment">What is run.</param>
    /// <exception cref="InputException">There is less than the run is likely to write.</exception>
    public static void Check(string output, Experiment experiment) => Check(
        $"{output}: the run",
        Path.GetDirectoryName(Path.GetFullPath(output))!,
        Needed(experiment),
        File.Exists(output) ? new FileInfo(output).Length : 0);

    /// <summary>Checks before the start that there is enough.</summary>
    /// <param name="writer">What writes.</param>
    /// <param name="folder">A folder on the disk that it writes to.</param>
    /// <param name="needed">What it is likely to write [bytes].</param>
    /// <param name="replaced">What it replaces [bytes].</param>
    /// <exception cref="InputException">There is less.</exception>
    public static void Check(string writer, string folder, double needed, long replaced)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace + replaced;
        if (needed > free)
        {
            throw new InputException(
                $"{writer} may write {Units.Bytes((long)Math.Min(needed, long.MaxValue))}, but {folder} has room for " +
                $"{Units.Bytes(free)}; record less, choose another disk with --output, or go on with --force");
        }
    }

    /// <summary>What the recordings of a run take without compression [bytes], if neurons fire at the expected rate.</summary>
    /// <exception cref="InputException">No file can hold them.</exception>
    public static double Needed(Experiment experiment)
    {
        var plan = experiment.Recordings;
        var states = StateBytes(experiment);
        var spiking = plan.Spikes.Sum(recording => (double)(recording.Neurons?.Count ?? recording.Population.Size));
        return states + (spiking * experiment.Duration / 1000 * ExpectedRate * SpikeBytes);
    }

    private static long StateBytes(Experiment experiment)
    {
        var options = experiment.Options;
        try
        {
            return ResultWriter.EstimateStateBytes(experiment.Recordings, options, Simulation.StepsIn(experiment.Duration, options.TimeStep));
        }
        catch (ArgumentException e)
        {
            // A row of states is longer than HDF5 allows.
            throw new InputException($"{experiment.Name}: {e.Message}");
        }
    }
}
