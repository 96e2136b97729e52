using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Tests.Golden;

/// <summary>The networks of the golden files. Their neurons are numbered through: first those of E, then those of I.</summary>
internal static class GoldenNetworks
{
    private const double RingWidth = 14.4;

    /// <summary>The first row with current in the single-neuron cases: the first i with T[i - 1] above 100 ms.</summary>
    public const int FirstRowWithCurrent = 1001;

    /// <summary>Time step of all cases [ms].</summary>
    public const double TimeStep = 0.1;

    public static Network ByName(string name) => name switch
    {
        "rs_dc125" => Single(CellTypes.RS, FirstRowWithCurrent, [125]),
        "fs_dc125" => Single(CellTypes.FS, FirstRowWithCurrent, [125]),
        "net4_handwired" => Handwired(),
        "net4_ring" => Ring(2, 2),
        "net120_ring" => Ring(100, 20),
        _ => throw new ArgumentException($"there is no golden case '{name}'", nameof(name)),
    };

    /// <summary>Neurons without synapses, each with a current of its own from a row on.</summary>
    public static Network Single(CellType type, int firstRow, double[] currents)
    {
        var builder = new NetworkBuilder();
        var neurons = builder.AddPopulation(type.Name, currents.Length, type);
        builder.Inject(neurons, new StepCurrent(currents) { Start = firstRow * TimeStep });
        return builder.Build();
    }

    private static Network Handwired()
    {
        var builder = new NetworkBuilder();
        var (e, i) = AddPopulations(builder, 2, 2);
        builder.Connect(e, i, new SynapseListRule([new Synapse(0, 0, 5), new Synapse(1, 1, 5)]));
        builder.Connect(i, e, new SynapseListRule([new Synapse(0, 1, 10), new Synapse(1, 0, 10)]));
        builder.Inject(e, new StepCurrent([1250.0, 1200.0]));
        return builder.Build();
    }

    private static Network Ring(int excitatory, int inhibitory)
    {
        var builder = new NetworkBuilder();
        var (e, i) = AddPopulations(builder, excitatory, inhibitory);
        builder.Connect(e, e, new RingRule(5, RingWidth));
        builder.Connect(e, i, new RingRule(10, RingWidth));
        builder.Connect(i, e, new RingRule(0, RingWidth));
        builder.Connect(i, i, new RingRule(10, RingWidth));
        builder.Inject(e, new StepCurrent([500.0, 400.0]) { Neurons = [0, 1] });
        return builder.Build();
    }

    private static (Population E, Population I) AddPopulations(NetworkBuilder builder, int excitatory, int inhibitory) =>
        (builder.AddPopulation("E", excitatory, CellTypes.RS), builder.AddPopulation("I", inhibitory, CellTypes.FS));
}
