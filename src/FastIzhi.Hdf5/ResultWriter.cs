using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Writing;
using FastIzhi.Recording;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5;

/// <summary>
/// Streams what a simulation records to an HDF5 file, whose layout docs/results.md shows. Rows are collected in blocks that a
/// thread of its own writes while the simulation goes on; when the disk is slower, the simulation waits. Memory does not grow
/// with the length of a run: all blocks together take at most <see cref="BufferBytes"/>, or two rows of everything that is
/// recorded if that is more.
/// </summary>
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
    private readonly RunFacts _facts;
    private readonly BlockWriter _writer;
    private readonly List<SpikeStream> _spikes = [];
    private readonly List<StateStream> _states = [];
    private long _file = -1;

    /// <summary>Creates the file and records from the present row of the simulation on.</summary>
    /// <param name="path">The file to create.</param>
    /// <param name="simulation">The simulation; run it after this.</param>
    /// <param name="plan">What to record.</param>
    /// <param name="run">What the file says about the run.</param>
    /// <param name="overwrite">Whether an existing file of that name is replaced.</param>
    /// <exception cref="ResultFileException">The file exists, or cannot be created, or there is no HDF5 library.</exception>
    /// <exception cref="ArgumentException">
    /// The plan does not fit the simulation, or the duration is not a multiple of its time step; no file is created.
    /// </exception>
    public ResultWriter(
        string path, Simulation simulation, RecordingPlan plan, RunDescription run, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        PlanCheck.Check(plan, simulation.Network);
        var steps = Simulation.StepsIn(run.Duration, simulation.Options.TimeStep);
        CheckPath(path, overwrite);
        (_path, _facts, _writer) = (path, new RunFacts(simulation, run), new BlockWriter(path));
        try
        {
            Record(simulation, plan, steps);
            Create(overwrite);
        }
        catch (Exception e) when (e is H5Exception or DllNotFoundException)
        {
            CloseStreams(flush: false);
            throw new ResultFileException(path, $"cannot create '{path}': {e.Message}", e);
        }
        catch
        {
            CloseStreams(flush: false);
            throw;
        }

        _facts.Begin();
        _writer.Start(_spikes.Count + _states.Count);
    }

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

        CloseStreams(flush: true);
        _writer.End();
        try
        {
            Close(_writer.Failure is null ? status : RunStatus.Failed);
        }
        catch (H5Exception e)
        {
            // What the writer met first tells more.
            _writer.ThrowIfFailed();
            throw new ResultFileException(_path, $"cannot write '{_path}': {e.Message}", e);
        }

        _writer.ThrowIfFailed();
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

    private static void CheckPath(string path, bool overwrite)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new ResultFileException(path, $"cannot create '{path}': there is no folder '{folder}'");
        }

        if (Directory.Exists(path))
        {
            throw new ResultFileException(path, $"cannot create '{path}': it is a folder");
        }

        if (File.Exists(path) && !overwrite)
        {
            throw new ResultFileException(
                path, $"'{path}' exists and is kept; choose another name, or overwrite it (--overwrite)");
        }
    }

    private static ChunkLayout LayoutOf(StateRecording state, RecordingPlan plan, SimulationOptions options, long rows)
    {
        var single = (plan.StatePrecision ?? options.Precision) == Precision.Single;
        return new ChunkLayout(state.NeuronCount, single ? sizeof(float) : sizeof(double), rows, BlockBytes(plan));
    }

    /// <summary>What one of the two blocks of each stream may take [bytes].</summary>
    private static long BlockBytes(RecordingPlan plan) =>
        BufferBytes / (2 * Math.Max(1, plan.Spikes.Count + plan.States.Count));

    private void Record(Simulation simulation, RecordingPlan plan, long steps)
    {
        var timeStep = simulation.Options.TimeStep;
        foreach (var recording in plan.Spikes)
        {
            var neurons = recording.Neurons?.Count ?? recording.Population.Size;
            var chunk = SpikeStream.ChunkFor(neurons, steps * timeStep, BlockBytes(plan));
            var stream = new SpikeStream(recording.Population, chunk, _writer);
            _spikes.Add(stream);
            simulation.Record(recording.Population, stream, recording.Neurons);
        }

        foreach (var recording in plan.States)
        {
            var layout = LayoutOf(recording, plan, simulation.Options, recording.RowCount(steps));
            var firstRow = (simulation.Row + recording.Every - 1) / recording.Every * recording.Every;
            var stream = new StateStream(recording, layout, firstRow, timeStep, _writer);
            _states.Add(stream);
            simulation.Record(recording.Population, recording.Variable, stream, recording.Neurons, recording.Every);
        }
    }

    private void Create(bool overwrite)
    {
        using var library = Enter();
        using var access = new Hid(Check(H5P.create(H5P.FILE_ACCESS)), H5P.close);
        Check(H5P.set_libver_bounds(access, H5F.libver_t.V110, H5F.libver_t.V110));
        Check(H5P.set_fclose_degree(access, H5F.close_degree_t.STRONG));
        var file = Check(H5F.create(_path, overwrite ? H5F.ACC_TRUNC : H5F.ACC_EXCL, H5P.DEFAULT, access));
        try
        {
            CreateObjects(file);
            _file = file;
        }
        catch
        {
            _ = H5F.close(file);
            if (!overwrite)
            {
                File.Delete(_path);
            }

            throw;
        }
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

        Check(H5F.flush(file, H5F.scope_t.GLOBAL));
    }

    private void Close(RunStatus status)
    {
        using var library = Enter();
        try
        {
            foreach (var stream in Streams)
            {
                stream.WriteEnd(_file);
            }

            _facts.WriteEnd(_file, status);
        }
        finally
        {
            var file = _file;
            _file = -1;
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
