using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>A run that was recorded in a file and in memory.</summary>
internal sealed class RecordedRun
{
    public const double Duration = 100;

    private readonly TestRun _run = new();

    public RecordedRun(string path)
    {
        Path = path;
        (Spikes, States, Ampa) = (_run.Keep(new SpikeRecording(_run.E)), _run.Keep(VOfE), _run.Keep(AmpaOfI));
        var plan = _run.SmallPlan with { States = [VOfE, AmpaOfI] };
        _run.Write(path, plan, Duration);
    }

    public string Path { get; }

    /// <summary>The spikes of E.</summary>
    public SpikeRecorder Spikes { get; }

    /// <summary>v of all neurons of E.</summary>
    public StateRecorder States { get; }

    /// <summary>g_ampa of neurons 2 and 0 of I, every 3 rows.</summary>
    public StateRecorder Ampa { get; }

    private StateRecording VOfE => new(_run.E, StateVariable.V);

    private StateRecording AmpaOfI => new(_run.I, TestRun.Ampa, [2, 0], Every: 3);

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
}
