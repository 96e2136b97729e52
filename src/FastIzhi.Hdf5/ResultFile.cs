using System.Globalization;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Neurons;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5;

/// <summary>What a result file says about itself, as it was when it was opened; the file is not kept open.</summary>
public sealed class ResultFile
{
    private ResultFile(string path, long file)
    {
        Path = path;
        FileBytes = new FileInfo(path).Length;
        CreatorVersion = H5Read.TextAttribute(file, FileNames.CreatorVersion) ?? "";

        using var run = new Hid(Check(H5G.open(file, FileNames.Run)), H5G.close);
        Name = H5Read.Text(run, FileNames.Name);
        Experiment = H5Read.Text(run, FileNames.Experiment);
        Scheme = Word<Scheme>(run, FileNames.Scheme);
        Precision = Word<Precision>(run, FileNames.Precision);
        TimeStep = H5Read.Value<double>(run, FileNames.TimeStep);
        Seed = H5Read.Value<ulong>(run, FileNames.Seed);
        Start = H5Read.Value<double>(run, FileNames.Start);
        Duration = H5Read.Value<double>(run, FileNames.Duration);
        Started = DateTimeOffset.Parse(H5Read.Text(run, FileNames.Started), CultureInfo.InvariantCulture);
        Status = Word<RunStatus>(run, FileNames.Status);
        Steps = H5Read.Value<long>(run, FileNames.Steps);
        Time = H5Read.Value<double>(run, FileNames.Time);
        SpikeChecksum = H5Read.Value<ulong>(run, FileNames.SpikeChecksum);
        Threads = H5Read.Value<int>(run, FileNames.Threads);
        WallTime = TimeSpan.FromSeconds(H5Read.Value<double>(run, FileNames.WallSeconds));
        Machine = new MachineDescription(
            H5Read.Text(run, FileNames.Cpu),
            H5Read.Value<int>(run, FileNames.Cores),
            H5Read.Text(run, FileNames.OperatingSystem),
            H5Read.Text(run, FileNames.DotNet),
            H5Read.Text(run, FileNames.Hdf5),
            H5Read.Value<int>(run, FileNames.VectorBits));
        Populations = [.. H5Read.Names(file, FileNames.Populations).Select(name => Population(file, name))];
        Datasets = [.. DatasetPaths(file).Select(dataset => H5Read.Describe(file, dataset))];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its size [bytes].</summary>
    public long FileBytes { get; }

    /// <summary>The version of FastIzhi that wrote it.</summary>
    public string CreatorVersion { get; }

    /// <summary>Name of the run.</summary>
    public string Name { get; }

    /// <summary>The text of the experiment file; empty when there was none.</summary>
    public string Experiment { get; }

    /// <summary>The order of things inside one step.</summary>
    public Scheme Scheme { get; }

    /// <summary>The precision of the simulation; recorded states may have another one.</summary>
    public Precision Precision { get; }

    /// <summary>Time step [ms].</summary>
    public double TimeStep { get; }

    /// <summary>The seed of all draws.</summary>
    public ulong Seed { get; }

    /// <summary>Model time at which the recording began [ms].</summary>
    public double Start { get; }

    /// <summary>Model time that was to be simulated [ms].</summary>
    public double Duration { get; }

    /// <summary>When the run began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>What became of the run.</summary>
    public RunStatus Status { get; }

    /// <summary>Number of steps taken; 0 until the run has ended.</summary>
    public long Steps { get; }

    /// <summary>Model time simulated [ms]; 0 until the run has ended.</summary>
    public double Time { get; }

    /// <summary>The checksum of all spikes of the run, recorded or not; 0 until the run has ended. See <see cref="Recording.SpikeChecksum"/>.</summary>
    public ulong SpikeChecksum { get; }

    /// <summary>Number of threads that it ran on.</summary>
    public int Threads { get; }

    /// <summary>How long the run took; 0 until it has ended.</summary>
    public TimeSpan WallTime { get; }

    /// <summary>What it ran on.</summary>
    public MachineDescription Machine { get; }

    /// <summary>The populations of the network, in its order.</summary>
    public IReadOnlyList<ResultPopulation> Populations { get; }

    /// <summary>What was recorded: the spike times of populations, then the state variables.</summary>
    public IReadOnlyList<ResultDataset> Datasets { get; }

    /// <summary>Reads what a result file says about itself.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultFileException">
    /// The file cannot be read, is not an HDF5 file, or was not written by FastIzhi or by a newer one; or there is no HDF5 library.
    /// </exception>
    public static ResultFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new ResultFileException(path, $"there is no file '{path}'");
        }

