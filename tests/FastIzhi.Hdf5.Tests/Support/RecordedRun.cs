using System.Diagnostics;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>A run that was recorded in a file and in memory.</summary>
internal sealed class RecordedRun
{
    public const double Duration = 100;

    private readonly TestRun _run = new();
    private readonly FileKind _kind;
    private readonly byte[] _state = [];
    private readonly ulong[] _position = [];

    public RecordedRun(string path)
    {
        (Path, _kind) = (path, new FileKind());
        (Spikes, States, Ampa) = Keep();
        _run.Write(path, PlanOf(_run, _kind), Duration);
    }

    /// <summary>A file of a kind. Its chunks have the fewest rows, 64.</summary>
    public RecordedRun(string path, FileKind kind)
    {
        (Path, _kind) = (path, kind);
        (Spikes, States, Ampa) = Keep();
        using var writer = new ResultWriter(
            path, _run.Simulation, PlanOf(_run, kind), Description, new ResultWriterOptions { Format = kind.Format });
        _run.Simulation.Run(kind.Duration / 2);
        writer.Flush();
        using var state = new MemoryStream();
        _run.Simulation.Save(state);
        _state = state.ToArray();
        _position = [.. writer.Position];
        _run.Simulation.Run(kind.Duration / 2);
        if (kind.End is { } status)
        {
            writer.Finish(status);
            return;
        }

        // What a killed process leaves is what the system has of its file. The program that copies it knows nothing of the lock on it.
        writer.Flush();
        using (var copy = Process.Start("cp", [path, path + ".killed"]))
        {
            copy.WaitForExit();
        }

        writer.Dispose();
        File.Move(path + ".killed", path, overwrite: true);
    }

    public string Path { get; }

    /// <summary>The spikes of E.</summary>
    public SpikeRecorder Spikes { get; }

    /// <summary>v of all neurons of E.</summary>
    public StateRecorder States { get; }

    /// <summary>g_ampa of neurons 2 and 0 of I, every 3 rows.</summary>
    public StateRecorder Ampa { get; }

    private static RunDescription Description => new("test", 0, "{ \"name\": \"τ\" }");

    /// <summary>Lets a run go on with a file of this kind from the half of this run on.</summary>
    /// <exception cref="ResultFileException">It cannot.</exception>
    public void Resume(string path)
    {
        var run = new TestRun();
        run.Simulation.Restore(new MemoryStream(_state));
        using var writer = ResultWriter.Resume(path, run.Simulation, PlanOf(run, _kind), Description, _position);
        run.Simulation.Run(10);
        writer.Finish(RunStatus.Complete);
    }

    /// <summary>All recordings of a file are the first part of what was recorded in memory.</summary>
    public void AssertBegins(string path, double fraction)
    {
        using var file = ResultFile.Open(path);
        AssertBegins(file, fraction);
    }

    /// <inheritdoc cref="AssertBegins(string, double)"/>
    public void AssertBegins(ResultFile file, double fraction)
    {
        var spikes = file.Spikes("E").Read().ToList();
        var count = (int)(fraction * Spikes.Count);
        Assert.Equal(Spikes.Times.Take(count), spikes.SelectMany(block => block.Times.ToArray()));
        Assert.Equal(Spikes.Neurons.Take(count), spikes.SelectMany(block => block.Neurons.ToArray()));
        AssertBegins(States, file.States("E", "v"), fraction);
        AssertBegins(Ampa, file.States("I", "g_ampa"), fraction);
        Assert.Equal([count], file.Datasets[0].Shape);
        Assert.Empty(file.Spikes("Silent-1.x").Read());
    }

    private static void AssertBegins(StateRecorder expected, ResultStates states, double fraction) => Assert.Equal(
        expected.Values.Take((int)(fraction * expected.Values.Count)).SelectMany(row => row),
        states.Read<double>().SelectMany(block => block.Values.ToArray()));

    private static StateRecording VOfE(TestRun run) => new(run.E, StateVariable.V);

    private static StateRecording AmpaOfI(TestRun run) => new(run.I, TestRun.Ampa, [2, 0], Every: 3);

    private static RecordingPlan PlanOf(TestRun run, FileKind kind) => run.SmallPlan with
    {
        States = [VOfE(run), AmpaOfI(run)],
        CompressionLevel = kind.CompressionLevel,
        StateMantissaBits = kind.MantissaBits,
        StatePrecision = kind.StatePrecision,
    };

    private (SpikeRecorder Spikes, StateRecorder States, StateRecorder Ampa) Keep() =>
        (_run.Keep(new SpikeRecording(_run.E)), _run.Keep(VOfE(_run)), _run.Keep(AmpaOfI(_run)));
}
