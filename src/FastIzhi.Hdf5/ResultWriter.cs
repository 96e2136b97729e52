using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using FastIzhi.Hdf5.Writing;
using FastIzhi.Recording;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5;

/// <summary>
/// Streams what a simulation records to an HDF5 file, whose layout docs/results.md shows. Rows are collected in blocks that a
/// thread of its own writes while the simulation goes on; when the disk is slower, the simulation waits. Memory does not grow
/// with the length of a run: all blocks together take at most <see cref="BufferBytes"/>, or a few rows of everything that is
/// recorded if that is more. Every few seconds all that was recorded goes to the file, so that it survives the death of the
/// process; see <see cref="ResultWriterOptions"/>.
/// </summary>
/// <remarks>While the file is written, the simulation must be stepped by one thread at a time, and not be reset.</remarks>
/// <example>
/// <code>
/// using var writer = new ResultWriter("ring.h5", simulation, plan, new RunDescription("ring", 1000));
/// simulation.Run(1000);
/// writer.Finish(RunStatus.Complete);
/// </code>
/// </example>
public sealed class ResultWriter : IDisposable
{
    /// <summary>The bound of the memory in which rows wait to be written [bytes].</summary>
    public const long BufferBytes = 256 << 20;

    private readonly string _path;
    private readonly Simulation _simulation;
    private readonly ResultWriterOptions _options;
    private readonly RunFacts _facts;
    private readonly BlockWriter _writer;
    private readonly List<SpikeStream> _spikes = [];
    private readonly List<StateStream> _states = [];
    private readonly bool _hasTail;
    private long _file = -1;
    private FileStream? _lock;
    private FlushPoint? _flush;

    /// <summary>Creates the file and records from the present row of the simulation on.</summary>
    /// <param name="path">The file to create.</param>
    /// <param name="simulation">The simulation; run it after this.</param>
    /// <param name="plan">What to record.</param>
    /// <param name="run">What the file says about the run.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <exception cref="ResultFileException">The file exists, or cannot be created, or there is no HDF5 library.</exception>
    /// <exception cref="ArgumentException">
    /// The plan does not fit the simulation, an option is out of its range, or the duration is not a multiple of the time step; no
    /// file is created.
    /// </exception>
    public ResultWriter(
        string path, Simulation simulation, RecordingPlan plan, RunDescription run, ResultWriterOptions? options = null)
        : this(path, simulation, plan, run, options, position: null)
    {
    }

    private ResultWriter(
        string path,
        Simulation simulation,
        RecordingPlan plan,
        RunDescription run,
        ResultWriterOptions? options,
        ulong[]? position)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        (_path, _simulation, _options) = (path, simulation, options ?? new ResultWriterOptions());
        _options.Check();
        PlanCheck.Check(plan, simulation.Network);
        _facts = new RunFacts(simulation, run, plan.Spikes.Count + plan.States.Count);
        _writer = new BlockWriter(path, _options.FlushInterval);
        _hasTail = plan.CompressionLevel > 0;
        var steps = Simulation.StepsIn(run.Duration, simulation.Options.TimeStep);
        CheckPath(path, isNew: position is null, _options.Overwrite);
        try
        {
            Record(simulation, plan, steps, position);
            if (position is null)
            {
                Create();
            }
            else
            {
                Open(_path, position);
            }
        }
        catch (Exception e)
        {
            CloseStreams(flush: false);
            if (e is H5Exception or DllNotFoundException or UnauthorizedAccessException or IOException and not ResultFileException)
            {
                var what = position is null ? "create" : "resume";
                throw new ResultFileException(path, $"cannot {what} '{path}': {e.Message}", e);
            }

            throw;
        }

