using System.Globalization;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5;

/// <summary>
/// A result file: what it says about itself, as it was when it was opened, and the recorded spikes and states, which are read
/// block by block.
/// </summary>
/// <example>
/// <code>
/// using var file = ResultFile.Open("ring.h5");
/// foreach (var block in file.Spikes("E").Read(from: 100, to: 200)) { Show(block.Times, block.Neurons); }
/// foreach (var block in file.States("E", "v").Read&lt;double&gt;(neurons: [0])) { Show(block.Values); }
/// </code>
/// </example>
public sealed class ResultFile : IDisposable
{
    private readonly OpenedFile _file;
    private readonly RecordedRows[] _recordings;

    private ResultFile(OpenedFile opened, long file)
    {
        _file = opened;
        CreatorVersion = H5Read.TextAttribute(file, FileNames.CreatorVersion) ?? "";

        using var run = new Hid(Check(H5G.open(file, FileNames.Run)), H5G.close);
        var committed = Committed.Read(file);
        Name = H5Read.Text(run, FileNames.Name);
        Experiment = H5Read.Text(run, FileNames.Experiment);
        Scheme = Word<Scheme>(run, FileNames.Scheme);
        Integration = H5Read.Exists(run, FileNames.Integration) ? Word<Integration>(run, FileNames.Integration) : Integration.Euler;
        Precision = Word<Precision>(run, FileNames.Precision);
        Receptors = H5Read.Exists(run, FileNames.Receptors)
            ? ReceptorText.Parse(H5Read.Text(run, FileNames.Receptors))
            : StandardReceptors.All;
        TimeStep = H5Read.Value<double>(run, FileNames.TimeStep);
        Seed = H5Read.Value<ulong>(run, FileNames.Seed);
        Start = H5Read.Value<double>(run, FileNames.Start);
        Duration = H5Read.Value<double>(run, FileNames.Duration);
        Started = DateTimeOffset.Parse(H5Read.Text(run, FileNames.Started), CultureInfo.InvariantCulture);
        Status = Word<RunStatus>(run, FileNames.Status);
        Steps = committed?.Steps ?? H5Read.Value<long>(run, FileNames.Steps);
        Time = Steps * TimeStep;
        SpikeChecksum = committed?.SpikeChecksum ?? H5Read.Value<ulong>(run, FileNames.SpikeChecksum);
        Threads = H5Read.Value<int>(run, FileNames.Threads);
        WallTime = TimeSpan.FromSeconds(H5Read.Value<double>(run, FileNames.WallSeconds));
        Machine = new MachineDescription(
            H5Read.Text(run, FileNames.Cpu),
            H5Read.Value<int>(run, FileNames.Cores),
            H5Read.Text(run, FileNames.OperatingSystem),
            H5Read.Text(run, FileNames.DotNet),
            H5Read.Text(run, FileNames.Hdf5),
            H5Read.Value<int>(run, FileNames.VectorBits));
        Populations = [.. H5Read.Names(file, FileNames.Populations).Select((name, i) => Population(file, name, committed?.Spikes[i]))];
        var isClosed = !opened.IsMarked && Status != RunStatus.Running;
        _recordings = RecordedRows.Of(file, committed, isClosed);
        Datasets = [.. _recordings.Select(recording => Dataset(file, recording))];
        NeedsRecovery = !IsBeingWritten && !isClosed;
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Its size when it was opened [bytes].</summary>
    public long FileBytes => _file.Bytes;

    /// <summary>Whether a run was writing the file when it was opened. Open it again to see what came since.</summary>
    public bool IsBeingWritten => _file.IsLive;

    /// <summary>
    /// Whether its run was killed and left it as it was; it holds what had been written for certain.
    /// <see cref="ResultRecovery.Recover"/> repairs it for other programs.
    /// </summary>
    public bool NeedsRecovery { get; }

    /// <summary>The version of its format.</summary>
    public ResultFormat Format => _file.Format;

    /// <summary>The version of FastIzhi that wrote it.</summary>
    public string CreatorVersion { get; }

    /// <summary>Name of the run.</summary>
    public string Name { get; }

    /// <summary>The text of the experiment file; empty when there was none.</summary>
    public string Experiment { get; }

    /// <summary>The order of things inside one step.</summary>
    public Scheme Scheme { get; }

    /// <summary>How v and u were advanced by a step; files of versions that knew forward Euler only do not say so.</summary>
    public Integration Integration { get; }

    /// <summary>The precision of the simulation; recorded states may have another one.</summary>
    public Precision Precision { get; }

    /// <summary>
    /// The receptors of the network, each with each of its decay times; files of versions that knew the standard ones only do not say so.
    /// </summary>
    public IReadOnlyList<ReceptorKind> Receptors { get; }

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

    /// <summary>Number of steps taken; while the run goes on, those that had been written.</summary>
    public long Steps { get; }

    /// <summary>Model time simulated [ms]; while the run goes on, that which had been written.</summary>
    public double Time { get; }

    /// <summary>The checksum of all spikes of the run so far, recorded or not. See <see cref="Recording.SpikeChecksum"/>.</summary>
    public ulong SpikeChecksum { get; }

    /// <summary>Number of threads that it ran on.</summary>
    public int Threads { get; }

    /// <summary>How long the run took so far.</summary>
    public TimeSpan WallTime { get; }

    /// <summary>What it ran on.</summary>
    public MachineDescription Machine { get; }

    /// <summary>The populations of the network, in its order.</summary>
    public IReadOnlyList<ResultPopulation> Populations { get; }

    /// <summary>What was recorded: the spike times of populations, then the state variables.</summary>
    public IReadOnlyList<ResultDataset> Datasets { get; }

    /// <summary>Opens a result file: a finished one, one that a run is writing, or one that a killed run left behind.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultFileException">
    /// The file cannot be read, is not an HDF5 file, is damaged, or was not written by FastIzhi or by a newer one; or there is no
    /// HDF5 library.
    /// </exception>
    public static ResultFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        const int Tries = 3;
        for (var attempt = 1; ; attempt++)
        {
            var file = OpenedFile.Open(path);
            try
            {
                return file.Call(id => new ResultFile(file, id));
            }
            catch (ResultFileException) when (file.IsLive && attempt < Tries)
            {
                // The run may have changed what was being read, such as the tail at its end.
                file.Dispose();
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
    }

    /// <summary>Whether no run is writing a file, and no other program has locked it.</summary>
    /// <param name="path">A file that exists.</param>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened.</exception>
    public static bool IsFree(string path) => WriterLock.IsFree(path);

    /// <summary>Whether spikes of a population were recorded.</summary>
    /// <param name="population">Its name.</param>
    public bool HasSpikes(string population) =>
        _recordings.Any(recording => recording.Variable is null && recording.Population == population);

    /// <summary>The recorded spikes of a population.</summary>
    /// <param name="population">Its name.</param>
    /// <exception cref="ArgumentException">Its spikes were not recorded.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public ResultSpikes Spikes(string population)
    {
        var recording = Find(
            recording => recording.Variable is null && recording.Population == population,
            $"spikes of {population}",
            _recordings.Where(recording => recording.Variable is null).Select(recording => recording.Population));
        return new ResultSpikes(
            _file,
            recording,
            Populations.FirstOrDefault(described => described.Name == population)
                ?? throw new ResultFileException(Path, $"'{Path}' is damaged: it does not describe {population}"));
    }

    /// <summary>The recorded rows of a state variable.</summary>
    /// <param name="population">The population.</param>
    /// <param name="variable">The variable, such as v or g_ampa.</param>
    /// <exception cref="ArgumentException">The variable was not recorded of this population.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public ResultStates States(string population, string variable) => new(_file, Find(
        recording => recording.Population == population && recording.Variable == variable,
        $"{variable} of {population}",
        _recordings.Where(recording => recording.Variable is not null)
            .Select(recording => $"{recording.Variable} of {recording.Population}")));

