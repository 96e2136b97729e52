using System.Numerics;
using FastIzhi.Networks;
using FastIzhi.Receptors;
using FastIzhi.Recording;

namespace FastIzhi.Reference;

/// <summary>
/// The oracle: a simulator of one neuron after the other that shares no code with the engine and gives the same bits.
/// <para>
/// The order it follows, in both schemes. A row is computed from the row before: first all neurons, then their conductances,
/// then the spikes of this row in the order of populations, projections, source neurons and targets. The sum for v begins
/// with <c>k (v - v_r) (v - v_t) + (I - u)</c> and adds <c>g (E - v)</c> channel by channel; channels are in the order of the
/// network's receptors and, for one receptor, of the populations and then the spike inputs that open it. Each product that is added is fused with its
/// sum (one rounding); constants are computed in double precision and rounded once.
/// </para>
/// <para>
/// Reference: row i uses the current of row i; a spike of row i adds w (1 + (dt / tau) s) to g of row i.
/// Standard: row i uses the current of row i - 1; a spike of row i adds w to g of row i + n, after the decay, where n is the delay
/// of the synapse in steps. Spikes from outside follow those of all projections, in the order of injection; those between two rows
/// add weight times their number to g of the second.
/// </para>
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ScalarSimulator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network _network;
    private readonly SimulationOptions _options;
    private readonly Scheme _scheme;
    private readonly double _timeStep;
    private readonly InputCurrents<T> _currents;
    private readonly InputSpikes _trains;
    private readonly List<ScalarChannel<T>> _channels;
    private readonly Dictionary<Population, ScalarNeuron<T>[]> _neurons;
    private readonly Dictionary<Population, ScalarTraces[]> _traces;

    /// <summary>Sets all neurons to their start.</summary>
    public ScalarSimulator(Network network, SimulationOptions options)
    {
        var dt = options.TimeStep;
        (_network, _options, _scheme, _timeStep) = (network, options, options.Scheme, dt);
        _currents = new InputCurrents<T>(network, dt);
        _trains = new InputSpikes(network, dt);
        _channels = [.. AllReceptors(network).Select(receptor => new ScalarChannel<T>(receptor, _scheme, dt))];
        _neurons = network.Populations.ToDictionary(p => p, p => EachNeuronOf(p, i => new ScalarNeuron<T>(
            p.ParametersOf(i), dt, p.StartVoltageOf(i), p.StartRecoveryOf(i), p.RefractoryTimeOf(i), _channels.Count)));
        _traces = network.Populations.ToDictionary(p => p, p => EachNeuronOf(p, _ => new ScalarTraces(p.Receptors, dt)));
    }

    /// <summary>Number of steps taken.</summary>
    public long Row { get; private set; }

    /// <summary>A state variable of each neuron.</summary>
    public T[] State(Population population, StateVariable variable) => EachNeuronOf(population, i =>
    {
        var neuron = _neurons[population][i];
        return variable == StateVariable.V ? neuron.V
            : variable == StateVariable.U ? neuron.U
            : Conductance(neuron, variable.Receptor!);
    });

    /// <summary>The neurons that fired on the present row, ascending.</summary>
    public int[] Spikes(Population population) =>
        [.. Enumerable.Range(0, population.Size).Where(i => _neurons[population][i].Fired)];

    /// <summary>Computes the next row.</summary>
    public void Step()
    {
        Row++;
        foreach (var population in _network.Populations)
        {
            for (var i = 0; i < population.Size; i++)
            {
                var neuron = _neurons[population][i];
                var current = _currents.Of(population, i, _scheme == Scheme.Reference ? Row : Row - 1);
                neuron.Advance(_options, current, _channels);
                DeliverTrains(population, i);
                neuron.Decay(Row, _channels);
            }
        }

        foreach (var population in _network.Populations)
        {
            DeliverSpikes(population);
        }
    }

    private void DeliverTrains(Population population, int neuron)
    {
        foreach (var (trains, count) in _trains.Of(population, neuron, Row))
        {
            var arrivals = _neurons[population][neuron].ArrivalsAt(Row);
            foreach (var c in trains.Receptors.Select(r => _channels.FindIndex(channel => channel.Receptor == r)))
            {
                arrivals[c] = T.FusedMultiplyAdd(T.CreateChecked(trains.Weight), T.CreateChecked(count), arrivals[c]);
            }
        }
    }

    private void DeliverSpikes(Population source)
    {
        var fired = Spikes(source);
        var channels = source.Receptors.Select(r => _channels.FindIndex(channel => channel.Receptor == r)).ToArray();
        var factors = fired.ToDictionary(i => i, i => WeightFactors(source, i));
        foreach (var projection in _network.Projections.Where(projection => projection.Source == source))
        {
            var synapses = projection.Synapses;
            foreach (var i in fired)
            {
                for (var s = synapses.RowPointers[i]; s < synapses.RowPointers[i + 1]; s++)
                {
                    var target = _neurons[projection.Target][synapses.Targets[(int)s]];
                    var sums = _scheme == Scheme.Reference
                        ? target.Conductances
                        : target.ArrivalsAt(Row + StepsOf(synapses.DelayOf(s)));
                    var weight = WeightOf(projection, synapses.WeightOf(s));
                    for (var r = 0; r < channels.Length; r++)
                    {
                        sums[channels[r]] = T.FusedMultiplyAdd(weight, factors[i][r], sums[channels[r]]);
                    }
                }
            }
        }
    }

    /// <summary>What a spike of this row multiplies its weights by, per receptor.</summary>
    private T[] WeightFactors(Population source, int neuron) => _scheme == Scheme.Reference
        ? Array.ConvertAll(_traces[source][neuron].Fire(Row), T.CreateChecked)
        : [.. source.Receptors.Select(_ => T.One)];

    /// <summary>The nearest number of steps, at least one.</summary>
    private long StepsOf(double delay) => Math.Max(1, (long)Math.Round(delay / _timeStep));

    /// <summary>A weight as it is stored.</summary>
    private static T WeightOf(Projection projection, double weight) => T.CreateChecked(
        projection.WeightFormat == WeightFormat.BFloat16 && projection.Rule.CommonWeight is null ? BFloat16.Round(weight) : weight);

    private T Conductance(ScalarNeuron<T> neuron, string receptor)
    {
        var sum = T.Zero;
        for (var c = 0; c < _channels.Count; c++)
        {
            sum += _channels[c].Receptor.Name == receptor ? neuron.Conductances[c] : T.Zero;
        }

        return sum;
    }

    /// <summary>The standard receptors and the others that spikes can open, each with its tau.</summary>
    private static IEnumerable<ReceptorKind> AllReceptors(Network network)
    {
        var driven = network.Populations
            .Where(population => network.Projections.Any(projection => projection.Source == population))
            .SelectMany(population => population.Receptors)
            .Concat(network.SpikeInjections.SelectMany(injection => injection.Trains.Receptors));
        var all = StandardReceptors.All.Concat(driven).Distinct().ToList();
        return network.Receptors.SelectMany(named => all.Where(receptor => receptor.Name == named.Name));
    }

    private static TItem[] EachNeuronOf<TItem>(Population population, Func<int, TItem> make) =>
        [.. Enumerable.Range(0, population.Size).Select(make)];
}
