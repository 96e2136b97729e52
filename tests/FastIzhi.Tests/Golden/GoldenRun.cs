using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Tests.Golden;

/// <summary>A run of a golden case in the reference scheme, its neurons numbered through.</summary>
internal sealed class GoldenRun
{
    private readonly List<(int First, SpikeRecorder Spikes)> _spikes = [];

    public GoldenRun(Network network, Precision precision)
    {
        Simulation = new Simulation(network, new SimulationOptions
        {
            Scheme = Scheme.Reference,
            TimeStep = GoldenNetworks.TimeStep,
            Precision = precision,
        });
        var first = 0;
        foreach (var population in network.Populations)
        {
            var recorder = new SpikeRecorder();
            Simulation.Record(population, recorder);
            _spikes.Add((first, recorder));
            first += population.Size;
        }
    }

    public Simulation Simulation { get; }

    /// <summary>The spikes so far, in the order of rows and then neurons.</summary>
    public List<(long Row, int Neuron)> Spikes =>
    [
        .. _spikes
            .SelectMany(part => part.Spikes.Rows.Zip(part.Spikes.Neurons, (row, neuron) => (row, part.First + neuron)))
            .Order(),
    ];

    /// <summary>The rows on which each neuron fired.</summary>
    public ILookup<int, long> RowsByNeuron => Spikes.ToLookup(spike => spike.Neuron, spike => spike.Row);

    /// <summary>A state variable of all neurons on the present row, in double precision.</summary>
    public double[] State(StateVariable variable) =>
        [.. Simulation.Network.Populations.SelectMany(p => Simulation.State<double>(p, variable).ToArray())];

    public GoldenRun RunTo(long row)
    {
        while (Simulation.Row < row)
        {
            Simulation.Step();
        }

        return this;
    }
}