        try
        {
            using var library = Enter();
            if (H5F.is_hdf5(path) == 0)
            {
                throw new ResultFileException(path, $"'{path}' is not an HDF5 file");
            }

            using var file = new Hid(OpenForReading(path), H5F.close);
            CheckOurs(path, file);
            return new ResultFile(path, file);
        }
        catch (Exception e) when (e is H5Exception or DllNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            throw new ResultFileException(path, $"cannot read '{path}': {Meaning(e.Message)}", e);
        }
    }

    /// <summary>
    /// Opens a file. The lock of a writer that has just closed it may outlive it for moments: a process that some thread is
    /// starting holds it until it has become the new program.
    /// </summary>
    private static long OpenForReading(string path)
    {
        const int Tries = 20;
        var pause = TimeSpan.FromMilliseconds(10);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Check(H5F.open(path, H5F.ACC_RDONLY));
            }
            catch (H5Exception e) when (attempt < Tries && IsLocked(e.Message))
            {
                Thread.Sleep(pause);
            }
        }
    }

    private static bool IsLocked(string reason) => reason.Contains("unable to lock", StringComparison.Ordinal);

    private static string Meaning(string reason) =>
        IsLocked(reason) ? "another program is writing it; wait for the end of its run"
        : reason.Contains("close degree", StringComparison.Ordinal) ? "this program is writing it; finish it first"
        : reason.Contains("already open for write", StringComparison.Ordinal)
            ? "it was never closed; its run goes on, or was killed"
        : reason;

    private static void CheckOurs(string path, long file)
    {
        if (H5Read.TextAttribute(file, FileNames.Creator) != FileNames.CreatorValue)
        {
            throw new ResultFileException(path, $"'{path}' is an HDF5 file, but not a result file of FastIzhi");
        }

        var version = H5Read.Attribute(file, FileNames.FormatVersion);
        if (version > FileNames.FormatVersionValue)
        {
            throw new ResultFileException(
                path,
                $"'{path}' has format version {version}; this FastIzhi reads up to {FileNames.FormatVersionValue}: use a newer one");
        }
    }

    private static ResultPopulation Population(long file, string name)
    {
        using var group = new Hid(Check(H5G.open(file, $"{FileNames.Populations}/{name}")), H5G.close);
        return new ResultPopulation(
            name,
            H5Read.Value<long>(group, FileNames.Size),
            Word<NeuronKind>(group, FileNames.Kind),
            H5Read.Value<long>(group, FileNames.SpikeCount));
    }

    private static IEnumerable<string> DatasetPaths(long file)
    {
        foreach (var population in H5Read.Names(file, FileNames.Spikes))
        {
            yield return $"{FileNames.Spikes}/{population}/{FileNames.Timestamps}";
        }

        foreach (var population in H5Read.Names(file, FileNames.States))
        {
            foreach (var variable in H5Read.Names(file, $"{FileNames.States}/{population}"))
            {
                yield return $"{FileNames.States}/{population}/{variable}/{FileNames.Data}";
            }
        }
    }

    private static T Word<T>(long group, string name)
        where T : struct, Enum => Enum.Parse<T>(H5Read.Text(group, name), ignoreCase: true);
}