        _facts.Begin();
        _writer.Start(Streams.Sum(stream => BlockStream.BlockCount(stream.Encoding)) + 1);
        simulation.EpochEnded += FlushIfDue;
    }

    /// <summary>
    /// Where the recordings stood at the last <see cref="Flush"/>: what <see cref="Resume"/> needs to go on from there, besides the
    /// state of the simulation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file is closed.</exception>
    public IReadOnlyList<ulong> Position => _flush is null
        ? throw new InvalidOperationException($"the result file '{_path}' is finished already")
        : [.. _facts.Position, .. Streams.Select(stream => (ulong)stream.RowsCommitted)];

    private IEnumerable<BlockStream> Streams => [.. _spikes, .. _states];

    /// <summary>
    /// What the states of a run will take in the file [bytes], for runs that begin at row 0. Spikes come on top, 16 bytes each.
    /// </summary>
    /// <param name="plan">What is recorded.</param>
    /// <param name="options">How it is simulated.</param>
    /// <param name="steps">Number of steps of the run.</param>
    public static long EstimateStateBytes(RecordingPlan plan, SimulationOptions options, long steps)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        return plan.States.Sum(state => LayoutOf(state, plan, options, state.RowCount(steps)).FileBytes(state.RowCount(steps)));
    }

    /// <summary>
    /// Goes on with a file whose run was interrupted, failed or was recovered. What the file holds beyond the position is taken
    /// away.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="simulation">The simulation, in the state that it had at the position.</param>
    /// <param name="plan">What the file records.</param>
    /// <param name="run">What was said about the run when it began.</param>
    /// <param name="position">The <see cref="Position"/> of the writer at that time.</param>
    /// <param name="options">How it is written; null for the defaults. The format is that of the file.</param>
    /// <exception cref="ResultFileException">
    /// The file cannot be opened, is not of this plan, or holds fewer rows than the position; or there is no HDF5 library.
    /// </exception>
    /// <exception cref="ArgumentException">The position or the plan does not fit the simulation.</exception>
    public static ResultWriter Resume(
        string path,
        Simulation simulation,
        RecordingPlan plan,
        RunDescription run,
        IReadOnlyList<ulong> position,
        ResultWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(position);
        return new ResultWriter(path, simulation, plan, run, options, [.. position]);
    }

    /// <summary>
    /// Waits until all that was recorded so far is on the disk; in the format <see cref="ResultFormat.V18"/>, until it is with the
    /// operating system.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file is closed.</exception>
    /// <exception cref="ResultFileException">Something could not be written.</exception>
    public void Flush()
    {
        if (_flush is null)
        {
            throw new InvalidOperationException($"the result file '{_path}' is finished already");
        }

        _writer.WaitFor(_flush);
        _flush.Mark(sync: true);
        _writer.SubmitFlush(_flush);
        _writer.WaitFor(_flush);
    }

    /// <summary>
    /// Writes what is left and closes the file. What the simulation does after that is not recorded.
    /// </summary>
    /// <param name="status">How the run ended.</param>
    /// <exception cref="ArgumentException">The status is <see cref="RunStatus.Running"/>.</exception>
    /// <exception cref="InvalidOperationException">The file is closed already.</exception>
    /// <exception cref="ResultFileException">Something could not be written. The file is closed, its status is failed.</exception>
    public void Finish(RunStatus status)
    {
        if (status == RunStatus.Running)
        {
            throw new ArgumentException("a run that is finished cannot be running; say how it ended", nameof(status));
        }

        if (_file < 0)
        {
            throw new InvalidOperationException($"the result file '{_path}' is finished already");
        }

        _simulation.EpochEnded -= FlushIfDue;
        CloseStreams(flush: true);
        _writer.End();
        var failure = _writer.Failure ?? FailureOf(() => WriteEnd(status));
        var obstacle = FailureOf(Close);
        if (failure is null && obstacle is null && _hasTail && status == RunStatus.Complete)
        {
            obstacle = FailureOf(EmptyTail);
        }
        else if ((failure ?? obstacle) is not null)
        {
            // A file that cannot be repaired now is like that of a run that was killed, and can be later.
            _ = FailureOf(() => ResultRecovery.RecoverAs(RunStatus.Failed, _path));
        }

        // What was met first tells more.
        if ((failure ?? obstacle) is { } reason)
        {
            throw new ResultFileException(_path, $"cannot write '{_path}': {reason.Message}", reason);
        }
    }

    /// <summary>Closes the file. A run that was not finished has failed.</summary>
    public void Dispose()
    {
        if (_file >= 0)
        {
            try
            {
                Finish(RunStatus.Failed);
            }
            catch (ResultFileException)
            {
                // Most likely this error is on its way already; if not, the file's status tells.
            }
        }
    }

    private static void CheckPath(string path, bool isNew, bool overwrite)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new ResultFileException(path, $"cannot create '{path}': there is no folder '{folder}'");
        }

        if (Directory.Exists(path))
        {
            throw new ResultFileException(path, $"cannot create '{path}': it is a folder");
        }

        if (isNew && File.Exists(path) && !overwrite)
        {
            throw new ResultFileException(
                path, $"'{path}' exists and is kept; choose another name, or overwrite it (ResultWriterOptions.Overwrite)");
        }

        if (isNew && new FileInfo(path) is { Exists: true, Length: 0 })
        {
            throw new ResultFileException(
                path, $"cannot create '{path}': there is an empty file or a device of that name; delete it, or choose another name");
        }

        if (File.Exists(path) && !WriterLock.IsFree(path))
        {
            throw new ResultFileException(
                path, $"cannot {(isNew ? "create" : "resume")} '{path}': a run or another program has it open{(isNew ? "; choose another name" : "")}");
        }
    }

    private static ChunkLayout LayoutOf(StateRecording state, RecordingPlan plan, SimulationOptions options, long rows)
    {
        var single = (plan.StatePrecision ?? options.Precision) == Precision.Single;
        return new ChunkLayout(state.NeuronCount, single ? sizeof(float) : sizeof(double), rows, BlockBytes(plan));
    }

    private static ChunkEncoding SpikeEncoding(RecordingPlan plan) => new(plan.CompressionLevel, MantissaBits: null);

    private static ChunkEncoding StateEncoding(RecordingPlan plan, int elementBytes) => new(
        plan.CompressionLevel,
        plan.StateMantissaBits < ChunkCodec.MantissaBits(elementBytes) ? plan.StateMantissaBits : null);

    /// <summary>What one of the blocks of each stream may take [bytes]; a compressed one is there twice.</summary>
    private static long BlockBytes(RecordingPlan plan)
    {
        var encoding = SpikeEncoding(plan);
        var copies = BlockStream.BlockCount(encoding) * (encoding.IsCompressed ? 2 : 1);
        return BufferBytes / (copies * Math.Max(1, plan.Spikes.Count + plan.States.Count));
    }

    private void Record(Simulation simulation, RecordingPlan plan, long steps, ulong[]? position)
    {
        if (position is not null)
        {
            var length = _facts.PositionLength + plan.Spikes.Count + plan.States.Count;
            if (position.Length != length)
            {
                throw new ArgumentException($"the position has {position.Length} values; that of this plan has {length}", nameof(position));
            }

            _facts.Resume(position);
        }

        var timeStep = simulation.Options.TimeStep;
        foreach (var recording in plan.Spikes)
        {
            var neurons = recording.Neurons?.Count ?? recording.Population.Size;
            var chunk = SpikeStream.ChunkFor(neurons, steps * timeStep, BlockBytes(plan));
            var stream = new SpikeStream(recording.Population, chunk, SpikeEncoding(plan), _writer);
            _spikes.Add(stream);
            simulation.Record(recording.Population, stream, recording.Neurons);
        }

        // In the order of their groups, which readers know.
        foreach (var recording in plan.States.GroupBy(state => state.Population).SelectMany(states => states))
        {
            var layout = LayoutOf(recording, plan, simulation.Options, recording.RowCount(steps));
            var firstRow = (_facts.FirstRow + recording.Every - 1) / recording.Every * recording.Every;
            var stream = new StateStream(recording, layout, StateEncoding(plan, layout.ElementBytes), firstRow, timeStep, _writer);
            _states.Add(stream);
            simulation.Record(
                recording.Population, recording.Variable, stream, recording.Neurons, recording.Every, presentRow: position is null);
        }
    }

    private static Hid Access(ResultFormat format)
    {
        var access = new Hid(Check(H5P.create(H5P.FILE_ACCESS)), H5P.close);
        var version = format == ResultFormat.V110 ? H5F.libver_t.V110 : H5F.libver_t.V18;
        Check(H5P.set_libver_bounds(access, version, version));
        Check(H5P.set_fclose_degree(access, H5F.close_degree_t.STRONG));
        return access;
    }

    /// <summary>
    /// Creates the file, with no rows, under another name first: it is whole or not there at all, whatever becomes of this process,
    /// and a file that it replaces stays until then.
    /// </summary>
    private void Create()
    {
        // A link keeps pointing to the file.
        var path = new FileInfo(_path).LinkTarget is null ? _path : File.ResolveLinkTarget(_path, returnFinalTarget: true)!.FullName;
        var temporary = path + ".tmp";
        using var library = Enter();
        using var access = Access(_options.Format);
        var file = Check(H5F.create(temporary, H5F.ACC_TRUNC, H5P.DEFAULT, access));
        try
        {
            try
            {
                CreateObjects(file);
            }
            finally
            {
                Check(H5F.close(file));
            }

            // Readers that look for the file find one that is being written: none can lock it before its writer does.
            WholeFile.Flush(temporary);
            Open(temporary, position: null);
            WholeFile.Rename(temporary, path, _options.Overwrite);
        }
        catch
        {
            if (_file >= 0)
            {
                _lock?.Dispose();
                _ = H5F.close(_file);
                (_file, _flush) = (-1, null);
            }

            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Opens the file, and makes it hold what it held at the position; null for one that was just created.</summary>
    private void Open(string path, ulong[]? position)
    {
        ResultFormat format;
        using (var start = WriterLock.OpenForReading(path) ?? throw new IOException("another program has locked it"))
        {
            format = Superblock.Read(start).Version == 3 ? ResultFormat.V110 : ResultFormat.V18;
        }

        using var library = Enter();
        using var access = Access(format);
        var file = H5File.Open(path, H5F.ACC_RDWR, access);
        try
        {
            if (position is null)
            {
                _spikes.ForEach(stream => stream.Open(file, rows: 0));
                _states.ForEach(stream => stream.Open(file, rows: 0));
            }
            else
            {
                CutBack(file, position.AsSpan(_facts.PositionLength));
            }

            BeginWriting(path, file, format);
        }
        catch
        {
            _lock?.Dispose();
            _ = H5F.close(file);
            throw;
        }
    }

    /// <summary>
    /// Takes away what the file holds beyond the position, in an order in which each moment leaves a file that can be repaired:
    /// first it is no longer one whose run has ended, then it has fewer committed rows, at last fewer rows.
    /// </summary>
    private void CutBack(long file, ReadOnlySpan<ulong> rows)
    {
        foreach (var (i, stream) in Streams.Index())
        {
            stream.Resume(file, checked((long)rows[i]));
        }

        RunFacts.WriteStatus(file, RunStatus.Running);
        Check(H5F.flush(file, H5F.scope_t.GLOBAL));
        _facts.Mark();
        new FlushPoint(_path, file, [.. Streams], _facts, handle: null, TimeSpan.MaxValue).WriteFacts();
        foreach (var stream in Streams)
        {
            stream.Truncate();
        }

        Check(H5F.flush(file, H5F.scope_t.GLOBAL));
    }

    /// <summary>
    /// From now on readers may follow in the format that allows it. The library gives its lock on the file up for that; ours keeps
    /// other writers out, and tells a file that is being written from one that a killed process has left.
    /// </summary>
    private void BeginWriting(string path, long file, ResultFormat format)
    {
        if (format == ResultFormat.V110)
        {
            Check(H5F.start_swmr_write(file));
            _lock = WriterLock.OpenForReading(path) ?? throw new IOException("another program has locked it");
        }

        _flush = new FlushPoint(_path, file, [.. Streams], _facts, _lock?.SafeFileHandle, _options.SyncInterval);
        _file = file;
    }

    private void CreateObjects(long file)
    {
        _facts.Create(file);
        using (var group = H5Write.Group(file, FileNames.Spikes))
        {
            _spikes.ForEach(stream => stream.Create(group));
        }

        using (var group = H5Write.Group(file, FileNames.States))
        {
            _states.ForEach(stream => stream.Create(group));
        }

        if (_hasTail)
        {
            CreateTail(file);
        }
    }

    private void CreateTail(long file)
    {
        using var tail = H5Write.Group(file, FileNames.Tail);
        using (var group = H5Write.Group(tail, FileNames.Spikes[1..]))
        {
            _spikes.ForEach(stream => stream.CreateTail(group));
        }

        using (var group = H5Write.Group(tail, FileNames.States[1..]))
        {
            _states.ForEach(stream => stream.CreateTail(group));
        }
    }

    private void FlushIfDue()
    {
        _writer.ThrowIfFailed();
        if (_writer.IsDue(_flush!))
        {
            _flush!.Mark(sync: false);
            _writer.SubmitFlush(_flush);
        }
    }

    private static Exception? FailureOf(Action write)
    {
        using var library = Enter();
        try
        {
            write();
            return null;
        }
        catch (Exception e) when (e is H5Exception or IOException or UnauthorizedAccessException)
        {
            return e;
        }
    }

    private void WriteEnd(RunStatus status)
    {
        foreach (var stream in Streams)
        {
            stream.FlushDatasets();
            stream.CommitAll();
        }

        _facts.Mark();
        _flush!.WriteFacts();
        RunFacts.WriteStatus(_file, status);
        _flush.CheckPath();
    }

    private void Close()
    {
        var file = _file;
        (_file, _flush) = (-1, null);
        try
        {
            Check(H5F.close(file));
        }
        finally
        {
            _lock?.Dispose();
        }
    }

    /// <summary>
    /// A run that did not come to its end may go on with the tail. Nothing can be deleted while readers may follow, so the file is
    /// opened once more. The group stays: without it, other links of
    /// the root group would be moved, in more than one write.
    /// </summary>
    private void EmptyTail()
    {
        var file = H5File.Open(_path, H5F.ACC_RDWR);
        try
        {
            foreach (var name in H5Read.Names(file, FileNames.Tail))
            {
                Check(H5L.delete(file, $"{FileNames.Tail}/{name}"));
            }
        }
        finally
        {
            Check(H5F.close(file));
        }
    }

    private void CloseStreams(bool flush)
    {
        foreach (var stream in Streams)
        {
            stream.Close(flush);
        }
    }
}
