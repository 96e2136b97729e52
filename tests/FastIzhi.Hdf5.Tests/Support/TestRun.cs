using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>A small network in which E fires, I is driven by it, and Silent does nothing.</summary>
internal sealed class TestRun
{
    public const double TimeStep = 0.1;

    public TestRun(Precision precision = Precision.Double, int excitatory = 8, Integration integration = Integration.Euler)
    {
        var builder = new NetworkBuilder(seed: 42);
        E = builder.AddPopulation("E", excitatory, CellTypes.RS);
        I = builder.AddPopulation("I", 3, CellTypes.FS);
        Silent = builder.AddPopulation("Silent-1.x", 2, CellTypes.RS);
        builder.Connect(E, I, new RingRule(weight: 160.0 / excitatory, sigma: 90));
        builder.Inject(E, new StepCurrent(600));
        Simulation = new Simulation(
            builder.Build(), new SimulationOptions { Integration = integration, Precision = precision, TimeStep = TimeStep });
    }

    public Population E { get; }

    public Population I { get; }

    public Population Silent { get; }

    public Simulation Simulation { get; }

    public static StateVariable Ampa { get; } = StateVariable.Conductance(StandardReceptors.Ampa.Name);

    /// <summary>The spikes of all populations and v of E.</summary>
    public RecordingPlan SmallPlan => new()
    {
        Spikes = [new(E), new(I), new(Silent)],
        States = [new(E, StateVariable.V)],
    };

    /// <summary>Writes a run with a plan to a file.</summary>
    public void Write(string path, RecordingPlan plan, double duration, string experiment = "")
    {
        using var writer = new ResultWriter(path, Simulation, plan, new RunDescription("test", duration, experiment));
        Simulation.Run(duration);
        writer.Finish(RunStatus.Complete);
    }

    /// <summary>Records the same in memory.</summary>
    public StateRecorder Keep(StateRecording recording)
    {
        var recorder = new StateRecorder();
        Simulation.Record(recording.Population, recording.Variable, recorder, recording.Neurons, recording.Every);
        return recorder;
    }

    /// <summary>Records the same in memory.</summary>
    public SpikeRecorder Keep(SpikeRecording recording)
    {
        var recorder = new SpikeRecorder();
        Simulation.Record(recording.Population, recorder, recording.Neurons);
        return recorder;
    }
}