    /// <summary>Finds out whether all rows can be there.</summary>
    /// <exception cref="ResultFileException">They cannot.</exception>
    internal void CheckRecordings()
    {
        foreach (var recording in _recordings)
        {
            _ = recording.Variable is null ? (object)Spikes(recording.Population) : States(recording.Population, recording.Variable);
        }
    }

    /// <summary>Closes the file. What was read of it stays.</summary>
    public void Dispose() => _file.Dispose();

    private static ResultPopulation Population(long file, string name, long? spikes)
    {
        using var group = new Hid(Check(H5G.open(file, $"{FileNames.Populations}/{name}")), H5G.close);
        return new ResultPopulation(
            name,
            H5Read.Value<long>(group, FileNames.Size),
            Word<NeuronKind>(group, FileNames.Kind),
            spikes ?? H5Read.Value<long>(group, FileNames.SpikeCount));
    }

    private static ResultDataset Dataset(long file, RecordedRows recording)
    {
        using var dataset = new RowDataset(file, recording.Path);
        long[] shape = recording.Variable is null ? [recording.Rows] : [recording.Rows, dataset.Columns];
        return new ResultDataset(recording.Path, shape, dataset.TypeName, dataset.Units);
    }

    /// <exception cref="FormatException">It is not a word of these.</exception>
    private static T Word<T>(long group, string name)
        where T : struct, Enum
    {
        var (text, words) = (H5Read.Text(group, name), Words.All<T>());
        return words.TryGetValue(text, out var value)
            ? value
            : throw new FormatException($"{name} is '{text}', not one of {string.Join(", ", words.Keys)}");
    }

    private RecordedRows Find(Func<RecordedRows, bool> wanted, string name, IEnumerable<string> recorded) =>
        _recordings.FirstOrDefault(wanted) ?? throw new ArgumentException(
            $"'{Path}' has no {name}; it has those of: {string.Join(", ", recorded.DefaultIfEmpty("none"))}");
}
